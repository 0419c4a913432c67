/** Paths in `import` and `from`, headings of a CSV file behind `column`. */
import type { CheckedFile } from '../../model/checked.ts';
import type { Environment } from '../environment.ts';
import type { CompletionContext } from './context.ts';
import { literal, ranks, type CompletionItem } from './items.ts';

const item = (label: string, kind: 'path' | 'word'): CompletionItem => ({
  label,
  kind,
  insert: literal(label),
  rank: ranks.required,
});

export function stringItems(
  file: CheckedFile,
  context: CompletionContext,
  environment: Environment,
): readonly CompletionItem[] {
  const [first] = context.line;
  const last = context.line.at(-1);
  const paths = (endings: readonly string[]): readonly CompletionItem[] =>
    environment.pathsNear(file.uri, endings).map((path) => item(path, 'path'));
  if (first?.text === 'import') return paths(['.mgmodel']);
  if (first?.text === 'data' && last?.text === 'from') return paths(['.csv', '.txt', '.dat']);
  if (last?.text !== 'column') return [];
  const path = context.blocks
    .findLast(({ word }) => word === 'data')
    ?.header.find(({ type }) => type === 'String')?.text;
  return path === undefined
    ? []
    : environment.dataColumns(file.uri, path.slice(1, -1)).map((name) => item(name, 'word'));
}
