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

/** Files that may be named at the cursor; `undefined` where no path stands. */
function pathsFor(
  file: CheckedFile,
  { line }: CompletionContext,
  environment: Environment,
): readonly string[] | undefined {
  const [first] = line;
  if (first?.text === 'import' && line.length === 1) return environment.pathsNear(file.uri, ['.mgmodel']);
  if (first?.text === 'data' && line.at(-1)?.text === 'from')
    return environment.pathsNear(file.uri, ['.csv', '.txt', '.dat']);
  return undefined;
}

/** Paths with their quotes, where none was typed yet; `undefined` where no path stands. */
export const quotedPaths = (
  file: CheckedFile,
  context: CompletionContext,
  environment: Environment,
): readonly CompletionItem[] | undefined =>
  pathsFor(file, context, environment)?.map((path) => item(`"${path}"`, 'path'));

export function stringItems(
  file: CheckedFile,
  context: CompletionContext,
  environment: Environment,
): readonly CompletionItem[] {
  const last = context.line.at(-1);
  const paths = pathsFor(file, context, environment);
  if (paths) return paths.map((path) => item(path, 'path'));
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
