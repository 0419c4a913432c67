/** Blanks inside a statement. */
import type { Token } from '../tree.ts';
import { commentDistance } from './alignment.ts';
import { isComment, type Gaps } from './gaps.ts';
import { blankBefore } from './spacing.ts';

/** Blanks between the tokens of a statement or header; line ends inside it stay, with a deeper indentation. */
export function formatTokens(gaps: Gaps, start: number, end: number, depth: number): void {
  let brackets = 0;
  for (let index = start; index < end; index++) {
    const token = gaps.tokens[index];
    if (!token) return;
    if (isCloser(token)) brackets -= 1;
    if (index > start) formatInside(gaps, token, index, depth, brackets);
    if (token.type === '(' || token.type === '[') brackets += 1;
  }
}

function formatInside(gaps: Gaps, token: Token, index: number, depth: number, brackets: number): void {
  const startsLine = gaps.startsLine(index);
  if (isComment(token) && !startsLine) {
    gaps.put(index, ' '.repeat(commentDistance));
    return;
  }
  // `{` joins the line of its header, unless that ends in a comment.
  const joins = token.type === '{' && !isComment(gaps.tokens[index - 1]);
  if (!startsLine || joins) {
    gaps.put(index, blankBefore(gaps.tokens, index, brackets));
    return;
  }
  const deeper = token.type === '{' ? 0 : Math.max(1, brackets);
  gaps.putLine(index, depth + (isCloser(token) ? brackets : deeper));
}

function isCloser(token: Token): boolean {
  return token.type === ')' || token.type === ']';
}
