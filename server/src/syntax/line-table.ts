/** Offsets to zero-based lines and UTF-16 columns, and back, in logarithmic time. */
import type { TextRange } from './tree.ts';

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface LineTable {
  readonly lineCount: number;
  positionAt(offset: number): Position;
  rangeAt(range: TextRange): { readonly start: Position; readonly end: Position };
  /** Offset of a position; columns past the end of the line stop there. */
  offsetAt(position: Position): number;
}

/** Lines end at LF, CRLF or CR, as in the Language Server Protocol. */
export function createLineTable(text: string): LineTable {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  const startOf = (line: number): number => starts[line] ?? text.length;

  const positionAt = (offset: number): Position => {
    const inText = Math.min(Math.max(offset, 0), text.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (startOf(middle) <= inText) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: inText - startOf(low) };
  };

  return {
    lineCount: starts.length,
    positionAt,
    rangeAt: ({ start, end }) => ({ start: positionAt(start), end: positionAt(end) }),
    offsetAt: ({ line, character }) => {
      if (line < 0) return 0;
      if (line >= starts.length) return text.length;
      let end = line + 1 < starts.length ? startOf(line + 1) : text.length;
      while (end > startOf(line) && /[\r\n]/.test(text.charAt(end - 1))) end--;
      return Math.min(startOf(line) + Math.max(character, 0), end);
    },
  };
}
