/** Growing selections: word, expression, statement, block, declaration, file. */
import type { SourceFile, TextRange } from '../syntax/tree.ts';
import { bodyOf, contains, expressionsAt, headerPaths, sameRange, statementsAt, touches } from './nodes.ts';

/** The ranges around an offset, each inside the next, the smallest first; the last is the whole file. */
export function selectionRange(tree: SourceFile, offset: number): readonly TextRange[] {
  const statements = statementsAt(tree, offset);
  const candidates: TextRange[] = [{ start: 0, end: tree.text.length }];
  for (const statement of statements) {
    candidates.push(statement.range);
    const body = bodyOf(statement);
    if (!body || !touches(body.range, offset)) continue;
    candidates.push(body.range);
    const end = body.closed ? body.range.end - 1 : body.range.end;
    candidates.push({ start: Math.min(body.range.start + 1, end), end });
  }
  for (const expression of expressionsAt(tree, offset)) {
    candidates.push(expression.range);
    if (expression.kind === 'call' && touches(expression.argumentsRange, offset)) {
      candidates.push(expression.argumentsRange);
      for (const argument of expression.arguments) if (touches(argument.range, offset)) candidates.push(argument.range);
    }
  }
  for (const path of statements.flatMap(headerPaths)) if (touches(path.range, offset)) candidates.push(path.range);
  const words = tree.tokens.filter((token) => touches(token.range, offset));
  const word = words.find((token) => /^[\p{L}\d_]/u.test(token.text)) ?? words[0];
  if (word) candidates.push(word.range);

  const nested: TextRange[] = [];
  for (const candidate of candidates.sort((a, b) => a.end - a.start - (b.end - b.start))) {
    const inner = nested.at(-1);
    if (!touches(candidate, offset)) continue;
    if (!inner || (contains(candidate, inner) && !sameRange(candidate, inner))) nested.push(candidate);
  }
  return nested;
}
