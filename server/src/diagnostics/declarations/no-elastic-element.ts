import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';
import { quoted } from '../words.ts';

export const noElasticElement: DiagnosticDescriptor<{ readonly model: string; readonly insertAt?: number }> = {
  code: 'MG431',
  name: 'no-elastic-element',
  severity: 'error',
  explanation: 'Every model has an elastic element, its instantaneous response: `elastic { E = 33 GPa }`.',
  examples: {
    wrong: `${alloyText}model m of X {
  relaxation a : debye { strength = 10 GPa; tau = 1 s }
}`,
    right: `${alloyText}model m of X {
  elastic { E = 90 GPa }
  relaxation a : debye { strength = 10 GPa; tau = 1 s }
}`,
  },
  message: ({ model }) =>
    `${quoted(model)} has no elastic element: add ${quoted('elastic { E = 33 GPa }')} with its modulus`,
  fixes: ({ insertAt }) =>
    insertAt === undefined
      ? []
      : [
          {
            title: 'Add the elastic element',
            edits: [{ range: { start: insertAt, end: insertAt }, newText: '\n  elastic { E = 33 GPa }' }],
            preferred: true,
          },
        ],
};
