import type { DiagnosticDescriptor } from '../diagnostic.ts';
import type { TextRange } from '../../syntax/tree.ts';

export const boundsReversed: DiagnosticDescriptor<{
  readonly lower: string;
  readonly upper: string;
  readonly swapped?: string;
  readonly range: TextRange;
}> = {
  code: 'MG412',
  name: 'bounds-reversed',
  severity: 'error',
  explanation: 'A pair of bounds is written smaller first.',
  examples: {
    wrong: `mgmodel 1
param B = 0.5 in 1 .. 0.1
let b = B`,
    right: `mgmodel 1
param B = 0.5 in 0.1 .. 1
let b = B`,
  },
  message: ({ lower, upper }) =>
    `These bounds hold no value: the lower one, ${lower}, is not below the upper one, ${upper}`,
  fixes: ({ swapped, range }) =>
    swapped === undefined
      ? []
      : [{ title: 'Swap the two bounds', edits: [{ range, newText: swapped }], preferred: true }],
};
