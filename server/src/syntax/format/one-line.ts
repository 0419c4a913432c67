/** Blocks that stay on the line of their header: those that were written so, are short enough and hold few statements. */
import type { Block } from '../tree.ts';
import { isComment, type Gaps } from './gaps.ts';
import { formatTokens } from './tokens.ts';

const longestOneLiner = 160;
const mostStatementsInLine = 6;

/** True when the statement from `start` to before `end` stands on one line with its body, and may stay there. */
export function isOneLiner(gaps: Gaps, start: number, end: number, body: Block, indentation: number): boolean {
  let width = indentation;
  for (let index = start; index < end; index++) {
    const token = gaps.tokens[index];
    if (!token || isComment(token) || (index > start && gaps.startsLine(index))) return false;
    width += token.text.length + (index > start ? 1 : 0);
  }
  return width <= longestOneLiner && holdsFewStatements(body);
}

function holdsFewStatements(block: Block): boolean {
  if (block.statements.length > mostStatementsInLine) return false;
  return block.statements.every((statement) => {
    const inner = 'body' in statement ? statement.body : undefined;
    return !inner || holdsFewStatements(inner);
  });
}

/** Formats a body on one line, from its brace at `open` to before `end`. */
export function formatOneLine(gaps: Gaps, body: Block, open: number, end: number): void {
  let at = open + 1;
  for (const statement of body.statements) {
    const start = gaps.indexAt(statement.range.start, at);
    const stop = gaps.indexAt(statement.range.end, start);
    formatSeparators(gaps, at, start, at === open + 1);
    gaps.put(start, ' ');
    const inner = 'body' in statement ? statement.body : undefined;
    if (statement.broken === true || statement.kind === 'unknown') {
      gaps.leave(start);
    } else if (inner) {
      const innerOpen = gaps.indexAt(inner.range.start, start);
      formatTokens(gaps, start, innerOpen + 1, 0);
      formatOneLine(gaps, inner, innerOpen, stop);
    } else {
      formatTokens(gaps, start, stop, 0);
    }
    at = stop;
  }
  formatSeparators(gaps, at, end - 1, true);
  gaps.put(end - 1, body.statements.length === 0 ? '' : ' ');
}

/** One `;` between two statements stays, further ones and the one before `}` are needless. */
function formatSeparators(gaps: Gaps, from: number, end: number, needless: boolean): void {
  if (gaps.holdsStray(from, end)) return;
  for (let index = from; index < end; index++) {
    if (needless || index > from) gaps.drop(index);
    else gaps.put(index, '');
  }
}
