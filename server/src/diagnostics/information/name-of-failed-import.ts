import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';

export const nameOfFailedImport: DiagnosticDescriptor<{ readonly name: string }> = {
  code: 'MG902',
  name: 'name-of-failed-import',
  severity: 'information',
  explanation:
    'The name may come from a file that could not be imported; it is not reported as unknown until the import works.',
  examples: {
    wrong: `mgmodel 1
import "no-such-file.mgmodel"
let a = 2*b`,
    right: `mgmodel 1
let b = 1
let a = 2*b`,
  },
  message: ({ name }) => `${name === '' ? 'This' : quoted(name)} could not be checked: an import of this file failed`,
};
