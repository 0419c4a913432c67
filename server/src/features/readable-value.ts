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

/** `stress = 25 MPa` */
export const readableCondition = (name: string, { value, unit }: Condition): string =>
  `${name} = ${readableValue(name, value, unit)}`;

/** `718 kJ/mol ± 17 kJ/mol` */
export function metricText(name: string, { value, unit, uncertainty }: Metric): string {
  const open = uncertainty === undefined ? '' : ` ± ${readableValue(name, uncertainty, unit, 2)}`;
  return `${readableValue(name, value, unit)}${open}`;
}

/** `loss modulus` */
export const wordsOf = (name: string): string => name.replaceAll('_', ' ');

/** The unit in which the expected value of an expectation is written: `%` of `argmax(stress) > 2 % for model = m`. */
function writtenUnit(text: string): string | undefined {
  const [compared = ''] = text.split(/\b(?:within|for|from)\b/);
  return /[\d.)\]]\s*([\p{L}%°/][^<>=]*)$/u.exec(compared.trimEnd())?.[1]?.trim();
}

/** What was computed, in the unit in which it was expected; the reason where it could not be. */
export function readableOutcome({ text, computed, unit, reason }: ExpectationResult, digits?: number): string {
  if (computed === null) return reason ?? 'it could not be computed';
  const written = writtenUnit(text);
  const [wanted, own] = [parseUnit(written ?? ''), parseUnit(unit)];
  const fits = written !== undefined && wanted && own && sameDimension(wanted.dimension, own.dimension);
  return (fits ? formatIn(computed, written, digits) : undefined) ?? formatQuantity(computed, unit, digits);
}
