/** Where the parts of a text end that are left out because they are nested too deeply. */
import type { SolidToken } from './solid-tokens.ts';
import { startsStatement } from './statement-start.ts';
import {
  Comma,
  LeftBrace,
  LeftBracket,
  LeftParenthesis,
  RightBrace,
  RightBracket,
  RightParenthesis,
  Semicolon,
} from '../token-types.ts';

/** Index of the last token of the item behind `index`: before its comma, its closer, or the end of its statement. */
export function lastOfItem(solids: readonly SolidToken[], index: number, inBrackets: boolean): number {
  let depth = 0;
  for (let next = index + 1; next < solids.length; next++) {
    const solid = solids[next];
    if (!solid) break;
    const type = solid.token.tokenType;
    if (type === LeftBrace || type === RightBrace || endsWithLine(solids, next, depth > 0 || inBrackets))
      return next - 1;
    if (depth === 0 && (type === Comma || type === Semicolon)) return next - 1;
    if (type === LeftParenthesis || type === LeftBracket) depth += 1;
    else if (type === RightParenthesis || type === RightBracket) {
      if (depth === 0) return next - 1;
      depth -= 1;
    }
  }
  return solids.length;
}

function endsWithLine(solids: readonly SolidToken[], index: number, inBrackets: boolean): boolean {
  return solids[index]?.startsLine === true && (!inBrackets || startsStatement(solids, index));
}

/** Index of the closer of the bracket at `index`, or of the last token before the next statement. */
export function lastOfBracket(solids: readonly SolidToken[], index: number): number {
  let depth = 0;
  for (let next = index; next < solids.length; next++) {
    const solid = solids[next];
    if (!solid) break;
    const type = solid.token.tokenType;
    if (next > index && solid.startsLine && startsStatement(solids, next)) return next - 1;
    if (type === LeftParenthesis || type === LeftBracket) depth += 1;
    else if (type === RightParenthesis || type === RightBracket) depth -= 1;
    else if (type === LeftBrace || type === RightBrace) return next - 1;
    if (depth === 0) return next;
  }
  return solids.length;
}

/** Index of the `}` of the block at `index`, or of the last token before `isEnd` says that something else begins. */
export function lastOfBlock(solids: readonly SolidToken[], index: number, isEnd: (index: number) => boolean): number {
  let depth = 0;
  for (let next = index; next < solids.length; next++) {
    const type = solids[next]?.token.tokenType;
    if (next > index && isEnd(next)) return next - 1;
    if (type === LeftBrace) depth += 1;
    else if (type === RightBrace) depth -= 1;
    if (depth === 0) return next;
  }
  return solids.length;
}
