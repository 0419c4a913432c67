import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';

export const notToVary: DiagnosticDescriptor<{ readonly found: string }> = {
  code: 'MG438',
  name: 'not-to-vary',
  severity: 'error',
  explanation: 'A fit varies params, or values of its model reached by a path (`beta.tau.U in 70 .. 100 kJ/mol`).',
  examples: {
    wrong: ``,
    right: ``,
  },
  message: ({ found }) => `${found} cannot be varied: name a param, or a value of the model such as ${quoted('beta.tau.U in 70 .. 100 kJ/mol')}`,
};
