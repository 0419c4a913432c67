/** Where the formatter takes back what it decided, since the text would read differently or no longer show a mistake. */
import { unbalancedStretches } from '../layout/braces.ts';
import type { SourceFile, SyntaxIssueCode, Token } from '../tree.ts';
import { isComment, type Gaps } from './gaps.ts';
import { goesOnBehind } from './spacing.ts';

const braceIssues: ReadonlySet<SyntaxIssueCode> = new Set(['unclosed-brace', 'stray-brace', 'missing-token']);
const joinsLineBefore: ReadonlySet<string> = new Set(['{', 'then', 'else']);

/** Without its `;`, a statement that ends like one that goes on would run into the next line. */
export function keepNeededSemicolons(gaps: Gaps): void {
  let before: Token | undefined;
  for (const [index, token] of gaps.tokens.entries()) {
    if (gaps.isDropped(index)) {
      let next = gaps.nextKept(index);
      while (isComment(gaps.tokens[next])) next = gaps.nextKept(next + 1);
      const joins = goesOnBehind(before) || joinsLineBefore.has(gaps.tokens[next]?.type ?? '');
      if (joins && gaps.keep(index)) gaps.leave(index);
    }
    if (!gaps.isDropped(index) && !isComment(token)) before = token;
  }
}

/** Where braces do not balance, indentation tells the reader which one is wrong: it stays as it is. */
export function leaveUnbalanced(gaps: Gaps, file: SourceFile): void {
  if (!file.issues.some((issue) => braceIssues.has(issue.code))) return;
  for (const { start, end } of unbalancedStretches(file.text)) {
    for (let index = gaps.indexAt(start, 0); index < gaps.tokens.length; index++) {
      if ((gaps.tokens[index]?.range.start ?? end) >= end) break;
      gaps.leave(index);
      gaps.keep(index);
    }
  }
}
