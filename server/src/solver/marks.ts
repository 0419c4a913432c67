import type { Material } from './material.ts';
import type { Curve } from './result.ts';

type Marks = NonNullable<Curve['marks']>;

/** Glass transition and crystallisation of the alloy, where a curve over temperature passes them. */
export function transitionsOf(material: Material, x: Curve['x']): Marks {
  if (x.name !== 'T') return [];
  let [low, high] = [Infinity, -Infinity];
  for (const T of x.values) {
    if (T < low) low = T;
    if (T > high) high = T;
  }
  return ['T_g', 'T_x'].flatMap((label) => {
    const at = material.alloy(label, Number.NaN);
    return at !== undefined && at > low && at < high ? [{ label, x: at }] : [];
  });
}

/**
 * Peaks of a loss curve, named as the field names them: the highest one is α, one below it in temperature (above it in
 * frequency) is β, further ones β′; one alone is a peak. Positions are those of a parabola through the three points of each maximum, in x or
 * in its logarithm.
 */
export function peaksOf(xName: 'T' | 'frequency', x: readonly number[], loss: readonly (number | null)[]): Marks {
  const peaks: { x: number; height: number }[] = [];
  const position = xName === 'T' ? (value: number) => value : Math.log;
  const back = xName === 'T' ? (value: number) => value : Math.exp;
  for (let i = 1; i + 1 < x.length; i++) {
    const left = loss[i - 1];
    const top = loss[i];
    const right = loss[i + 1];
    if (left == null || top == null || right == null || left <= 0 || right <= 0) continue;
    if (!(top > left && top >= right)) continue;
    const [a, b, c] = [position(x[i - 1] ?? 0), position(x[i] ?? 0), position(x[i + 1] ?? 0)];
    const leftSlope = (Math.log(top) - Math.log(left)) / (b - a);
    const rightSlope = (Math.log(right) - Math.log(top)) / (c - b);
    const curvature = (rightSlope - leftSlope) / (c - a);
    const vertex = curvature < 0 ? (a + b) / 2 - leftSlope / (2 * curvature) : b;
    peaks.push({ x: back(vertex >= a && vertex <= c ? vertex : b), height: top });
  }
  // A slow relaxation lies at high temperature and low frequency.
  peaks.sort((p, q) => (xName === 'T' ? q.x - p.x : p.x - q.x));
  const highest = peaks.reduce((most, { height }) => Math.max(most, height), -Infinity);
  const alpha = peaks.findIndex(({ height }) => height === highest);
  return peaks.flatMap(({ x: at }, i) => {
    // One peak alone may be of any relaxation.
    if (i < alpha || peaks.length === 1) return [{ label: 'peak', x: at, series: 'loss_modulus' }];
    const order = i - alpha;
    return [{ label: order === 0 ? 'α' : `β${'′'.repeat(order - 1)}`, x: at, series: 'loss_modulus' }];
  });
}
