import type { DiagnosticDescriptor } from '../diagnostic.ts';

export const dataNotChecked: DiagnosticDescriptor<{ readonly path: string }> = {
  code: 'MG903',
  name: 'data-not-checked',
  severity: 'information',
  explanation: 'The table has not been read yet, so its columns could not be compared with this block.',
  examples: {
    wrong: ``,
    right: ``,
  },
  message: ({ path }) => `The columns of "${path}" could not be checked: the table has not been read yet`,
};
