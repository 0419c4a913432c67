/** The lines of a file: each statement on its own, indented by the blocks around it, with the comments between. */
import type { Block, BlockStatement, Declaration } from '../tree.ts';
import { alignFields, commentDistance, type PlacedStatement } from './alignment.ts';
import { isComment, widthOfIndentation, type Gaps } from './gaps.ts';
import { formatOneLine, isOneLiner } from './one-line.ts';
import { formatTokens } from './tokens.ts';

type Statement = Declaration | BlockStatement;

/** Lays out the statements of a block or file, with the comments between them: tokens from `first` to before `end`. */
export function formatStatements(
  gaps: Gaps,
  statements: readonly Statement[],
  depth: number,
  first: number,
  end: number,
): void {
  let at = first;
  const placed: PlacedStatement[] = [];
  for (const statement of statements) {
    const start = gaps.indexAt(statement.range.start, at);
    const stop = Math.max(start, gaps.indexAt(statement.range.end, start));
    if (start < at || stop > end || start === stop) continue;
    formatBetween(gaps, at, start, depth);
    if (isBehindStray(gaps, start, at)) gaps.leave(start);
    else beginLine(gaps, start, depth, depth > 0 && gaps.nextKept(first) === start);
    formatStatement(gaps, statement, start, stop, depth);
    placed.push({ statement, start, end: stop });
    at = stop;
  }
  formatBetween(gaps, at, end, depth);
  alignFields(gaps, placed);
}

/** Comments and `;` between statements, and tokens that no statement took: those stay as they are. */
function formatBetween(gaps: Gaps, from: number, end: number, depth: number): void {
  const strays = gaps.holdsStray(from, end);
  for (let index = from; index < end; index++) {
    const token = gaps.tokens[index];
    if (!token) return;
    if (isComment(token)) {
      if (gaps.startsLineWithoutDropped(index)) {
        beginLine(gaps, index, depth, gaps.nextKept(from) === index && gaps.tokens[from - 1]?.type === '{');
      } else gaps.put(index, ' '.repeat(commentDistance));
    } else if (token.type === ';' && !strays) {
      gaps.drop(index);
    } else {
      gaps.leave(index);
    }
  }
}

/** True behind a token on the same line that belongs to no statement. */
function isBehindStray(gaps: Gaps, index: number, from: number): boolean {
  const before = gaps.tokens[index - 1];
  return index > from && before !== undefined && before.type !== ';' && !gaps.startsLine(index) && !isComment(before);
}

/** The statement's first token begins a line of its own, with at most one empty line before it. */
function beginLine(gaps: Gaps, index: number, depth: number, isFirstOfBlock: boolean): void {
  if (index > 0) gaps.putLine(index, depth, !isFirstOfBlock && gaps.isAfterEmptyLine(index));
}

function formatStatement(gaps: Gaps, statement: Statement, start: number, end: number, depth: number): void {
  const body = 'body' in statement ? statement.body : undefined;
  const stays = statement.broken === true || statement.kind === 'unknown' || (body && !body.closed);
  if (stays) {
    // As it was written, its own indentation and the `;` before it included.
    gaps.leave(start);
    for (let index = start - 1; gaps.keep(index); index--) gaps.leave(index);
    return;
  }
  if (!body) {
    formatTokens(gaps, start, end, depth);
    return;
  }
  const open = gaps.indexAt(body.range.start, start);
  formatTokens(gaps, start, open + 1, depth);
  if (isOneLiner(gaps, start, end, body, widthOfIndentation(depth))) formatOneLine(gaps, body, open, end);
  else formatBlock(gaps, body, open, end, depth);
}

function formatBlock(gaps: Gaps, body: Block, open: number, end: number, depth: number): void {
  const close = end - 1;
  formatStatements(gaps, body.statements, depth + 1, open + 1, close);
  if (close === open + 1 && !gaps.startsLine(close)) gaps.put(close, '');
  else gaps.putLine(close, depth);
}
