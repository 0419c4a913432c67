import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';
import { quoted } from '../words.ts';

export const countsDiffer: DiagnosticDescriptor<{
  readonly place: string;
  readonly first: string;
  readonly firstCount: number;
  readonly second: string;
  readonly secondCount: number;
}> = {
  code: 'MG437',
  name: 'counts-differ',
  severity: 'error',
  explanation: 'A Prony series has one strength for each relaxation time.',
  examples: {
    wrong: `${alloyText}model m of X {
  elastic { E = 90 GPa }
  relaxation a : prony { tau = [1, 10] s; strength = [2, 3, 1] GPa }
}`,
    right: `${alloyText}model m of X {
  elastic { E = 90 GPa }
  relaxation a : prony { tau = [1, 10, 100] s; strength = [2, 3, 1] GPa }
}`,
  },
  message: ({ place, first, firstCount, second, secondCount }) =>
    `${place} has ${firstCount} values of ${quoted(first)} and ${secondCount} of ${quoted(second)}; each needs its partner`,
};
