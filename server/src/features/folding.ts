/** What can be folded: blocks, runs of comment lines, runs of imports, brackets over several lines. */
import type { SourceFile, TextRange } from '../syntax/tree.ts';
import { bodyOf, statementsOf } from './nodes.ts';

export interface Fold {
  readonly range: TextRange;
  readonly kind: 'region' | 'comment' | 'imports';
}

const lineBreakBetween = (text: string, start: number, end: number): number =>
  text.slice(start, end).split('\n').length - 1;

/** Comments on lines of their own that follow each other without a blank line, at least two of them. */
function commentRuns(tree: SourceFile): readonly Fold[] {
  const folds: Fold[] = [];
  let run: { start: number; end: number; count: number } | undefined;
  let previousEnd = 0;
  const close = (): void => {
    if (run && run.count > 1) folds.push({ range: { start: run.start, end: run.end }, kind: 'comment' });
    run = undefined;
  };
  for (const token of tree.tokens) {
    const isComment = token.type === 'Comment' || token.type === 'DocComment';
    const breaks = lineBreakBetween(tree.text, previousEnd, token.range.start);
    const ownLine = breaks > 0 || token.range.start === 0;
    if (!isComment || !ownLine) close();
    else if (run && breaks === 1) run = { start: run.start, end: token.range.end, count: run.count + 1 };
    else {
      close();
      run = { start: token.range.start, end: token.range.end, count: 1 };
    }
    previousEnd = token.range.end;
  }
  close();
  return folds;
}

function importRun(tree: SourceFile): readonly Fold[] {
  const imports = tree.declarations.filter((declaration) => declaration.kind === 'import');
  const [first] = imports;
  const last = imports.at(-1);
  if (!first || !last || first === last) return [];
  return [{ range: { start: first.range.start, end: last.range.end }, kind: 'imports' }];
}

/** Lists and calls written over several lines. */
function brackets(tree: SourceFile): readonly Fold[] {
  const open: number[] = [];
  const folds: Fold[] = [];
  for (const token of tree.tokens) {
    if (token.text === '(' || token.text === '[') open.push(token.range.start);
    if (token.text !== ')' && token.text !== ']') continue;
    const start = open.pop();
    if (start === undefined || !tree.text.slice(start, token.range.end).includes('\n')) continue;
    folds.push({ range: { start, end: token.range.end }, kind: 'region' });
  }
  return folds;
}

/** Folds in the order of their starts; each spans at least two lines. */
export function foldingRanges(tree: SourceFile): readonly Fold[] {
  const blocks = [...statementsOf(tree)].flatMap((statement): Fold[] => {
    const body = bodyOf(statement);
    if (!body || !tree.text.slice(statement.range.start, body.range.end).includes('\n')) return [];
    return [{ range: { start: statement.range.start, end: body.range.end }, kind: 'region' }];
  });
  return [...blocks, ...commentRuns(tree), ...importRun(tree), ...brackets(tree)].sort(
    (a, b) => a.range.start - b.range.start,
  );
}
