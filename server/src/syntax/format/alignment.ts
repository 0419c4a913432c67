/** What stands below one another on consecutive lines: the `=` of fields, and the comments behind the code. */
import type { BlockStatement, Declaration } from '../tree.ts';
import { isComment, lineEndsIn, type Gaps } from './gaps.ts';

/** Blanks between the code of a line and its comment. */
export const commentDistance = 2;

/** A statement with the tokens that it takes: from `start` to before `end`. */
export interface PlacedStatement {
  readonly statement: Declaration | BlockStatement;
  readonly start: number;
  readonly end: number;
}

/** A token that others may be aligned with, and the width of its line before it. */
interface Stop {
  readonly index: number;
  readonly width: number;
}

/** Puts the `=` of fields on consecutive lines below one another. */
export function alignFields(gaps: Gaps, statements: readonly PlacedStatement[]): void {
  let run: Stop[] = [];
  let end = -1;
  for (const { statement, start, end: stop } of statements) {
    const equal = isAligned(statement) && !statement.broken ? equalSign(gaps, start, stop) : undefined;
    const follows = start === behindTrailingComment(gaps, end) && !gaps.isAfterDecidedEmptyLine(start);
    if (equal === undefined || !follows) {
      align(gaps, run, 1);
      run = [];
    }
    if (equal !== undefined) run.push({ index: equal, width: widthOf(gaps, start, equal) });
    end = stop;
  }
  align(gaps, run, 1);
}

/** Puts the comments behind the code of consecutive lines below one another. */
export function alignComments(gaps: Gaps): void {
  const first = gaps.firstKept();
  let run: Stop[] = [];
  let line = 0;
  let lastLine = -2;
  let width = 0;
  for (const [index, token] of gaps.tokens.entries()) {
    const blanks = gaps.isDropped(index) ? '' : gaps.before(index);
    const lineEnds = lineEndsIn(blanks);
    if (lineEnds > 0) {
      line += lineEnds;
      width = blanks.length - Math.max(blanks.lastIndexOf('\n'), blanks.lastIndexOf('\r')) - 1;
    } else if (isComment(token) && index > first) {
      if (line !== lastLine + 1) {
        align(gaps, run, commentDistance);
        run = [];
      }
      if (!gaps.isLeft(index)) run.push({ index, width });
      lastLine = line;
    } else {
      width += blanks.length;
    }
    if (!gaps.isDropped(index)) width += token.text.length;
  }
  align(gaps, run, commentDistance);
}

/** Puts tokens of consecutive lines below one another, `distance` blanks behind the longest of what precedes them. */
function align(gaps: Gaps, run: readonly Stop[], distance: number): void {
  const widest = Math.max(...run.map(({ width }) => width), 0);
  for (const { index, width } of run) gaps.put(index, ' '.repeat(widest - width + distance));
}

function isAligned({ kind }: Declaration | BlockStatement): boolean {
  return kind === 'field' || kind === 'param' || kind === 'let';
}

function equalSign(gaps: Gaps, start: number, end: number): number | undefined {
  for (let index = start; index < end; index++) {
    const token = gaps.tokens[index];
    if (!token || isComment(token) || (index > start && gaps.startsLine(index))) return undefined;
    if (token.type === '=') return index;
  }
  return undefined;
}

function widthOf(gaps: Gaps, start: number, end: number): number {
  let width = 0;
  for (let index = start; index < end; index++) {
    width += (gaps.tokens[index]?.text.length ?? 0) + (index > start ? gaps.decidedWidth(index) : 0);
  }
  return width;
}

function behindTrailingComment(gaps: Gaps, index: number): number {
  const next = gaps.nextKept(index);
  const token = gaps.tokens[next];
  return isComment(token) && !gaps.startsLine(next) ? next + 1 : next;
}
