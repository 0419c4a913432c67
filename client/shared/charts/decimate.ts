/** Fewer points for the same picture: of each column of pixels the first, last, lowest and highest point. */
import { firstFrom, isAscending } from './order.ts';

export interface DrawnPoint {
  readonly x: number;
  /** NaN where the line has a gap; never shown as a number. */
  readonly y: number;
}

/** Curves shorter than this are drawn point by point. */
const SHORT = 2500;

export const isLong = (x: readonly number[]): boolean => x.length > SHORT;

/**
 * The points of a line to draw between `min` and `max` of x in `columns` columns, in their order. As long as the line
 * stays in a column, its first, lowest, highest and last point stand for it, and where it turns round; so no spike is
 * lost, whatever the stretch that is shown, and a line that goes back and forth (a loop) stays one. What is outside counts as a column on either
 * side. Gaps stay gaps.
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
  const count = Math.max(1, Math.round(columns));
  const edges = edgesOf(min, max, count, log);
  const columnOf = columnsAlong(min, max, count, log);
  const kept: DrawnPoint[] = [];
  // In order, what is outside need not be looked at: one point on each side leads there.
  const sorted = isAscending(x);
  let end = sorted ? firstFrom(x, max) : x.length;
  while (end < x.length && x[end] === max) end++;
  end = Math.min(x.length, end + 1);
  for (let first = sorted ? Math.max(0, firstFrom(x, min) - 1) : 0; first < end;) {
    const column = columnOf(x[first] ?? Number.NaN);
    const from = column < 0 ? -Infinity : (edges[column] ?? max);
    const to = column >= count ? Infinity : (edges[column + 1] ?? min);
    let lowest = first;
    let highest = first;
    let leftmost = first;
    let rightmost = first;
    let low = Infinity;
    let high = -Infinity;
    let gap = -1;
    let next = first;
    do {
      const value = y[next];
      if (value == null) gap = next;
      else {
        if (value < low) {
          low = value;
          lowest = next;
        }
        if (value > high) {
          high = value;
          highest = next;
        }
      }
      if (!sorted) {
        if ((x[next] ?? 0) < (x[leftmost] ?? 0)) leftmost = next;
        if ((x[next] ?? 0) > (x[rightmost] ?? 0)) rightmost = next;
      }
      next++;
    } while (next < end && (x[next] ?? from) >= from && (x[next] ?? to) < to);
    for (const i of inOrder([first, lowest, highest, leftmost, rightmost, gap, next - 1])) kept.push(point(i));
    first = next;
  }
  return kept;
}

/** Where columns of equal width begin, and where the last one ends. */
function edgesOf(min: number, max: number, count: number, log: boolean): Float64Array {
  const edges = new Float64Array(count + 1);
  for (let i = 0; i <= count; i++) edges[i] = log ? min * (max / min) ** (i / count) : min + ((max - min) * i) / count;
  return edges;
}

/** Number of the column that a value is in: −1 before the first, `count` after the last. */
function columnsAlong(min: number, max: number, count: number, log: boolean): (value: number) => number {
  const width = log ? Math.log(max / min) / count : (max - min) / count;
  return (value) => {
    const column = Math.floor((log ? Math.log(value / min) : value - min) / width);
    return column >= 0 ? Math.min(column, count) : -1;
  };
}

const inOrder = (indices: readonly number[]): number[] =>
  [...new Set(indices)].filter((i) => i >= 0).sort((a, b) => a - b);
