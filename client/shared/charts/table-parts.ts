/** The values of a panel as rows and columns. A row is worked out when it is shown: there may be a million of them. */
import { firstFrom, isAscending } from './order.ts';
import type { Line, Panel } from './specification.ts';

/** Lines that share their rows. */
export interface TablePart {
  readonly lines: readonly Line[];
  /** Drawn x of each row. */
  readonly x: ArrayLike<number>;
  /** Drawn value of a line in a row; nothing where it has none. */
  value(line: Line, row: number): number | undefined;
}

/** Lines over the same list of x: a row for each point, in the order of the curve, so that a loop shows both its ways. */
function ofOneList(x: readonly number[], lines: readonly Line[]): TablePart {
  return { lines, x, value: (line, row) => line.y[row] ?? undefined };
}

/** Lines over several ascending lists: a row for each x that one of them has. */
function ofManyLists(lists: readonly (readonly number[])[], lines: readonly Line[]): TablePart {
  const all = new Float64Array(lists.reduce((sum, { length }) => sum + length, 0));
  let count = 0;
  for (const list of lists) {
    all.set(list, count);
    count += list.length;
  }
  all.sort();
  let rows = 0;
  for (let i = 0; i < count; i++) if (i === 0 || all[i] !== all[i - 1]) all[rows++] = all[i] ?? 0;
  const x = all.subarray(0, rows);
  return {
    lines,
    x,
    value: (line, row) => {
      const at = x[row] ?? Number.NaN;
      const i = firstFrom(line.x, at);
      return line.x[i] === at ? (line.y[i] ?? undefined) : undefined;
    },
  };
}

const isStrictlyAscending = (x: readonly number[]): boolean =>
  isAscending(x) && !x.some((value, i) => i > 0 && value === x[i - 1]);

/** The tables of a panel: one where its lines can share rows, else one for each list of x. */
export function tableParts({ lines }: Panel): readonly TablePart[] {
  const shown = lines.filter(({ ghost }) => !ghost);
  const lists = new Map<readonly number[], Line[]>();
  for (const line of shown) lists.set(line.x, [...(lists.get(line.x) ?? []), line]);
  if (lists.size > 1 && [...lists.keys()].every(isStrictlyAscending)) return [ofManyLists([...lists.keys()], shown)];
  return [...lists].map(([x, own]) => ofOneList(x, own));
}

/** The row whose x is nearest to `at`. */
export function rowAt({ x }: TablePart, at: number): number {
  let best = 0;
  let distance = Infinity;
  for (let i = 0; i < x.length; i++) {
    const away = Math.abs((x[i] ?? Infinity) - at);
    if (away < distance) {
      distance = away;
      best = i;
    }
  }
  return best;
}
