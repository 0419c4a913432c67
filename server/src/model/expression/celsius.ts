/** Temperatures in degC: absolute, on an offset scale. */
import { number } from '../../formula/formula.ts';
import type { Expression } from '../../syntax/tree.ts';
import { dimension } from '../../units/dimension.ts';
import { formatNumber } from '../../units/format-quantity.ts';
import { withoutNoise } from './range-points.ts';
import { joined, type Typed, type UnitPart } from './typed.ts';
import type { QuantityType } from './types.ts';

const temperature = dimension({ kelvin: 1 });

export const celsiusType: QuantityType = { kind: 'quantity', dimension: temperature, scale: 'celsius' };

/** A bare number of degrees as a temperature. */
export function celsiusFromNumber(typed: Typed, unit: UnitPart): Typed {
  const zero = unit.zero ?? 0;
  const value = typed.value === undefined ? undefined : withoutNoise(typed.value + zero);
  return { type: celsiusType, formula: value === undefined ? undefined : number(value), value, ...joined(typed) };
}

/** The same temperature in K, for a fix: `293.15 K`; only where degrees were written, not for a name. */
export function kelvinText(expression: Expression, typed: Typed): string | undefined {
  if (typed.value === undefined || expression.kind === 'reference') return undefined;
  const text = `${formatNumber(typed.value, 10)} K`;
  return expression.kind === 'parenthesised' ? `(${text})` : text;
}

/** A quantity without the mark of the scale: what an argument or variable holds is kelvins. */
export const inKelvin = (type: QuantityType): QuantityType => ({ kind: 'quantity', dimension: type.dimension });
