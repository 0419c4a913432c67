import type { RelaxationShape } from '../linear/shape.ts';

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
/** Error that a sum of exponentials may have at most and need not fall below, as a share of its strength. */
const loosest = 1e-6;
const tightest = 1e-8;

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
const gridSteps = [1, 0.8, 0.65, 0.55, 0.47, 0.4, 0.33, 0.27, 0.2, 0.15, 0.1, 0.07, 0.05, 0.025, 0.0125, 0.00625];

interface Range {
  readonly lower: number;
  readonly upper: number;
}

/** Where the density stops to matter: the parts left out on both sides weigh less than the tolerance. */
function significantRange(density: (x: number) => number, tolerance: number): Range {
  const edge = (direction: 1 | -1): number => {
    const step = 0.25;
    let outside = 0;
    let x = 0;
    // Walk out until the density is negligible over a good stretch (it may have a gap about the centre).
    while (outside < 40 && Math.abs(x) < 2000) {
      x += step;
      outside = density(direction * x) < tolerance * 1e-3 ? outside + 1 : 0;
    }
    let tail = 0;
    while (x > step) {
      tail += density(direction * x) * step;
      if (tail > tolerance) break;
      x -= step;
    }
    return direction * (x + step);
  };
  return { lower: edge(-1), upper: edge(1) };
}

/** A density over a coordinate in which it is smooth, and the ln of the time there. */
interface SmoothDensity {
  readonly density: (y: number) => number;
  readonly logTime: (y: number) => number;
}

/**
 * The density over ln τ itself, or, where it has an edge at τ (Cole–Davidson: zero beyond, infinite before), over y with
 * ln τ_i/τ = −ln(1 + e^y), which draws the edge out to infinity: the trapezoidal rule then converges as for the others.
 */
function smooth(density: (x: number) => number): SmoothDensity {
  const hasEdge = density(1e-9) === 0 && density(0.5) === 0;
  if (!hasEdge) return { density, logTime: (y) => y };
  const logTime = (y: number): number => (y > 30 ? -y : -Math.log1p(Math.exp(y)));
  return { logTime, density: (y) => density(logTime(y)) / (1 + Math.exp(-y)) };
}

function onGrid(smoothed: SmoothDensity, range: Range, step: number): { times: number[]; weights: number[] } {
  const times: number[] = [];
  const weights: number[] = [];
  for (let y = Math.ceil(range.lower / step) * step; y <= range.upper; y += step) {
    times.push(Math.exp(smoothed.logTime(y)));
    weights.push(smoothed.density(y) * step);
  }
  return { times, weights };
}

const sums = new Map<string, ExponentialSum>();

/**
 * The relaxation of a shape as a sum of exponentials whose error, measured against the shape's own relaxation function,
 * is below the tolerance where any grid reaches it; where none does, the error says so.
 */
export function exponentialSum(shape: RelaxationShape, tolerance: number): ExponentialSum {
  const density = shape.density;
  if (!density) return singleExponential;
  const key = `${shape.key} ${tolerance}`;
  const known = sums.get(key);
  if (known) return known;
  const smoothed = smooth(density);
  const range = significantRange((y) => smoothed.density(y), tolerance / 4);
  const ends = [smoothed.logTime(range.lower), smoothed.logTime(range.upper)];
  const times: number[] = [];
  for (let x = Math.min(...ends) - 3; x < Math.max(...ends) + 5; x += 0.37) times.push(Math.exp(x));
  const exact = times.map((t) => shape.relaxation(t));
  let best: ExponentialSum | undefined;
  for (const step of gridSteps) {
    const grid = onGrid(smoothed, range, step);
    const total = grid.weights.reduce((sum, weight) => sum + weight, 0);
    // What the range leaves out lies almost all in the tail of short times.
    const shortest = (grid.times[0] ?? 0) < (grid.times.at(-1) ?? 0) ? 0 : grid.times.length - 1;
    grid.weights[shortest] = (grid.weights[shortest] ?? 0) + (1 - total);
    let error = 0;
    times.forEach((t, k) => {
      let sum = 0;
      for (let i = 0; i < grid.times.length; i++) sum += (grid.weights[i] ?? 0) * Math.exp(-t / (grid.times[i] ?? 1));
      error = Math.max(error, Math.abs(sum - (exact[k] ?? 0)));
    });
    if (!best || error < best.error)
      best = { times: Float64Array.from(grid.times), weights: Float64Array.from(grid.weights), error };
    if (error <= tolerance) break;
  }
  const found = best ?? singleExponential;
  if (sums.size > 200) sums.clear();
  sums.set(key, found);
  return found;
}

/** Distance of the times of a sum in ln τ. */
const logStep = ({ times }: ExponentialSum): number => Math.log((times[1] ?? 1) / (times[0] ?? 1)) || 1;

/**
 * One grid of times that serves several shapes and those between them: modes keep their strain while the shape changes
 * with temperature. The weights are those of the first shape.
 */
export function onSharedGrid(shapes: readonly RelaxationShape[], tolerance: number): ExponentialSum {
  const sums = shapes.map((shape) => exponentialSum(shape, tolerance));
  const step = Math.min(...sums.map(logStep));
  const from = Math.log(Math.min(...sums.map(({ times }) => times[0] ?? 1)));
  const to = Math.log(Math.max(...sums.map(({ times }) => times.at(-1) ?? 1)));
  const logTimes: number[] = [];
  for (let x = from; x <= to + step / 2; x += step) logTimes.push(x);
  const weightsOf = (shape: RelaxationShape): Float64Array => {
    const weights = Float64Array.from(logTimes, (x) => (shape.density ? shape.density(x) * step : 0));
    let total = 0;
    for (const weight of weights) total += weight;
    // What the grid leaves out lies in the tail of short times.
    weights[0] = (weights[0] ?? 0) + (1 - total);
    return weights;
  };
  const [first] = shapes;
  return {
    times: Float64Array.from(logTimes, Math.exp),
    weights: first ? weightsOf(first) : new Float64Array(logTimes.length),
    error: Math.max(...sums.map(({ error }) => error)),
    weightsOf,
  };
}
