import type { DiagnosticDescriptor } from '../diagnostic.ts';
import type { TextRange } from '../../syntax/tree.ts';

export const oneDenominator: DiagnosticDescriptor<{
  readonly text: string;
  readonly meaning: string;
  readonly other: string;
  readonly range: TextRange;
}> = {
  code: 'MG213',
  name: 'one-denominator',
  severity: 'hint',
  explanation:
    'Two factors side by side bind tighter than `/`, so that `1/30.6 GPa` divides by 30.6 GPa; `1/2 x` therefore divides by both 2 and x. Brackets show which is meant.',
  examples: {
    wrong: `mgmodel 1
param x = 3
let a = 1/2 x`,
    right: `mgmodel 1
param x = 3
let a = 1/(2 x)`,
  },
  message: ({ text, meaning }) => `\`${text}\` reads as \`${meaning}\``,
  fixes: ({ range, meaning, other }) => [
    { title: `Write \`${meaning}\``, edits: [{ range, newText: meaning }], preferred: true },
    { title: `Write \`${other}\``, edits: [{ range, newText: other }] },
  ],
};
