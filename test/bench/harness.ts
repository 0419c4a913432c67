// What a benchmark is, and how its numbers are shown.

/** One measured time against its goal or against another program that does the same. */
export interface Row {
  readonly name: string;
  /** Milliseconds, one for each repetition. */
  readonly times: readonly number[];
  /** At most so many milliseconds are wanted, of the median or of the 95th percentile. */
  readonly goal?: { readonly ms: number; readonly of: 'median' | 'p95' };
  /** The same work done by another program. */
  readonly against?: { readonly name: string; readonly times: readonly number[] };
}

/** A benchmark is one file *.bench.ts in this folder that exports its rows as `run`. */
export type Bench = () => Promise<readonly Row[]>;

/** The value below which the share `q` (0…1) of `times` lies. Throws when there are none. */
function quantile(times: readonly number[], q: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
  if (value === undefined) throw new Error('Nothing was measured.');
  return value;
}

/** Repeats `work` and measures each repetition, after some that are not counted. */
export async function repeat(
  times: number,
  work: (index: number) => Promise<void> | void,
  warmUp = 3,
): Promise<number[]> {
  const measured: number[] = [];
  for (let index = -warmUp; index < times; index += 1) {
    const started = performance.now();
    await work(index);
    if (index >= 0) measured.push(performance.now() - started);
  }
  return measured;
}

/** What `measure` answers, again and again, after some times that are not counted. */
export async function collect(times: number, measure: () => Promise<number>, warmUp = 3): Promise<number[]> {
  const measured: number[] = [];
  for (let index = -warmUp; index < times; index += 1) {
    const time = await measure();
    if (index >= 0) measured.push(time);
  }
  return measured;
}

/** A line of the table: medians, 95th percentiles, how far below the goal, how many times faster than the other. */
export function formatRow({ name, times, goal, against }: Row): string {
  const median = quantile(times, 0.5);
  const p95 = quantile(times, 0.95);
  const columns = [name.padEnd(44), milliseconds(median), milliseconds(p95)];
  if (goal) {
    const reached = goal.of === 'median' ? median : p95;
    columns.push(
      `goal ${goal.of} ${goal.ms} ms: ${ratio(goal.ms / reached)} ${reached <= goal.ms ? 'reached' : 'MISSED'}`,
    );
  }
  if (against) {
    const other = quantile(against.times, 0.5);
    columns.push(`${against.name} ${milliseconds(other).trim()} ms: ${ratio(other / median)} as fast`);
  }
  return columns.join('  ');
}

export const HEADER = `${''.padEnd(44)}  ${'median ms'.padStart(10)}  ${'p95 ms'.padStart(10)}`;

function milliseconds(value: number): string {
  return (value < 100 ? value.toPrecision(3) : value.toFixed(0)).padStart(10);
}

function ratio(value: number): string {
  return `${value.toPrecision(2)}×`;
}
