import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';

export const importedTwice: DiagnosticDescriptor<{
  readonly name: string;
  readonly first: string;
  readonly second: string;
}> = {
  code: 'MG227',
  name: 'imported-twice',
  severity: 'warning',
  explanation:
    'Two imported files declare the same name; the one imported first is used. Rename one of them, so that a reader need not know the rule.',
  examples: {
    wrong: `mgmodel 1
import "a.mgmodel"
import "b.mgmodel"
let y = x`,
    right: `mgmodel 1
import "a.mgmodel"
let y = x`,
    files: {
      'a.mgmodel': `mgmodel 1
let x = 1`,
      'b.mgmodel': `mgmodel 1
let x = 2`,
    },
  },
  message: ({ name, first, second }) =>
    `${quoted(name)} is declared in "${first}" and in "${second}"; the one of "${first}" is used`,
};
