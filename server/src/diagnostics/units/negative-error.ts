import type { DiagnosticDescriptor } from '../diagnostic.ts';

export const negativeError: DiagnosticDescriptor<{ readonly text: string }> = {
  code: 'MG310',
  name: 'negative-error',
  severity: 'error',
  explanation: 'The uncertainty behind `±` is a size and has no sign.',
  examples: {
    wrong: `mgmodel 1
let E = 83 GPa ± -2 GPa`,
    right: `mgmodel 1
let E = 83 GPa ± 2 GPa`,
  },
  message: ({ text }) => `${text} is below zero; the uncertainty behind ± has no sign`,
};
