import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';

export const outOfPlace: DiagnosticDescriptor<{
  readonly what: string;
  readonly where: string;
  readonly allowed: string;
}> = {
  code: 'MG407',
  name: 'out-of-place',
  severity: 'error',
  explanation: 'The statement is sound but does not belong into this block.',
  examples: {
    wrong: `${alloyText}model m of X {
  elastic { E = 90 GPa }
  over T = 300 K .. 400 K step 50 K
}`,
    right: `${alloyText}model m of X {
  elastic { E = 90 GPa }
}`,
  },
  message: ({ what, where, allowed }) => `${what} has no place in ${where}, which takes ${allowed}`,
};
