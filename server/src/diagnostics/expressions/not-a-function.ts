import type { DiagnosticDescriptor } from '../diagnostic.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { quoted } from '../words.ts';

export const notAFunction: DiagnosticDescriptor<{
  readonly name: string;
  /** "a unit", "a constant", "a value". */
  readonly what: string;
  /** Between the name and its bracket. */
  readonly gap: TextRange;
}> = {
  code: 'MG203',
  name: 'not-a-function',
  severity: 'error',
  explanation:
    'A name right before `(` is a call, with or without a space between them. Where a product is meant, write `*`.',
  examples: {
    wrong: `mgmodel 1
let w = 3
let area = w (w + 1)`,
    right: `mgmodel 1
let w = 3
let area = w * (w + 1)`,
  },
  message: ({ name, what }) => `${quoted(name)} is ${what}, not a function; a product needs \`*\` before the bracket`,
  fixes: ({ gap }) => [{ title: 'Write `*`', edits: [{ range: gap, newText: ' * ' }], preferred: true }],
};
