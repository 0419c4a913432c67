/** Declarations and elements of every model file, found by a few letters of their names. */
import type { CheckedFile, ModelSymbol } from '../model/checked.ts';

const searchable: ReadonlySet<ModelSymbol['kind']> = new Set([
  'alloy',
  'param',
  'let',
  'fn',
  'model',
  'element',
  'test',
  'data',
  'fit',
  'curve',
  'compare',
]);

/** Most answers that an editor can use. */
const limit = 500;

/** Whether the letters occur in the name in their order, in any case. */
function matches(name: string, query: string): boolean {
  const wanted = query.toLowerCase();
  let at = 0;
  for (const letter of name.toLowerCase()) if (letter === wanted.charAt(at)) at += 1;
  return at === wanted.length;
}

export interface FoundSymbol {
  readonly symbol: ModelSymbol;
  /** Name of what it is declared in. */
  readonly container?: string;
}

export function workspaceSymbols(query: string, files: Iterable<CheckedFile>): readonly FoundSymbol[] {
  const found: FoundSymbol[] = [];
  for (const file of files)
    for (const symbol of file.symbols.values()) {
      if (symbol.uri !== file.uri || !searchable.has(symbol.kind) || !matches(symbol.name, query)) continue;
      const container = file.symbols.get(symbol.container ?? '')?.name;
      found.push({ symbol, ...(container === undefined ? {} : { container }) });
      if (found.length === limit) return found;
    }
  return found;
}
