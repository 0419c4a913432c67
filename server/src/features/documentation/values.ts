/** A number in SI and in the customary units of its dimension. */
import type { Dimension } from '../../units/dimension.ts';
import { sameDimension } from '../../units/dimension.ts';
import { baseUnitExpression, quantitiesOf } from '../../units/format-dimension.ts';
import { formatIn, formatNumber, withUnit } from '../../units/format-quantity.ts';
import { parseUnit } from '../../units/parse-unit.ts';
import { coherentUnit, quantities, type QuantityName } from '../../units/quantities.ts';
import { avogadro } from '../../units/constants.ts';

/**
 * What a dimension may be, the likeliest first. A value per time is a frequency only where it is written in Hz: a plain
 * `/s` is a rate.
 */
function likelyQuantities(dimension: Dimension, inHertz: boolean): readonly QuantityName[] {
  const names = quantitiesOf(dimension);
  return inHertz ? names : names.toSorted((a, b) => Number(a === 'frequency') - Number(b === 'frequency'));
}

/** Units that people of the field would write a value of this dimension in, the most usual first. */
export function customaryUnits(dimension: Dimension, inHertz = false): readonly string[] {
  const units = likelyQuantities(dimension, inHertz).flatMap((name) => [...quantities[name].units]);
  return [...new Set(units.length > 0 ? units : [baseUnitExpression(dimension)])];
}

/** The coherent SI unit of a dimension, by its name where it has one: `Pa`, `J/mol`, `K s`. */
export function coherentUnitOf(dimension: Dimension, inHertz = false): string {
  const [quantity] = likelyQuantities(dimension, inHertz);
  return quantity === undefined ? baseUnitExpression(dimension) : coherentUnit(quantity);
}

/** The value in coherent SI units: `3.3e10 Pa`. */
const inSI = (value: number, dimension: Dimension, inHertz = false): string =>
  withUnit(formatNumber(value, 6), coherentUnitOf(dimension, inHertz));

/** An activation energy in the other way of counting: eV beside kJ/mol; `undefined` for anything else. */
export function otherEnergy(value: number, dimension: Dimension): string | undefined {
  if (sameDimension(dimension, quantities.molar_energy.dimension)) return formatIn(value / avogadro, 'eV');
  if (sameDimension(dimension, quantities.energy.dimension)) return formatIn(value * avogadro, 'kJ/mol');
  return undefined;
}

/** The value in SI and in up to three customary units, without repeats: "3.3e10 Pa = 33 GPa = 33000 MPa". */
export function inSeveralUnits(value: number, dimension: Dimension, inHertz = false, difference = false): string {
  const written = customaryUnits(dimension, inHertz)
    .filter((unit) => !difference || parseUnit(unit)?.zero === undefined)
    .slice(0, 3)
    .flatMap((unit) => formatIn(value, unit, 6) ?? []);
  const other = otherEnergy(value, dimension);
  return [...new Set([inSI(value, dimension, inHertz), ...written, ...(other === undefined ? [] : [other])])].join(
    ' = ',
  );
}

/** The value in the most usual unit of its dimension. */
export function inCustomary(value: number, dimension: Dimension): string {
  const [unit] = customaryUnits(dimension);
  return (unit === undefined ? undefined : formatIn(value, unit)) ?? inSI(value, dimension);
}
