/** The measures of `expect` and `stated`: one number read off one series of a curve. */
import type { MeasureName } from '../problem.ts';

/** A series as points that could be computed, in the order of the curve. */
export interface MeasuredPoints {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** A curve recomputed at more x; used to close in on a peak between grid points. */
export type Recompute = (extraX: readonly number[]) => MeasuredPoints;

/** Keeps the points with x in the interval (ends included, within rounding). */
export function within(points: MeasuredPoints, interval: Interval | undefined): MeasuredPoints {
  if (!interval) return points;
  const slack = 1e-12 * Math.max(Math.abs(interval.lower), Math.abs(interval.upper));
  const keep = points.x.flatMap((x, i) => (x >= interval.lower - slack && x <= interval.upper + slack ? [i] : []));
  return { x: keep.map((i) => points.x[i] ?? 0), y: keep.map((i) => points.y[i] ?? 0) };
}

function indexOfExtreme(y: readonly number[], sign: 1 | -1): number {
  let best = 0;
  y.forEach((value, i) => {
    if (sign * value > sign * (y[best] ?? 0)) best = i;
  });
  return best;
}

/** Points that divide a bracket, ends excluded; geometric where the bracket spans more than a factor of two. */
function divide(lower: number, upper: number, parts: number): number[] {
  const geometric = lower > 0 && upper / lower > 2;
  return Array.from({ length: parts - 1 }, (_, i) => {
    const fraction = (i + 1) / parts;
    return geometric ? lower * (upper / lower) ** fraction : lower + (upper - lower) * fraction;
  });
}

/** Where the parabola through three points has its extreme; the middle one where it has none between the others. */
function vertex(x: readonly [number, number, number], y: readonly [number, number, number]): number {
  const before = (y[1] - y[0]) / (x[1] - x[0]);
  const after = (y[2] - y[1]) / (x[2] - x[1]);
  const bend = (after - before) / (x[2] - x[0]);
  const at = (x[0] + x[1]) / 2 - before / (2 * bend);
  return at > Math.min(x[0], x[2]) && at < Math.max(x[0], x[2]) ? at : x[1];
}

/**
 * The largest (sign 1) or smallest (sign -1) value and where it is. An extreme inside the interval is closed in on by
 * computing the curve at more points, so that it does not depend on the grid of the test: each round divides the
 * bracket by five, until the points on both sides of the extreme differ from it by less than 1e-10 of it. A smooth extreme
 * is so flat then that its place is read off a parabola through the three.
 */
function extreme(points: MeasuredPoints, sign: 1 | -1, recompute: Recompute): { x: number; y: number } | undefined {
  let index = indexOfExtreme(points.y, sign);
  let x = points.x[index];
  let y = points.y[index];
  if (x === undefined || y === undefined) return undefined;
  let lower = points.x[index - 1];
  let upper = points.x[index + 1];
  for (let round = 0; round < 12 && lower !== undefined && upper !== undefined; round++) {
    const [from, to] = lower < upper ? [lower, upper] : [upper, lower];
    const refined = within(recompute(divide(from, to, 10)), { lower: from, upper: to });
    index = indexOfExtreme(refined.y, sign);
    const nextX = refined.x[index];
    const nextY = refined.y[index];
    if (nextX === undefined || nextY === undefined) break;
    x = nextX;
    y = nextY;
    lower = refined.x[index - 1];
    upper = refined.x[index + 1];
    const [before = nextY, after = nextY] = [refined.y[index - 1], refined.y[index + 1]];
    if (![before, after].every((value) => Math.abs(value - nextY) <= 1e-10 * Math.abs(nextY))) continue;
    if (lower !== undefined && upper !== undefined) x = vertex([lower, nextX, upper], [before, nextY, after]);
    break;
  }
  return { x, y };
}

/** The initial slope looks at this share of the way from its start. */
const slopeShare = 1 / 240;

/** Derivative at the first of three points of the parabola through them; of two points, their chord. */
function slopeOfParabola({ x, y }: MeasuredPoints): number | undefined {
  const [x0, x1, x2] = x;
  const [y0, y1, y2] = y;
  if (x0 === undefined || x1 === undefined || y0 === undefined || y1 === undefined || x1 === x0) return undefined;
  const first = (y1 - y0) / (x1 - x0);
  if (x2 === undefined || y2 === undefined || x2 === x1) return first;
  const second = (y2 - y1) / (x2 - x1);
  return first + ((first - second) / (x2 - x0)) * (x1 - x0);
}

/**
 * Initial slope dy/dx: the derivative, at the first point, of the parabola through it and the points 1/240 and 1/120 of
 * the way to the last one (of the way from 0 where that is shorter, so that decades of x do not matter). A share of the
 * way, and not the limit, because strains that begin like t^χ have no slope in the limit; computed there, because the
 * points of the test shall not matter. Where a curve cannot be computed elsewhere, its own first points serve.
 */
function initialSlope(points: MeasuredPoints, recompute: Recompute): number | undefined {
  const start = points.x[0];
  const end = points.x.at(-1);
  if (start === undefined || end === undefined || start === end) return undefined;
  const way = start === 0 ? Math.abs(end) : Math.min(Math.abs(end - start), Math.abs(start));
  const step = Math.sign(end - start) * way * slopeShare;
  const wanted = [start, start + step, start + 2 * step];
  const refined = recompute(wanted.slice(1));
  const found = wanted.map((x) => refined.x.indexOf(x));
  if (found.includes(-1)) return slopeOfParabola(points);
  return slopeOfParabola({ x: wanted, y: found.map((i) => refined.y[i] ?? Number.NaN) });
}

/** The measure of a series; `undefined` where there are no points to read it off. */
export function measure(
  name: MeasureName,
  points: MeasuredPoints,
  options: { readonly at?: number; readonly interval?: Interval; readonly recompute: Recompute },
): number | undefined {
  const inside = within(points, options.interval);
  switch (name) {
    case 'max':
      return extreme(inside, 1, options.recompute)?.y;
    case 'min':
      return extreme(inside, -1, options.recompute)?.y;
    case 'argmax':
      return extreme(inside, 1, options.recompute)?.x;
    case 'argmin':
      return extreme(inside, -1, options.recompute)?.x;
    case 'first':
      return inside.y[0];
    case 'last':
      return inside.y.at(-1);
    case 'slope':
      return initialSlope(inside, options.recompute);
    case 'value': {
      const at = options.at;
      if (at === undefined) return undefined;
      const nearest = points.x.findIndex((x) => Math.abs(x - at) <= 1e-12 * Math.max(Math.abs(at), Number.MIN_VALUE));
      return nearest < 0 ? undefined : points.y[nearest];
    }
  }
}
