import { lookForCancel } from '../cancellation.ts';
import { debyeShape } from '../linear/debye.ts';
import type { RelaxationShape } from '../linear/shape.ts';
import { evenNodes, gradedNodes, type Chart, type ModeNode, type Range } from './mode-nodes.ts';

/** A relaxation as a sum of exponentials: φ(t) ≈ Σ w_i exp(−t/x_i), times relative to the term's own τ, Σ w_i = 1. */
export interface ExponentialSum {
  readonly times: Float64Array;
  readonly weights: Float64Array;
  /** Largest |Σ w_i exp(−t/x_i) − φ(t)| found over all t. */
  readonly error: number;
  /** Weights of another shape on the same times, where the shape changes with temperature. */
  readonly weightsOf?: (shape: RelaxationShape) => Float64Array;
}

/** Error that the strain of a spectrum may have, as a share of the elastic strain at the same stress. */
const strainTolerance = 1e-7;
/** Error that a sum of exponentials may have at most, as a share of its strength. */
const loosest = 1e-6;
/**
 * Error that it need not fall below; rounding is not far. A spectrum of which a ten-millionth has relaxed still has six
 * digits then.
 */
export const tightest = 1e-13;

/** The error that the sum of exponentials of a term may have, by the strength of the term. */
export function spectrumTolerance(strength: number, elasticCompliance: number): number {
  const wanted = (strainTolerance * elasticCompliance) / strength;
  // In steps of √10, so that terms of nearly the same strength share a sum.
  const rounded = 10 ** (Math.floor(2 * Math.log10(wanted)) / 2);
  return Math.min(loosest, Math.max(tightest, Number.isNaN(rounded) ? loosest : rounded));
}

export const singleExponential: ExponentialSum = {
  times: Float64Array.of(1),
  weights: Float64Array.of(1),
  error: 0,
};

/** Steps in ln τ that are tried, coarse to fine: the error of the trapezoidal rule falls like exp(−π²/step). */
const gridSteps = [1, 0.8, 0.65, 0.55, 0.47, 0.4, 0.33, 0.27, 0.2];

/** ln of the longest time in units of τ that is a number, and of the shortest that makes a difference in any test. */
const longest = 690;
const shortest = -250;
/** ln of the shortest time at which the sum is compared: 1e-87 τ. */
const firstCompared = -200;

/**
 * Where the density matters: what is left out on each side weighs less than the tolerance. The walk outwards grows its
 * stride, so that neither a narrow nor a wide density takes long.
 */
function significantRange(density: (y: number) => number, tolerance: number): Range {
  const edge = (direction: 1 | -1): number => {
    const farthest = direction > 0 ? longest : -shortest;
    let y = 0;
    let stride = 1e-3;
    let last = 0;
    let quiet = 0;
    while (y < farthest && quiet < 12) {
      lookForCancel();
      y = Math.min(farthest, y + stride);
      stride = Math.min(1, 1.25 * stride);
      // Over a stretch of unit length and its tail, at worst exponential.
      if (density(direction * y) * (1 + y) > tolerance * 1e-2) {
        last = y;
        quiet = 0;
      } else quiet++;
    }
    return direction * Math.min(farthest, last + stride);
  };
  return { lower: edge(-1), upper: edge(1) };
}

/** ln τ itself. */
const straight: Chart = { logTime: (y) => y, slope: () => 1 };
/**
 * ln τ_i/τ = −ln(1 + e^y), where the density has an edge at τ (Cole–Davidson: zero beyond, infinite before): the edge is
 * drawn out to infinity.
 */
const unfolded: Chart = {
  logTime: (y) => (y > 30 ? -y : -Math.log1p(Math.exp(y))),
  slope: (y) => 1 / (1 + Math.exp(-y)),
};
const hasEdge = (density: (x: number) => number): boolean => density(1e-9) === 0 && density(0.5) === 0;

/** Weights of a density on given nodes; what they leave out lies in the tail of short times, or at the edge. */
function weightsOn(nodes: readonly ModeNode[], density: (x: number) => number, atEdge: boolean): Float64Array {
  const weights = Float64Array.from(nodes, ({ logTime, measure }) => {
    lookForCancel();
    return density(logTime) * measure;
  });
  let total = 0;
  for (const weight of weights) total += weight;
  const rest = atEdge ? weights.length - 1 : 0;
  weights[rest] = (weights[rest] ?? 0) + (1 - total);
  return weights;
}

/** A relaxation at times that tell how good a sum of exponentials is. */
interface Trial {
  readonly shape: RelaxationShape;
  readonly times: readonly number[];
  readonly relaxation: readonly number[];
}

/** @param ends ln of the shortest and longest relaxation time */
function trialOf(shape: RelaxationShape, ends: readonly number[]): Trial {
  const [from = 0, to = 0] = ends;
  const times: number[] = [];
  // Densely about τ, where a sharp density makes the largest error; the error swings with the distance of the modes.
  for (let x = Math.max(from - 3, firstCompared); x < to + 5; x += Math.abs(x) < 8 ? 0.13 : 0.37)
    times.push(Math.exp(x));
  const relaxation = times.map((t) => {
    lookForCancel();
    return shape.relaxation(t);
  });
  return { shape, times, relaxation };
}

/** Largest difference of a sum from the relaxation itself. */
function errorOf(modes: Float64Array, weights: Float64Array, { times, relaxation }: Trial): number {
  let error = 0;
  times.forEach((t, k) => {
    lookForCancel();
    let sum = 0;
    for (let i = 0; i < modes.length; i++) sum += (weights[i] ?? 0) * Math.exp(-t / (modes[i] ?? 1));
    const difference = Math.abs(sum - (relaxation[k] ?? Number.NaN));
    // What has no value is no small error.
    error = Math.max(error, Number.isNaN(difference) ? 1 : difference);
  });
  return error;
}

/** Debye, or what is so near to it that its times cannot be told apart. */
function asSingleTime(shapes: readonly RelaxationShape[]): ExponentialSum {
  const { times, weights } = singleExponential;
  const others = shapes.filter((shape) => shape !== debyeShape);
  if (others.length === 0) return singleExponential;
  const error = others.reduce((most, shape) => Math.max(most, errorOf(times, weights, trialOf(shape, [0, 0]))), 0);
  return { ...singleExponential, error };
}

const sums = new Map<string, ExponentialSum>();

/**
 * The relaxation of a shape as a sum of exponentials whose error, measured against the shape's own relaxation function,
 * is below the tolerance where any grid reaches it; where none does, the error says so.
 */
export const exponentialSum = (shape: RelaxationShape, tolerance: number): ExponentialSum =>
  onSharedGrid([shape], tolerance);

/**
 * One grid of times that serves several shapes and those between them: modes keep their strain while the shape changes
 * with temperature. The weights are those of the first shape.
 */
export function onSharedGrid(shapes: readonly RelaxationShape[], tolerance: number): ExponentialSum {
  const densities = shapes.flatMap(({ density }) => (density ? [density] : []));
  const [firstShape] = shapes;
  if (!firstShape) return singleExponential;
  if (densities.length === 0) return asSingleTime(shapes);
  const key = `${shapes.map((shape) => shape.key).join(' ')} ${tolerance}`;
  const known = sums.get(key);
  if (known) return known;
  const found = findSum(firstShape, shapes, densities, tolerance);
  if (sums.size > 200) sums.clear();
  sums.set(key, found);
  return found;
}

function findSum(
  firstShape: RelaxationShape,
  shapes: readonly RelaxationShape[],
  densities: readonly ((x: number) => number)[],
  tolerance: number,
): ExponentialSum {
  const atEdge = densities.every(hasEdge);
  const chart = atEdge ? unfolded : straight;
  const smooth = densities.map((density) => (y: number) => density(chart.logTime(y)) * chart.slope(y));
  const ranges = smooth.map((density) => significantRange(density, tolerance / 4));
  const range = {
    // At the edge all times are one to the last digit.
    lower: Math.max(atEdge ? -37 : shortest, Math.min(...ranges.map(({ lower }) => lower))),
    upper: Math.max(...ranges.map(({ upper }) => upper)),
  };
  const ends = [chart.logTime(range.lower), chart.logTime(range.upper)].sort((a, b) => a - b);
  const trials = shapes.map((shape) => trialOf(shape, ends));
  const sumOn = (nodes: readonly ModeNode[]): ExponentialSum => {
    const sorted = [...nodes].sort((a, b) => a.logTime - b.logTime);
    const times = Float64Array.from(sorted, ({ logTime }) => Math.exp(logTime));
    const weightsOf = (shape: RelaxationShape): Float64Array =>
      shape.density ? weightsOn(sorted, shape.density, atEdge) : new Float64Array(times.length);
    const error = Math.max(...trials.map((trial) => errorOf(times, weightsOf(trial.shape), trial)));
    return { times, weights: weightsOf(firstShape), error, weightsOf };
  };
  let before = Infinity;
  for (const step of gridSteps) {
    const even = sumOn(evenNodes(chart, range, step));
    if (even.error <= tolerance) return even;
    // A sharp density gains nothing from a slightly finer grid.
    if (step < 0.5 && even.error > 0.3 * before) break;
    before = even.error;
  }
  let best: ExponentialSum | undefined;
  for (const share of [0.1, 0.01, 0.001]) {
    const graded = sumOn(gradedNodes(chart, range, smooth, share * tolerance));
    if (!best || graded.error < best.error) best = graded;
    if (best.error <= tolerance) break;
  }
  return best ?? singleExponential;
}
