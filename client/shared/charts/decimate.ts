/** Fewer points for the same picture: of each column of pixels the first, last, lowest and highest point. */

export interface DrawnPoint {
  readonly x: number;
  /** NaN where the line has a gap; never shown as a number. */
  readonly y: number;
}

/** Curves shorter than this are drawn point by point. */
const SHORT = 2500;

export const isLong = (x: readonly number[]): boolean => x.length > SHORT;

/**
 * The points of a line to draw between `min` and `max` of x in `columns` columns. Gaps stay gaps. A line whose x goes
 * back and forth (a loop) is cut into stretches by index instead of by x.
 */
export function decimate(
  x: readonly number[],
  y: readonly (number | null)[],
  min: number,
  max: number,
  columns: number,
  log: boolean,
): DrawnPoint[] {
  const point = (i: number): DrawnPoint => ({ x: x[i] ?? Number.NaN, y: y[i] ?? Number.NaN });
  if (!isLong(x)) return x.map((_, i) => point(i));
  const place = log ? Math.log : (value: number): number => value;
  const start = place(min);
  const width = (place(max) - start) / Math.max(1, columns);
  const monotonic = isMonotonic(x);
  const perColumn = Math.ceil(x.length / Math.max(1, columns));
  const columnOf = (i: number): number =>
    monotonic ? Math.floor((place(x[i] ?? min) - start) / width) : Math.floor(i / perColumn);
  const kept: DrawnPoint[] = [];
  for (let first = 0; first < x.length;) {
    const column = columnOf(first);
    let lowest = first;
    let highest = first;
    let gap = -1;
    let next = first;
    for (; next < x.length && columnOf(next) === column; next++) {
      const value = y[next];
      if (value == null) gap = next;
      else {
        if (value < (y[lowest] ?? Infinity)) lowest = next;
        if (value > (y[highest] ?? -Infinity)) highest = next;
      }
    }
    const indices = new Set([first, lowest, highest, gap, next - 1].filter((i) => i >= 0));
    for (const i of [...indices].sort((a, b) => a - b)) kept.push(point(i));
    first = next;
  }
  return kept;
}

function isMonotonic(x: readonly number[]): boolean {
  for (let i = 1; i < x.length; i++) if ((x[i] ?? 0) < (x[i - 1] ?? 0)) return false;
  return true;
}
