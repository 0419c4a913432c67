import type { DiagnosticDescriptor } from '../diagnostic.ts';

export const versionMissing: DiagnosticDescriptor<{ readonly found: boolean }> = {
  code: 'MG401',
  name: 'version-missing',
  severity: 'hint',
  explanation:
    'A file may begin with `mgmodel 1`, the version of the language it is written in, so that it can be read the same way years from now.',
  examples: {
    wrong: `let a = 1`,
    right: `mgmodel 1
let a = 1`,
  },
  message: () => 'The file does not say which version of the language it is written in; begin it with `mgmodel 1`',
  fixes: () => [
    {
      title: 'Begin the file with `mgmodel 1`',
      edits: [{ range: { start: 0, end: 0 }, newText: 'mgmodel 1\n\n' }],
      preferred: true,
    },
  ],
};
