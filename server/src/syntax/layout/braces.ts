/**
 * Which parts of a file have a brace too few or too many. Braces that balance are trusted whatever the indentation;
 * only where they do not does the layout pass ask the indentation which one is missing or extra.
 */
import { lex } from '../lexer.ts';
import { solidTokens, type SolidToken } from './solid-tokens.ts';
import { startsDeclaration } from './statement-start.ts';
import { LeftBrace, RightBrace } from '../token-types.ts';
import type { TextRange } from '../tree.ts';

/** A stretch of tokens from one top-level declaration to before the next. */
export interface Segment {
  readonly start: number;
  /** Number of `{` without `}`. */
  missing: number;
  /** Number of `}` without `{`. */
  surplus: number;
}

/** Splits the tokens at the declarations that stand at the top level, by braces or by indentation. */
export function segmentsOf(solids: readonly SolidToken[]): Segment[] {
  const segments: Segment[] = [];
  let current: Segment = { start: 0, missing: 0, surplus: 0 };
  let indentation = solids[0]?.indentation ?? 0;
  for (let index = 0; index < solids.length; index++) {
    const solid = solids[index];
    if (!solid) break;
    const type = solid.token.tokenType;
    if (type === LeftBrace) current.missing += 1;
    else if (type === RightBrace) {
      if (current.missing > 0) current.missing -= 1;
      else current.surplus += 1;
    } else if (
      solid.startsLine &&
      (current.missing === 0 || solid.indentation <= indentation) &&
      startsDeclaration(solids, index)
    ) {
      segments.push(current);
      current = { start: index, missing: 0, surplus: 0 };
      indentation = solid.indentation;
    }
  }
  segments.push(current);
  return segments;
}

/** The stretches of a text, from one top-level declaration to before the next, whose braces do not balance. */
export function unbalancedStretches(text: string): TextRange[] {
  const solids = solidTokens(text, lex(text));
  const segments = segmentsOf(solids);
  return segments.flatMap((segment, index) => {
    if (segment.missing === 0 && segment.surplus === 0) return [];
    const next = segments[index + 1];
    const start = segment.start === 0 ? 0 : (solids[segment.start]?.token.startOffset ?? 0);
    return [{ start, end: (next ? solids[next.start]?.token.startOffset : undefined) ?? text.length }];
  });
}
