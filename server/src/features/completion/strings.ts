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
  return last?.text === 'column' ? headings(file, context, environment).map((name) => item(name, 'word')) : [];
}

function headings(file: CheckedFile, context: CompletionContext, environment: Environment): readonly string[] {
  const block = context.blocks.findLast(({ word }) => word === 'data');
  const path = block?.header.find(({ type }) => type === 'String')?.text;
  return path === undefined ? [] : environment.dataColumns(file.uri, path.slice(1, -1));
}

/** Headings of the data file with their quotes, where none was typed yet. */
export const headingItems = (
  file: CheckedFile,
  context: CompletionContext,
  environment: Environment,
): readonly CompletionItem[] => headings(file, context, environment).map((name) => item(`"${name}"`, 'word'));
