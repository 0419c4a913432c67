/** From a use of a name, or from the path of an import, to what it stands for. */
import type { CheckedFile } from '../model/checked.ts';
import type { TextRange } from '../syntax/tree.ts';
import { statementsAt, touches } from './nodes.ts';
import { symbolAt, useAt, type Place } from './references.ts';

export interface Definition extends Place {
  /** The text that was asked about. */
  readonly origin: TextRange;
  /** The whole declaration; `range` is its name. */
  readonly whole: TextRange;
}

export function definition(
  file: CheckedFile,
  offset: number,
  resolvePath: (path: string) => string | undefined,
): Definition | undefined {
  const use = useAt(file, offset);
  const symbol = symbolAt(file, offset);
  if (use && symbol) return { origin: use.range, uri: symbol.uri, range: symbol.nameRange, whole: symbol.range };

  const statement = statementsAt(file.tree, offset).find(({ kind }) => kind === 'import' || kind === 'data');
  const path = statement && 'path' in statement && 'value' in (statement.path ?? {}) ? statement.path : undefined;
  if (!path || !('value' in path) || !touches(path.range, offset)) return undefined;
  const uri = resolvePath(path.value);
  const start = { start: 0, end: 0 };
  return uri === undefined ? undefined : { origin: path.range, uri, range: start, whole: start };
}
