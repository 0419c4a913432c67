/** Where a name is declared and used, in the file at hand and in others that see it. */
import type { CheckedFile, ModelSymbol, SymbolUse } from '../model/checked.ts';
import type { TextRange } from '../syntax/tree.ts';
import type { Environment } from './environment.ts';
import { touches } from './nodes.ts';

export interface Place {
  readonly uri: string;
  readonly range: TextRange;
}

/** The use or definition of a name at an offset; of two that touch, the one that begins there. */
export function useAt(file: CheckedFile, offset: number): SymbolUse | undefined {
  // `uses` is ordered by range: the last one that begins at or before the offset, or its neighbour, touches it.
  let low = 0;
  let high = file.uses.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((file.uses[middle]?.range.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  for (let i = low - 1; i >= 0 && i >= low - 4; i--) {
    const use = file.uses[i];
    if (use && touches(use.range, offset)) return use;
  }
  return undefined;
}

/** The declared thing whose name stands at an offset. */
export function symbolAt(file: CheckedFile, offset: number): ModelSymbol | undefined {
  const use = useAt(file, offset);
  return use ? file.symbols.get(use.symbolId) : undefined;
}

/** Every place of a symbol's name in the given files. */
export function placesOf(symbolId: string, files: Iterable<CheckedFile>): readonly SymbolUse[] {
  const found: SymbolUse[] = [];
  for (const file of files) found.push(...file.uses.filter((use) => use.symbolId === symbolId));
  return found;
}

export function references(
  file: CheckedFile,
  offset: number,
  { filesUsing }: Pick<Environment, 'filesUsing'>,
  includeDeclaration: boolean,
): readonly Place[] {
  const symbol = symbolAt(file, offset);
  if (!symbol) return [];
  const uses = placesOf(symbol.id, filesUsing(symbol)).filter((use) => includeDeclaration || use.role !== 'definition');
  return uses.map(({ uri, range }) => ({ uri, range }));
}
