/**
 * Reads a text again and again as it is edited. Pieces that an edit has not touched keep their trees; where they have
 * moved, the places in them move along, in place.
 */
import { parseTokens } from './grammar.ts';
import { layOut } from './layout.ts';
import { lex, publicTokens } from './lexer.ts';
import { piecesOf, type Cut } from './pieces.ts';
import type { Declaration, SourceFile, SyntaxIssue, Token } from './tree.ts';
import { partsOfDeclaration } from './walk.ts';

/** What was read of a piece of a text. */
interface Piece extends Cut {
  readonly declarations: readonly Declaration[];
  readonly issues: readonly SyntaxIssue[];
}

function readPiece(text: string, { start, end }: Cut): Piece {
  const layout = layOut(text, lex(text, start, end), start);
  const { declarations, issues } = parseTokens(text, layout, start);
  const all = [...layout.issues, ...issues].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  return { start, end, declarations, issues: all };
}

/** Adds to both ends of a range. */
function move(range: { start: number; end: number }, distance: number): void {
  range.start += distance;
  range.end += distance;
}

function movedPiece(piece: Piece, distance: number): Piece {
  if (distance === 0) return piece;
  for (const declaration of piece.declarations) {
    for (const range of partsOfDeclaration(declaration).ranges) move(range, distance);
  }
  return { ...piece, start: piece.start + distance, end: piece.end + distance };
}

/** Number of characters that two texts have in common at their beginning. */
function commonStart(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let count = 0;
  while (count < shorter && a.charCodeAt(count) === b.charCodeAt(count)) count += 1;
  return count;
}

/** Number of characters that two texts have in common at their end, at most `limit`. */
function commonEnd(a: string, b: string, limit: number): number {
  let count = 0;
  while (count < limit && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count += 1;
  return count;
}

export class SourceReader {
  #text = '';
  #pieces: readonly Piece[] = [];

  /**
   * Reads a text. Whatever it is, the result is a tree whose ranges lie inside it, with at most one issue for each mistake
   * of form, in the order of the text. The tree that was given for the text before must not be used any more.
   */
  read(text: string): SourceFile {
    const before = this.#text;
    const same = commonStart(before, text);
    const sameEnd = commonEnd(before, text, Math.min(before.length, text.length) - same);
    const moved = text.length - before.length;
    const known = new Map(this.#pieces.map((piece) => [piece.start, piece]));
    /** What was read of the same characters; a piece with a mistake is read anew, for its issues hold places too. */
    const knownPiece = ({ start, end }: Cut): Piece | undefined => {
      const distance = end <= same ? 0 : start >= text.length - sameEnd ? moved : undefined;
      if (distance === undefined) return undefined;
      const piece = known.get(start - distance);
      const isSame = piece && piece.end === end - distance && piece.issues.length === 0;
      return isSame ? movedPiece(piece, distance) : undefined;
    };
    this.#pieces = piecesOf(text).map((cut) => knownPiece(cut) ?? readPiece(text, cut));
    this.#text = text;
    let listed: Token[] | undefined;
    return {
      text,
      // Made when asked for: no message needs them.
      get tokens() {
        return (listed ??= publicTokens(lex(text)));
      },
      declarations: this.#pieces.flatMap(({ declarations }) => declarations),
      issues: this.#pieces.flatMap(({ issues }) => issues),
    };
  }
}
