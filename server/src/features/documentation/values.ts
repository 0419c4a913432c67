/** A number in SI and in the customary units of its dimension. */
import type { Dimension } from '../../units/dimension.ts';
import { dimensionless, divideDimensions, sameDimension } from '../../units/dimension.ts';
import { baseUnitExpression, quantitiesOf } from '../../units/format-dimension.ts';
import { formatIn, formatNumber, withUnit } from '../../units/format-quantity.ts';
import { parseUnit, type UnitExpression } from '../../units/parse-unit.ts';
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
  return [...new Set(units.length > 0 ? units : [...perUnit(dimension), baseUnitExpression(dimension)])];
}

/** `/eV` for what is counted per energy: the reciprocals of plain unit names. */
function perUnit(dimension: Dimension): string[] {
  const names = likelyQuantities(divideDimensions(dimensionless, dimension), false).flatMap((name) => [
    ...quantities[name].units,
  ]);
  return names
    .filter((unit) => /^[A-Za-z]+$/.test(unit) && parseUnit(unit)?.zero === undefined)
    .map((unit) => `/${unit}`);
}

/** The coherent SI unit of a dimension, by its name where it has one: `Pa`, `J/mol`, `K s`. */
export function coherentUnitOf(dimension: Dimension, inHertz = false): string {
  const [quantity] = likelyQuantities(dimension, inHertz);
  return quantity === undefined ? baseUnitExpression(dimension) : coherentUnit(quantity);
}

/** The value in coherent SI units, as the language writes it: `3.3e10 Pa`, `1.5e-11 /Pa`. */
const inSI = (value: number, dimension: Dimension, inHertz = false): string =>
  withUnit(formatNumber(value, 6), coherentUnitOf(dimension, inHertz).replace(/^1\//, '/'));

/** What a frequency counts: cycles in Hz, radians in rad/s, a plain `/s` either. */
export type Counted = 'cycles' | 'radians';

/** What a unit such as `kHz` or `rad/s` counts. */
export function countedByUnit({ text, dimension }: UnitExpression): Counted | undefined {
  if (!sameDimension(dimension, quantities.frequency.dimension)) return undefined;
  if (text.endsWith('Hz')) return 'cycles';
  return /\brad\b/.test(text) ? 'radians' : undefined;
}

/** An angular frequency and the cycles that it makes; the other way round from Hz. */
function otherCount(value: number, counted: Counted): string {
  const turn = 2 * Math.PI;
  return counted === 'cycles' ? `${formatNumber(value * turn)} rad/s` : (formatIn(value / turn, 'Hz') ?? '');
}

/** An activation energy in the other way of counting: eV beside kJ/mol; `undefined` for anything else. */
export function otherEnergy(value: number, dimension: Dimension): string | undefined {
  if (sameDimension(dimension, quantities.molar_energy.dimension)) return formatIn(value / avogadro, 'eV');
  if (sameDimension(dimension, quantities.energy.dimension)) return formatIn(value * avogadro, 'kJ/mol');
  return undefined;
}

/** The value in SI and in up to three customary units, without repeats: "3.3e10 Pa = 33 GPa = 33000 MPa". */
export function inSeveralUnits(value: number, dimension: Dimension, counted?: Counted, difference = false): string {
  const isRate = sameDimension(dimension, quantities.frequency.dimension) && counted === undefined;
  const units =
    counted === 'radians'
      ? ['rad/s']
      : customaryUnits(dimension, counted === 'cycles')
          // Hz counts cycles, which a plain rate does not; a difference has no place on the Celsius scale.
          .filter((unit) => !(isRate && unit.endsWith('Hz')) && !(difference && parseUnit(unit)?.zero !== undefined))
          .slice(0, 3);
  const other = counted ? otherCount(value, counted) : otherEnergy(value, dimension);
  return [
    ...new Set([
      ...(counted === 'radians' ? [] : [inSI(value, dimension, counted === 'cycles')]),
      ...units.flatMap((unit) => formatIn(value, unit, 6) ?? []),
      ...(other === undefined ? [] : [other]),
    ]),
  ].join(' = ');
}

/** The value in the most usual unit of its dimension. */
export function inCustomary(value: number, dimension: Dimension): string {
  const [unit] = customaryUnits(dimension);
  return (unit === undefined ? undefined : formatIn(value, unit)) ?? inSI(value, dimension);
}
