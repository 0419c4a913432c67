/** How a curve is told from the others of its test. */
import type { Condition, Curve } from './result.ts';

const inSI = (name: string, { value, unit }: Condition): string => `${name} = ${value}${unit === '' ? '' : ` ${unit}`}`;

/** Names of the conditions that differ between the curves of a test. */
export function varyingConditions(curves: readonly Curve[]): string[] {
  const names = new Set(curves.flatMap((curve) => Object.keys(curve.at)));
  return [...names].filter((name) => new Set(curves.map((curve) => curve.at[name]?.value)).size > 1);
}

/**
 * `as_cast, frequency = 1 Hz`: model and conditions.
 * @param show how a condition is written; in SI unless it says otherwise
 */
export function curveLabel(
  curve: Curve,
  varying: readonly string[],
  show: (name: string, condition: Condition) => string = inSI,
): string {
  const conditions = varying.flatMap((name) => {
    const condition = curve.at[name];
    return condition ? [show(name, condition)] : [];
  });
  return [curve.model, ...conditions].join(', ');
}
