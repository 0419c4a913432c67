/** Numbers of results as a materials scientist would say them. */
import type { Condition, ExpectationResult, Metric } from '../solver/result.ts';
import { sameDimension } from '../units/dimension.ts';
import { formatIn, formatNumber, formatQuantity } from '../units/format-quantity.ts';
import { parseUnit } from '../units/parse-unit.ts';

/** A value in SI in a customary unit; strains are read in per cent. */
export const readableValue = (name: string, value: number, unit: string, digits?: number): string =>
  unit === '' && name.includes('strain')
    ? `${formatNumber(value * 100, digits)} %`
    : formatQuantity(value, unit, digits);

/** Share of a value below which its uncertainty does not show in its digits. */
const visibleUncertainty = 1e-5;

/** `718 kJ/mol ± 17 kJ/mol`; an uncertainty below the digits that are shown is left out. */
export function metricText(name: string, { value, unit, uncertainty = 0 }: Metric): string {
  const open =
    uncertainty > visibleUncertainty * Math.abs(value) ? ` ± ${readableValue(name, uncertainty, unit, 2)}` : '';
  return `${readableValue(name, value, unit)}${open}`;
}

/** `stress = 25 MPa` */
export const readableCondition = (name: string, { value, unit }: Condition): string =>
  `${name} = ${readableValue(name, value, unit)}`;

/** `loss modulus`; a symbol such as T_g stays one. */
export const wordsOf = (name: string): string => name.replaceAll(/(?<=[\p{L}\d]{2})_(?=\p{L}{2})/gu, ' ');

/** The unit in which the expected value of an expectation is written: `%` of `argmax(stress) > 2 % for model = m`. */
function writtenUnit(text: string): string | undefined {
  const [compared = ''] = text.split(/\b(?:within|for|from)\b/);
  return /[\d.)\]]\s*([\p{L}%°/][^<>=]*)$/u.exec(compared.trimEnd())?.[1]?.trim();
}

/** Digits with which a value that fails can be told from what was expected. */
function tellingDigits({ computed, expected, upper, passed }: ExpectationResult): number {
  if (passed !== false || computed === null) return 0;
  const distances = [expected, upper ?? expected].map((bound) => Math.abs(computed / bound - 1));
  const nearest = Math.min(...distances);
  return nearest > 0 && Number.isFinite(nearest) ? Math.min(12, 2 - Math.floor(Math.log10(nearest))) : 0;
}

/** What was computed, in the unit in which it was expected; the reason where it could not be. */
export function readableOutcome(result: ExpectationResult, leastDigits = 4): string {
  const { text, computed, unit, reason } = result;
  if (computed === null) return reason ?? 'it could not be computed';
  const digits = Math.max(leastDigits, tellingDigits(result));
  const written = writtenUnit(text);
  const [wanted, own] = [parseUnit(written ?? ''), parseUnit(unit)];
  const fits = written !== undefined && wanted && own && sameDimension(wanted.dimension, own.dimension);
  return (fits ? formatIn(computed, written, digits) : undefined) ?? formatQuantity(computed, unit, digits);
}
