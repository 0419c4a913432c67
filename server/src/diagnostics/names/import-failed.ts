import type { DiagnosticDescriptor } from '../diagnostic.ts';

export const importFailed: DiagnosticDescriptor<{ readonly path: string; readonly problem: string }> = {
  code: 'MG701',
  name: 'import-failed',
  severity: 'error',
  explanation:
    'The file of an import could not be read. The path is relative to the file it is written in and must stay inside the workspace.',
  examples: {
    wrong: `mgmodel 1
import "no-such-file.mgmodel"`,
    right: `mgmodel 1
let a = 1`,
  },
  message: ({ path, problem }) => `"${path}" cannot be imported: ${problem}`,
};
