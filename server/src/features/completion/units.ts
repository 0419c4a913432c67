/** Units, ranked by the dimension that the place asks for. */
import { sameDimension, isDimensionless, type Dimension } from '../../units/dimension.ts';
import { quantitiesOf } from '../../units/format-dimension.ts';
import { allUnits } from '../../units/lookup.ts';
import { quantities, type QuantityName } from '../../units/quantities.ts';
import { literal, ranks, type CompletionItem } from './items.ts';

/** The customary units of some quantities. */
function usualUnits(names: readonly QuantityName[]): readonly string[] {
  return [...new Set(names.flatMap((name) => [...quantities[name].units]))].filter((unit) => unit !== '');
}

function item(text: string, rank: number, detail: string): CompletionItem {
  const name = /[\p{L}%°]+/u.exec(text)?.[0] ?? text;
  return { label: text, kind: 'unit', detail, insert: literal(text), rank, topic: { kind: 'unit', name } };
}

/**
 * Units for a place.
 * @param dimensions what would fit; none: any unit
 * @param preferred quantities of the field, whose customary units come first
 * @param only the only units that suit, where the dimension does not say it
 */
export function unitItems(
  dimensions: readonly Dimension[],
  preferred: readonly QuantityName[],
  only?: readonly string[],
): readonly CompletionItem[] {
  if (only) return only.map((unit) => item(unit, ranks.fitting, ''));
  if (dimensions.length === 0) return allUnits().map((unit) => item(unit.symbol, ranks.unlikely, unit.base.words));
  const items: CompletionItem[] = [];
  const offered = new Set<string>();
  const offer = (text: string, rank: number, detail: string): void => {
    if (offered.has(text)) return;
    offered.add(text);
    items.push(item(text, rank, detail));
  };
  for (const dimension of dimensions) {
    const named = quantitiesOf(dimension);
    const wanted = preferred.filter((name) => named.includes(name));
    // Hz counts cycles: no unit of a rate that is no frequency.
    const suits = (symbol: string): boolean =>
      !symbol.endsWith('Hz') || wanted.length === 0 || wanted.includes('frequency');
    const detail = quantities[wanted[0] ?? named[0] ?? 'number'].words;
    // Per cent is a unit of a plain number that someone may want; what the field prefers decides whether it comes first.
    for (const unit of usualUnits(wanted.length > 0 ? wanted : named)) offer(unit, ranks.fitting, detail);
    if (isDimensionless(dimension)) continue;
    for (const unit of allUnits())
      if (sameDimension(unit.dimension, dimension) && suits(unit.symbol)) offer(unit.symbol, ranks.fitting + 1, detail);
  }
  return items;
}
