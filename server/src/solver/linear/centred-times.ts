import { CentredLine } from '../numerics/centred-line.ts';
import type { SpreadTimes } from './shape.ts';

/** ln of the longest and shortest relaxation time that is looked at, relative to τ. */
export const farthest = 1400;

/**
 * A density of times over x = ln(τ_i/τ) that is sharpest, within `centre`, about x = 0.
 * @param reach |x| up to which there are nodes
 */
export function centredTimes(density: (x: number) => number, centre: number, far: number, reach: number): SpreadTimes {
  const line = new CentredLine(centre, far);
  const end = line.inverse(reach);
  return {
    place: (v) => line.place(v),
    density: (v) => density(line.place(v)) * line.slope(v),
    near: (x) => line.inverse(x),
    lower: -end,
    upper: end,
  };
}
