import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';

export const hidesBuiltIn: DiagnosticDescriptor<{ readonly name: string; readonly what: string }> = {
  code: 'MG224',
  name: 'hides-built-in',
  severity: 'hint',
  explanation:
    'A law or function of the language can no longer be reached under this name in this file. That is allowed; it is said in case it was not meant.',
  examples: {
    wrong: `mgmodel 1
fn arrhenius(x: number) = 2*x
let y = arrhenius(2)`,
    right: `mgmodel 1
fn my_arrhenius(x: number) = 2*x
let y = my_arrhenius(2)`,
  },
  message: ({ name, what }) => `${quoted(name)} hides the built-in ${what} of that name in this file`,
};
