/** More points than this are refused: they would take minutes and gigabytes. */
export const pointLimit = 1_000_000;

/** More curves than this are refused: each may be an integration, and nobody can tell them apart. */
export const curveLimit = 10_000;

/** More cycles in all curves of a test are refused: each is followed through dozens of steps. */
export const cycleLimit = 100_000;

/** Kinds of elements that are checked but not computed yet. */
export const kindsThatRunLater: ReadonlySet<string> = new Set();
