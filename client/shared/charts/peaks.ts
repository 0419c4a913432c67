/** Local maxima of computed curves, placed between the points by a parabola. */
import { firstFrom, isAscending } from './order.ts';

export interface Peak {
  readonly x: number;
  readonly y: number;
  /** How far it stands above the higher of its two saddles. */
  readonly prominence: number;
}

/**
 * Inner local maxima of y over x, lowest x first. A maximum counts when it stands above the lower of its two saddles by
 * `prominence` of its height, so that ripples of rounding are no peaks. On a log axis the parabola is laid in ln x.
 */
export function peaksOf(
  x: readonly number[],
  y: readonly (number | null)[],
  logX: boolean,
  prominence = 1e-3,
): readonly Peak[] {
  const peaks: Peak[] = [];
  const fallBefore = saddles(y, 1);
  const fallAfter = saddles(y, -1);
  for (let i = 1; i < y.length - 1; i++) {
    const here = y[i];
    const before = y[i - 1];
    const after = y[i + 1];
    const at = x[i];
    const left = x[i - 1];
    const right = x[i + 1];
    if (
      here == null ||
      before == null ||
      after == null ||
      at === undefined ||
      left === undefined ||
      right === undefined
    )
      continue;
    if (!(here > before && here >= after)) continue;
    const saddle = Math.max(fallBefore[i] ?? here, fallAfter[i] ?? here);
    if (!(here - saddle > prominence * Math.abs(here))) continue;
    const along = (value: number): number => (logX ? Math.log(value) : value);
    const vertex = parabola(along(left), before, along(at), here, along(right), after);
    peaks.push({ x: logX ? Math.exp(vertex.x) : vertex.x, y: vertex.y, prominence: here - saddle });
  }
  return peaks;
}

/**
 * How far y falls on one side of each point before it rises above that point, or ends in a gap: the lowest value there.
 * One pass, in which only points that nothing has risen above yet are remembered.
 */
function saddles(y: readonly (number | null)[], step: 1 | -1): Float64Array {
  const lowest = new Float64Array(y.length);
  let open: { readonly height: number; low: number }[] = [];
  for (let i = step === 1 ? 0 : y.length - 1; i >= 0 && i < y.length; i += step) {
    const value = y[i];
    if (value == null) {
      open = [];
      continue;
    }
    let low = value;
    for (let last = open.at(-1); last !== undefined && last.height <= value; last = open.at(-1)) {
      low = Math.min(low, last.low);
      open.pop();
    }
    lowest[i] = low;
    open.push({ height: value, low });
  }
  return lowest;
}

/** The `most` that stand out furthest, in their order: a serrated curve has thousands of peaks, and nobody reads them all. */
export function foremost(peaks: readonly Peak[], most: number): readonly Peak[] {
  if (peaks.length <= most) return peaks;
  const kept = new Set(peaks.toSorted((a, b) => b.prominence - a.prominence).slice(0, most));
  return peaks.filter((peak) => kept.has(peak));
}

type Vertex = Pick<Peak, 'x' | 'y'>;

/** Vertex of the parabola through three points, or the middle point where they lie on a line. */
function parabola(x0: number, y0: number, x1: number, y1: number, x2: number, y2: number): Vertex {
  const slope01 = (y1 - y0) / (x1 - x0);
  const slope12 = (y2 - y1) / (x2 - x1);
  const curvature = (slope12 - slope01) / (x2 - x0);
  if (!(curvature < 0)) return { x: x1, y: y1 };
  const x = (x0 + x1) / 2 - slope01 / (2 * curvature);
  // Newton form at the vertex.
  return { x, y: y0 + slope01 * (x - x0) + curvature * (x - x0) * (x - x1) };
}

/** y at `at` by a straight line between the neighbours, or nothing outside the curve or beside a gap. */
export function interpolate(x: readonly number[], y: readonly (number | null)[], at: number): number | undefined {
  const between = (i: number): number | undefined => {
    const [x0, x1, y0, y1] = [x[i - 1], x[i], y[i - 1], y[i]];
    if (x0 === undefined || x1 === undefined || y0 == null || y1 == null) return undefined;
    return x1 === x0 ? y1 : y0 + ((y1 - y0) * (at - x0)) / (x1 - x0);
  };
  if (isAscending(x)) {
    const i = firstFrom(x, at);
    return i === 0 && x[0] !== at ? undefined : between(Math.max(1, i));
  }
  for (let i = 1; i < x.length; i++) {
    const [x0, x1] = [x[i - 1], x[i]];
    if (x0 !== undefined && x1 !== undefined && (at - x0) * (at - x1) <= 0) return between(i);
  }
  return undefined;
}
