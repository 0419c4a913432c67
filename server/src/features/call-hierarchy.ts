/** What a quantity depends on, and what depends on it. */
import type { CheckedFile, ModelSymbol } from '../model/checked.ts';
import type { TextRange } from '../syntax/tree.ts';
import type { Environment } from './environment.ts';
import { contains } from './nodes.ts';
import { symbolAt } from './references.ts';

export interface Dependency {
  readonly symbol: ModelSymbol;
  /** Where the one names the other, in the file of the one that depends. */
  readonly places: readonly TextRange[];
}

const sized = (range: TextRange): number => range.end - range.start;

/** The innermost declared thing whose text a range lies in, other than its own name. */
function ownerOf(file: CheckedFile, range: TextRange): ModelSymbol | undefined {
  let owner: ModelSymbol | undefined;
  for (const symbol of file.symbols.values()) {
    if (symbol.uri !== file.uri || !contains(symbol.range, range)) continue;
    if (symbol.nameRange.start === range.start) continue;
    if (!owner || sized(symbol.range) < sized(owner.range)) owner = symbol;
  }
  return owner;
}

function group(found: readonly { readonly symbol: ModelSymbol; readonly place: TextRange }[]): readonly Dependency[] {
  const bySymbol = new Map<string, { symbol: ModelSymbol; places: TextRange[] }>();
  for (const { symbol, place } of found) {
    const entry = bySymbol.get(symbol.id) ?? { symbol, places: [] };
    entry.places.push(place);
    bySymbol.set(symbol.id, entry);
  }
  return [...bySymbol.values()];
}

export const prepareCallHierarchy = (file: CheckedFile, offset: number): ModelSymbol | undefined =>
  symbolAt(file, offset);

/** What the declaration of a symbol names, but for its own parts: arguments of a function, elements of a model. */
export function dependsOn(symbol: ModelSymbol, file: CheckedFile): readonly Dependency[] {
  const uses = file.uses.filter(
    ({ range, symbolId, role }) => role !== 'definition' && symbolId !== symbol.id && contains(symbol.range, range),
  );
  return group(
    uses.flatMap(({ range, symbolId }) => {
      const used = file.symbols.get(symbolId);
      const isPart = used?.uri === symbol.uri && contains(symbol.range, used.nameRange);
      return used && !isPart ? [{ symbol: used, place: range }] : [];
    }),
  );
}

/** The declarations that name a symbol. */
export function dependedOnBy(
  symbol: ModelSymbol,
  { filesUsing }: Pick<Environment, 'filesUsing'>,
): readonly Dependency[] {
  const found: { symbol: ModelSymbol; place: TextRange }[] = [];
  for (const file of filesUsing(symbol))
    for (const use of file.uses) {
      if (use.symbolId !== symbol.id || use.role === 'definition') continue;
      const owner = ownerOf(file, use.range);
      if (owner && owner.id !== symbol.id) found.push({ symbol: owner, place: use.range });
    }
  return group(found);
}
