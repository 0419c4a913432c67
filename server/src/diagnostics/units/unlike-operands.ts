import type { DiagnosticDescriptor } from '../diagnostic.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { quoted } from '../words.ts';

interface Side {
  readonly text: string;
  /** "a stress". */
  readonly words: string;
  /** In base units. */
  readonly base: string;
}

export const unlikeOperands: DiagnosticDescriptor<{
  readonly left: Side;
  readonly right: Side;
  /** What was tried: "they cannot be added". */
  readonly problem: string;
  readonly remedy?: string;
  /** Puts the unit of one side behind the bare number of the other. */
  readonly addUnit?: { readonly at: number; readonly unit: string };
  /** The side that the message does not stand at. */
  readonly other: 'left' | 'right';
  readonly otherRange: TextRange;
}> = {
  code: 'MG303',
  name: 'unlike-operands',
  severity: 'error',
  explanation:
    'Only like can be added to like, taken from it, compared with it, chosen between or listed with it: both sides must have the same powers of the base units. Their size may differ: 1 h + 5 min is fine.',
  examples: {
    wrong: `mgmodel 1
let a = 3 GPa + 2 s`,
    right: `mgmodel 1
let a = 3 GPa + 2 MPa`,
  },
  message: ({ left, right, problem, remedy }) =>
    `${left.text} is ${left.words}, ${right.text} is ${right.words}: ${problem} (${left.base} and ${right.base}${
      remedy === undefined ? '' : `; ${remedy} to mend it`
    })`,
  fixes: ({ addUnit }) =>
    addUnit
      ? [
          {
            title: `Write ${quoted(addUnit.unit)} behind it`,
            edits: [{ range: { start: addUnit.at, end: addUnit.at }, newText: ` ${addUnit.unit}` }],
            preferred: true,
          },
        ]
      : [],
  related: ({ left, right, other, otherRange }) => {
    const { text, words } = other === 'left' ? left : right;
    return [{ range: otherRange, message: `${text} is ${words}` }];
  },
};
