/**
 * Cuts a text where no statement can reach across: before a declaration that begins at the margin, with the comments that
 * stand above it. Each piece can then be read by itself.
 */
import { declarationWords } from './keywords.ts';

/** Half-open range of offsets. */
export interface Cut {
  readonly start: number;
  readonly end: number;
}

/** A declaration word at the margin and the first letter of a name. */
const declarationStart = new RegExp(`(?:${declarationWords.join('|')})[ \\t]+[A-Za-z_]`, 'y');
/** A line that holds no statement. */
const idleLine = /[ \t;]*(?:#[^\r\n]*)?(?:[\r\n]|$)/y;

function matchesAt(pattern: RegExp, text: string, offset: number): boolean {
  pattern.lastIndex = offset;
  return pattern.test(text);
}

/** Offset of the line behind the one that `offset` lies in. */
function nextLine(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
}

/** The pieces of a text, in order, without gaps. */
export function piecesOf(text: string): Cut[] {
  const pieces: Cut[] = [];
  let start = 0;
  /** Behind the last line that holds more than a comment. */
  let idleFrom = 0;
  for (let line = 0; line < text.length; line = nextLine(text, line)) {
    if (matchesAt(idleLine, text, line)) continue;
    if (idleFrom > start && matchesAt(declarationStart, text, line)) {
      pieces.push({ start, end: idleFrom });
      start = idleFrom;
    }
    idleFrom = nextLine(text, line);
  }
  pieces.push({ start, end: text.length });
  return pieces;
}
