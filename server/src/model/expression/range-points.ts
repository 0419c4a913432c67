/** The points of a range. */
import { number, type Formula } from '../../formula/formula.ts';

/** Fifteen significant digits: takes the rounding noise of a sum of steps away, so that 3 × 0.1 is 0.3. */
export const withoutNoise = (value: number): number => Number(value.toPrecision(15));

/** Share of a step by which the last point may miss the end and still be it. */
const rounding = 1e-6;

/** Number of points from `lower` to `upper` by `step`, the end included within rounding; infinite for a zero step. */
export function countSteps(lower: number, upper: number, step: number): number {
  const steps = (upper - lower) / step;
  return Math.floor(steps + rounding) + 1;
}

export function stepPoints(lower: number, upper: number, step: number): readonly number[] {
  const count = countSteps(lower, upper, step);
  return Array.from({ length: count }, (_, i) => {
    const point = lower + i * step;
    return Math.abs(point - upper) <= rounding * Math.abs(step) ? upper : i === 0 ? lower : withoutNoise(point);
  });
}

export function evenPoints(lower: number, upper: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => {
    if (i === 0) return lower;
    if (i === count - 1) return upper;
    return withoutNoise(lower + ((upper - lower) * i) / (count - 1));
  });
}

/** Points of equal ratios; both ends must be above zero. */
export function logPoints(lower: number, upper: number, count: number): readonly number[] {
  const first = Math.log10(lower);
  const last = Math.log10(upper);
  return Array.from({ length: count }, (_, i) => {
    if (i === 0) return lower;
    if (i === count - 1) return upper;
    return withoutNoise(Math.pow(10, first + ((last - first) * i) / (count - 1)));
  });
}

const combine = (operator: '+' | '-' | '*' | '/' | '^', left: Formula, right: Formula): Formula => ({
  kind: 'operation',
  operator,
  left,
  right,
});

/** Points between ends that depend on parameters, as formulas; their number is that of the declared values. */
export function pointFormulas(
  spacing: 'step' | 'lin' | 'log',
  lower: Formula,
  upper: Formula,
  step: Formula,
  count: number,
): readonly Formula[] {
  return Array.from({ length: count }, (_, i) => {
    if (i === 0) return lower;
    if (spacing === 'step') return combine('+', lower, combine('*', number(i), step));
    if (i === count - 1) return upper;
    const share = number(i / (count - 1));
    return spacing === 'lin'
      ? combine('+', lower, combine('*', share, combine('-', upper, lower)))
      : combine('*', lower, combine('^', combine('/', upper, lower), share));
  });
}
