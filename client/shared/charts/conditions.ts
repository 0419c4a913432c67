/** The conditions of curves as people write them: `25 MPa`, `1 Hz`, `0.5 %`. */
import type { Condition } from '../../../server/src/solver/result.ts';
import { readableQuantity } from '../numbers.ts';

/** Larger units for the coherent ones, largest first. */
const SCALED: Readonly<Record<string, readonly (readonly [unit: string, factor: number])[]>> = {
  Pa: [
    ['GPa', 1e9],
    ['MPa', 1e6],
    ['kPa', 1e3],
  ],
  s: [
    ['h', 3600],
    ['min', 60],
  ],
  'K/s': [['K/min', 1 / 60]],
};

/** A value in coherent SI in the unit that makes it short. `name` tells a strain from other bare numbers. */
export function readableCondition(name: string, { value, unit }: Condition): string {
  if (unit === '' && /strain/.test(name)) return readableQuantity(value * 100, '%');
  if (unit === '1/s' || unit === '/s') return readableQuantity(value, '/s');
  const size = Math.abs(value);
  const fits = (factor: number): boolean => {
    const shown = size / factor;
    // Hours and minutes only where they are round: 330 s stays 330 s.
    return unit === 's' ? shown >= 1 && Number.isInteger(Number(shown.toPrecision(12))) && size >= 600 : shown >= 1;
  };
  const found = SCALED[unit]?.find(([, factor]) => fits(factor));
  return found ? readableQuantity(value / found[1], found[0]) : readableQuantity(value, unit);
}
