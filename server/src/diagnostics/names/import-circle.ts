import type { DiagnosticDescriptor } from '../diagnostic.ts';

export const importCircle: DiagnosticDescriptor<{ readonly files: readonly string[] }> = {
  code: 'MG702',
  name: 'import-circle',
  severity: 'error',
  explanation:
    'The imported file imports, directly or through others, the file that imports it. Move what both need into a third file.',
  examples: {
    wrong: `mgmodel 1
import "back.mgmodel"
let y = 1`,
    right: `mgmodel 1
import "a.mgmodel"
let y = 1`,
    files: {
      'a.mgmodel': `mgmodel 1
let x = 1`,
      'back.mgmodel': `mgmodel 1
import "example.mgmodel"
let x = 1`,
    },
  },
  message: ({ files }) =>
    `This import closes a circle: ${files.join(' → ')}; move what they share into a file of its own`,
};
