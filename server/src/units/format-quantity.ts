/** Values for people: an SI number in the unit that a materials scientist would write. */
import { fromSI } from './factor.ts';
import { parseUnit, type UnitExpression } from './parse-unit.ts';
import { coherentUnit, isQuantityName, type QuantityName } from './quantities.ts';

/** Units in which values of a coherent unit are shown, small to large; each serves from one of itself upwards. */
const displayUnits: Readonly<Record<string, readonly string[]>> = {
  s: ['fs', 'ps', 'ns', 'µs', 'ms', 's'],
  Hz: ['mHz', 'Hz', 'kHz', 'MHz', 'GHz', 'THz'],
  Pa: ['Pa', 'kPa', 'MPa', 'GPa', 'TPa'],
  '1/Pa': ['/TPa', '/GPa', '/MPa', '/Pa'],
  '1/s': ['/s'],
  m: ['fm', 'pm', 'nm', 'µm', 'mm', 'm', 'km'],
  'm^2': ['nm^2', 'µm^2', 'mm^2', 'm^2'],
  'm^3': ['nm^3', 'µm^3', 'mm^3', 'm^3'],
  kg: ['ng', 'µg', 'mg', 'g', 'kg'],
  N: ['µN', 'mN', 'N', 'kN'],
  'J/mol': ['J/mol', 'kJ/mol'],
  'J/m^3': ['J/m^3', 'kJ/m^3', 'MJ/m^3'],
  'Pa/s': ['Pa/s', 'kPa/s', 'MPa/s', 'GPa/s'],
};

/** Minutes, hours and days read better than seconds from here on (s). */
const longTimes: readonly { readonly from: number; readonly unit: string }[] = [
  { from: 1000 * 86400, unit: 's' },
  { from: 2 * 86400, unit: 'day' },
  { from: 2 * 3600, unit: 'h' },
  { from: 600, unit: 'min' },
];

/** Energies of single events are given in eV, those of bodies in J; between them lies nothing (J). */
const largestEventEnergy = 1e-15;

function unitTextFor(value: number, coherent: string): string {
  const size = Math.abs(value);
  if (size === 0 || !Number.isFinite(size)) return coherent;
  if (coherent === 's') {
    const long = longTimes.find(({ from }) => size >= from);
    if (long) return long.unit;
  }
  if (coherent === 'K/s') return size < 100 / 60 ? 'K/min' : 'K/s';
  const ladder =
    coherent === 'J' ? (size < largestEventEnergy ? ['meV', 'eV', 'keV'] : ['µJ', 'mJ', 'J', 'kJ', 'MJ']) : undefined;
  const rungs = ladder ?? displayUnits[coherent] ?? [coherent];
  const fitting = rungs.filter((text) => {
    const unit = parseUnit(text);
    return unit !== undefined && fromSI(size, unit.size) >= 0.9995;
  });
  return fitting.at(-1) ?? rungs[0] ?? coherent;
}

/** A number to so many significant digits, without trailing zeros: `33`, `0.35`, `1.86e-13`. */
export function formatNumber(value: number, digits = 4): string {
  if (Number.isNaN(value)) return 'not a number';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const rounded = Number(value.toPrecision(digits));
  const size = Math.abs(rounded);
  if (size !== 0 && (size >= 1e6 || size < 1e-3)) {
    return rounded.toExponential().replace('e+', 'e');
  }
  return String(rounded);
}

/** `value` (SI) in the given unit, offset scales included. */
export const inUnit = (value: number, unit: UnitExpression): number => fromSI(value - (unit.zero ?? 0), unit.size);

/** Number and unit with one space between, none for a plain number: `33 GPa`, `1.5e-5 /MPa`, `0.35`. */
export const withUnit = (number: string, unit: string): string => (unit === '' ? number : `${number} ${unit}`);

/**
 * A value in SI as text.
 * @param target a quantity (`stress`) or the coherent unit it is in (`Pa`, `1/Pa`): the unit shown is chosen by size
 */
export function formatQuantity(value: number, target: QuantityName | (string & {}), digits = 4): string {
  const coherent = isQuantityName(target) ? coherentUnit(target) : target;
  const text = unitTextFor(value, coherent);
  const unit = parseUnit(text);
  if (!unit) return withUnit(formatNumber(value, digits), coherent);
  return withUnit(formatNumber(inUnit(value, unit), digits), text);
}

/** A value in SI in a unit that was chosen: `formatIn(33e9, 'GPa')` is `33 GPa`; `undefined` if that is no unit. */
export function formatIn(value: number, unitText: string, digits = 4): string | undefined {
  const unit = parseUnit(unitText);
  return unit ? withUnit(formatNumber(inUnit(value, unit), digits), unitText) : undefined;
}
