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
  /** The unit of the other side, and where it would stand on the wrong one. */
  readonly writeUnit?: { readonly range: TextRange; readonly unit: string };
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
  fixes: ({ writeUnit }) =>
    writeUnit
      ? [
          {
            title: `Write ${quoted(writeUnit.unit)}`,
            edits: [{ range: writeUnit.range, newText: ` ${writeUnit.unit}` }],
            ...(writeUnit.range.start === writeUnit.range.end ? { preferred: true } : {}),
          },
        ]
      : [],
  related: ({ left, right, other, otherRange }) => {
    const { text, words } = other === 'left' ? left : right;
    return [{ range: otherRange, message: `${text} is ${words}` }];
  },
};
