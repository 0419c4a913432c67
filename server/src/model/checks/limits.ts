/** More points than this are refused: they would take minutes and gigabytes. */
export const pointLimit = 1_000_000;

/** Kinds of elements that are checked but not computed yet. */
export const kindsThatRunLater: ReadonlySet<string> = new Set();
