/** Snapshots: curves kept under a name, with every point as long as there is room, and never thinned without a word. */
import type { PreviewState, PreviewTest } from '../../../server/src/lsp/messages.ts';
import { emptyChartView, type Snapshot } from '../view-state.ts';
import { chartSpecification, testOfCurve, type GhostLine } from './chart-specification.ts';
import { decimate, isLong, type DrawnPoint } from './decimate.ts';
import { legendKeysOf } from './legend.ts';
import type { AxisSpecification, Line } from './specification.ts';
import { toSi } from './transform.ts';

/** Points that the snapshots of a file may hold together: some four megabytes of the workspace's store. */
export const MOST_POINTS = 100_000;
/** Snapshots of a file; more of them are no longer told apart on a chart either. */
export const MOST_SNAPSHOTS = 20;

/** Points of a line where its test must do with fewer: enough for the eye. */
const POINTS = 400;
const FEWEST_POINTS = 40;
/** Points of a test that must do with fewer, about: the lines of a large family are kept coarser. */
const POINTS_OF_TEST = 10_000;

type Lines = Record<string, GhostLine>;

/** The lines of a test in SI by key, at most about so many points of each; of longer ones the extremes of each stretch. */
function linesWithin(test: PreviewTest, most: number): Lines {
  const lines: Lines = {};
  const view = { ...emptyChartView, shown: legendKeysOf(test) };
  for (const panel of chartSpecification(test, { view }).panels)
    for (const line of panel.lines) {
      const axis = line.axis === 'right' && panel.right ? panel.right : panel.left;
      lines[line.key] = pointsOf(line, panel.x, most).map(
        ({ x, y }) => [toSi(panel.x.transform, x), toSi(axis.transform, y)] as const,
      );
    }
  return lines;
}

/** At most about so many points of a line, without its gaps. */
function pointsOf({ x, y }: Line, axis: AxisSpecification, most: number): DrawnPoint[] {
  const isThere = ({ y: value }: DrawnPoint): boolean => Number.isFinite(value);
  if (x.length > most && isLong(x))
    return decimate(x, y, axis.range[0], axis.range[1], most / 4, axis.scale === 'log').filter(isThere);
  const points = x.map((value, i) => ({ x: value, y: y[i] ?? Number.NaN }));
  const every = Math.max(1, Math.ceil(points.length / most));
  return points.filter((point, i) => isThere(point) && (i % every === 0 || i === points.length - 1));
}

/** The lines of a test with few points, to be drawn behind others for a moment. */
export function coarseLines(test: PreviewTest): Lines {
  const curves = test.result.curves.reduce((count, { series }) => count + Object.keys(series).length, 0);
  const most = Math.floor(POINTS_OF_TEST / Math.max(1, curves));
  return linesWithin(test, Math.max(FEWEST_POINTS, Math.min(POINTS, most)));
}

const countIn = (tests: Readonly<Record<string, Lines>>): number =>
  Object.values(tests).reduce(
    (sum, lines) => sum + Object.values(lines).reduce((count, { length }) => count + length, 0),
    0,
  );

/** Points that a snapshot holds. */
export const pointsIn = ({ lines }: Pick<Snapshot, 'lines'>): number => countIn(lines);

/**
 * The present curves under a name, beside the snapshots there are: whole where there is room for them, with fewer points
 * where there is not (which the snapshot says), or why they cannot be kept.
 */
export function takeSnapshot(
  state: PreviewState,
  name: string,
  taken: string,
  others: readonly Snapshot[],
): Snapshot | { readonly problem: string } {
  if (others.length >= MOST_SNAPSHOTS)
    return { problem: `${MOST_SNAPSHOTS} snapshots of a file are kept. Delete one that you no longer need.` };
  const tests = [...state.tests, ...state.curves.map(testOfCurve)];
  const room = MOST_POINTS - others.reduce((sum, snapshot) => sum + pointsIn(snapshot), 0);
  const all = (linesOf: (test: PreviewTest) => Lines): Record<string, Lines> =>
    Object.fromEntries(tests.map((test) => [test.result.name, linesOf(test)]));
  const computed = tests.reduce((sum, test) => sum + computedPoints(test), 0);
  // A curve may be drawn over two things; far beyond the room nothing need be tried.
  const whole = computed <= 2 * room ? all((test) => linesWithin(test, Infinity)) : undefined;
  if (whole && countIn(whole) <= room) return { name, note: '', taken, shown: true, lines: whole };
  const coarse = all(coarseLines);
  const count = countIn(coarse);
  if (count > room)
    return {
      problem: `These curves need ${count} points, and the snapshots of this file have room for ${Math.max(0, room)} more. Delete one that you no longer need.`,
    };
  return { name, note: '', taken, shown: true, lines: coarse, thinnedFrom: computed };
}

/** Points of a test as it was solved. */
const computedPoints = ({ result }: PreviewTest): number =>
  result.curves.reduce((sum, { x, series }) => sum + x.values.length * Object.keys(series).length, 0);

/** `name`, or with a number behind it when it is taken. */
export function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  for (let i = 2; ; i++) if (!taken.includes(`${name} ${i}`)) return `${name} ${i}`;
}
