/** Texts in which places are marked: `«here»` is taken out, and its range remembered. */
import type { TextRange } from '../../../server/src/syntax/tree.ts';

export interface MarkedText {
  readonly text: string;
  readonly ranges: readonly TextRange[];
}

export function readMarks(marked: string): MarkedText {
  const ranges: TextRange[] = [];
  const open: number[] = [];
  let text = '';
  for (const sign of marked) {
    if (sign === '«') open.push(text.length);
    else if (sign === '»') {
      const start = open.pop();
      if (start === undefined) throw new Error('a mark is closed that was not opened');
      ranges.push({ start, end: text.length });
    } else text += sign;
  }
  return { text, ranges: ranges.sort((a, b) => a.start - b.start) };
}
