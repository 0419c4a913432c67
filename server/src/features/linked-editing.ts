/** Names that are edited together while typing: a model, test or element and its uses in the same file. */
import type { CheckedFile, SymbolKind } from '../model/checked.ts';
import type { TextRange } from '../syntax/tree.ts';
import { placesOf, symbolAt, useAt } from './references.ts';

const linked: ReadonlySet<SymbolKind> = new Set([
  'alloy',
  'model',
  'element',
  'test',
  'param',
  'let',
  'fn',
  'curve',
  'data',
]);

/** The ranges to edit together, all of the same text; `undefined` where a rename is the better tool. */
export function linkedEditing(file: CheckedFile, offset: number): readonly TextRange[] | undefined {
  const use = useAt(file, offset);
  const symbol = symbolAt(file, offset);
  if (!use || use.role !== 'definition' || !symbol || symbol.uri !== file.uri || !linked.has(symbol.kind))
    return undefined;
  const written = file.tree.text.slice(use.range.start, use.range.end);
  const ranges = placesOf(symbol.id, [file])
    .map(({ range }) => range)
    .filter(({ start, end }) => file.tree.text.slice(start, end) === written);
  return ranges.length > 1 ? ranges : undefined;
}
