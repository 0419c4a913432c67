/** Writes a number, or every number of its dimension in the file, in another unit; energies per event or per mole. */
import type { TextEdit } from '../../diagnostics/diagnostic.ts';
import type { CheckedFile } from '../../model/checked.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { avogadro } from '../../units/constants.ts';
import { sameDimension } from '../../units/dimension.ts';
import { formatNumber, inUnit, withUnit } from '../../units/format-quantity.ts';
import { lookupUnit } from '../../units/lookup.ts';
import { parseUnit, type UnitExpression } from '../../units/parse-unit.ts';
import { quantitiesOf } from '../../units/format-dimension.ts';
import { quantities, type QuantityName } from '../../units/quantities.ts';
import type { CodeAction } from '../code-actions.ts';
import { expressionsAt, expressionsOf, expressionsWithin, statementsOf } from '../nodes.ts';
import { borrowersOf, quantityAt, quantityOf, type WrittenQuantity } from '../written-quantity.ts';

/** Digits that a converted number keeps: as many as a double tells apart without showing its rounding. */
const digits = 12;

const isWholeQuantity = (quantity: WrittenQuantity): boolean =>
  quantity.unit.text !== '' && quantity.range.end >= quantity.unitRange.end;

function rewrite(quantity: WrittenQuantity, value: number, unit: UnitExpression): TextEdit {
  return { range: quantity.range, newText: withUnit(formatNumber(inUnit(value, unit), digits), unit.text) };
}

/** Bare bounds and errors beside the quantity take its unit: they are written in the new one, too. */
function rewriteBorrowers(
  { tree }: CheckedFile,
  quantity: WrittenQuantity,
  unit: UnitExpression,
  convert = (value: number): number => value,
): readonly TextEdit[] {
  return borrowersOf(tree, quantity).map(({ range, value, difference }) => {
    const zero = difference ? (unit.zero ?? 0) : 0;
    return { range, newText: formatNumber(inUnit(convert(value) + zero, unit), digits) };
  });
}

/** Every number of the file with a unit of the dimension, lists aside. */
function quantitiesOfFile(file: CheckedFile, like: UnitExpression): readonly WrittenQuantity[] {
  const found: WrittenQuantity[] = [];
  for (const statement of statementsOf(file.tree))
    for (const outer of expressionsOf(statement))
      for (const expression of expressionsWithin(outer)) {
        if (expression.kind !== 'number') continue;
        const quantity = quantityOf(file.tree, expressionsAt(file.tree, expression.range.start));
        if (quantity && isWholeQuantity(quantity) && sameDimension(quantity.unit.dimension, like.dimension))
          found.push(quantity);
      }
  return found;
}

/** Hz counts cycles and rad/s radians: one is not the other in another unit. */
const marks = (unit: UnitExpression): string | undefined => lookupUnit(unit.text)?.marker;

/** Units to offer: the customary ones of the likeliest quantity, but for the present one. */
function otherUnits(unit: UnitExpression): readonly UnitExpression[] {
  const units = (name: QuantityName): readonly UnitExpression[] =>
    quantities[name].units.flatMap((text) => (text === '' ? [] : (parseUnit(text) ?? [])));
  const suits = (name: QuantityName): boolean => units(name).some((one, i) => i === 0 && marks(one) === marks(unit));
  const quantity = quantitiesOf(unit.dimension).find(suits);
  const found = quantity ? units(quantity) : [];
  return found.filter((other) => other.text !== unit.text && marks(other) === marks(unit));
}

/** kJ/mol ↔ eV. */
function otherEnergy(file: CheckedFile, quantity: WrittenQuantity): readonly CodeAction[] {
  const { dimension } = quantity.unit;
  const perMole = sameDimension(dimension, quantities.molar_energy.dimension);
  if (!perMole && !sameDimension(dimension, quantities.energy.dimension)) return [];
  const unit = parseUnit(perMole ? 'eV' : 'kJ/mol');
  if (!unit) return [];
  const convert = (value: number): number => (perMole ? value / avogadro : value * avogadro);
  const edit = rewrite(quantity, convert(quantity.value), unit);
  return [
    {
      title: `Write as ${edit.newText} (${perMole ? 'per event' : 'per mole'})`,
      kind: 'refactor.rewrite',
      edits: [edit, ...rewriteBorrowers(file, quantity, unit, convert)],
    },
  ];
}

export function convertUnits(file: CheckedFile, selection: TextRange): readonly CodeAction[] {
  const quantity = quantityAt(file.tree, selection.start) ?? unitUnder(file, selection.start);
  if (!quantity || !isWholeQuantity(quantity)) return [];
  const all = quantitiesOfFile(file, quantity.unit);
  const suits = (one: WrittenQuantity, unit: UnitExpression): boolean => unit.zero === undefined || !one.difference;
  const singles = otherUnits(quantity.unit).filter((unit) => suits(quantity, unit));
  const single = singles.map((unit): CodeAction => {
    const edit = rewrite(quantity, quantity.value, unit);
    const edits = [edit, ...rewriteBorrowers(file, quantity, unit)];
    return { title: `Write as ${edit.newText}`, kind: 'refactor.rewrite', edits };
  });
  const every = [quantity.unit, ...otherUnits(quantity.unit)].flatMap((unit): CodeAction[] => {
    const changed = all.filter((one) => one.unit.text !== unit.text && suits(one, unit));
    const edits = changed.flatMap((one) => [rewrite(one, one.value, unit), ...rewriteBorrowers(file, one, unit)]);
    return changed.length < 2
      ? []
      : [
          {
            title: `Write all ${changed.length} numbers of this dimension in ${unit.text}`,
            kind: 'refactor.rewrite',
            edits,
          },
        ];
  });
  return [...single, ...otherEnergy(file, quantity), ...every];
}

/** The quantity whose unit the cursor is in. */
function unitUnder(file: CheckedFile, offset: number): WrittenQuantity | undefined {
  for (const expression of expressionsAt(file.tree, offset)) {
    const number = [...expressionsWithin(expression)].find(
      (inner) => inner.kind === 'number' && expression.range.start === inner.range.start,
    );
    const quantity = number && quantityAt(file.tree, number.range.start);
    if (quantity && quantity.unitRange.start <= offset && offset <= quantity.unitRange.end) return quantity;
  }
  return undefined;
}
