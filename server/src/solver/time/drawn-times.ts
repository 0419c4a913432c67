/** Times that draw a stretch of a test well. */

/** Points of a stretch. */
const chosenPoints = 101;
/** The first of them after the start, as a share of the stretch. */
const firstShare = 1e-4;

/** Dense where the strain is fast after a change. */
export const denseAtStart = (start: number, length: number): number[] =>
  Array.from({ length: chosenPoints }, (_, i) => start + length * firstShare ** (1 - i / (chosenPoints - 1)));

/** Towards an end that comes before that of the test: dense at both ends, since what runs away is fast before it. */
export function timesUpTo(start: number, end: number): number[] {
  const length = (end - start) * (1 - 1e-9);
  return [...denseAtStart(start, length), ...denseAtStart(0, length).map((left) => start + length - left)];
}
