import type { DiagnosticDescriptor } from '../diagnostic.ts';

export const importHasErrors: DiagnosticDescriptor<{ readonly path: string; readonly problem: string }> = {
  code: 'MG904',
  name: 'import-has-errors',
  severity: 'information',
  explanation: 'The imported file has errors of its own; what they touch cannot be used here.',
  examples: {
    wrong: `mgmodel 1
import "broken.mgmodel"
let y = 1`,
    right: `mgmodel 1
import "a.mgmodel"
let y = 1`,
    files: {
      'a.mgmodel': `mgmodel 1
let x = 1`,
      'broken.mgmodel': `mgmodel 1
let x = `,
    },
  },
  message: ({ path, problem }) =>
    `"${path}" has errors of its own (${problem}); what depends on them is not checked here`,
};
