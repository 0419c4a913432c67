/** Lists of x in ascending order are searched by halves: a million points are read under a moving pointer. */

/** Whether a list ascends, worked out once for each list; lists of curves never change. */
const ascending = new WeakMap<readonly number[], boolean>();

export function isAscending(x: readonly number[]): boolean {
  const known = ascending.get(x);
  if (known !== undefined) return known;
  let found = true;
  for (let i = 1; i < x.length && found; i++) found = (x[i] ?? 0) >= (x[i - 1] ?? 0);
  ascending.set(x, found);
  return found;
}

/** Index of the first value of an ascending list that is not below `at`; its length where all are. */
export function firstFrom(x: readonly number[], at: number): number {
  let low = 0;
  let high = x.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((x[middle] ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
