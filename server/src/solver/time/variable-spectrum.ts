import type { RelaxationShape } from '../linear/shape.ts';
import { onSharedGrid, type ExponentialSum } from './exponential-sum.ts';

/** Numbers of pieces between Chebyshev points that are tried, each twice that before, until the weights agree. */
const fewestPieces = 8;
const mostPieces = 512;
/** Where between the ends and no node, 0 … 1, interpolated weights are compared with the density's own. */
const trials = [0.0011, 0.006, 0.023, 0.09, 0.19, 0.31, 0.42, 0.53, 0.63, 0.77, 0.89, 0.97, 0.9962] as const;

interface Nodes {
  readonly places: readonly number[];
  readonly weights: readonly Float64Array[];
}

/**
 * Weights at the extrema of a Chebyshev polynomial.
 * @param known those for half as many pieces, which are among them
 */
function chebyshevNodes(
  lower: number,
  upper: number,
  pieces: number,
  weightsOf: (parameter: number) => Float64Array,
  known?: Nodes,
): Nodes {
  const places = Array.from({ length: pieces + 1 }, (_, k) => {
    const share = (1 - Math.cos((k * Math.PI) / pieces)) / 2;
    return (1 - share) * lower + share * upper;
  });
  return { places, weights: places.map((place, k) => (k % 2 === 0 && known?.weights[k / 2]) || weightsOf(place)) };
}

/** Weights at a place by barycentric interpolation (Berrut & Trefethen 2004, eq. 5.4). */
function interpolated({ places, weights }: Nodes, at: number): Float64Array {
  const last = places.length - 1;
  const out = new Float64Array(weights[0]?.length ?? 0);
  let total = 0;
  for (let k = 0; k <= last; k++) {
    const distance = at - (places[k] ?? 0);
    const own = weights[k] ?? out;
    if (distance === 0) return own;
    const weight = ((k % 2 === 0 ? 1 : -1) * (k === 0 || k === last ? 0.5 : 1)) / distance;
    total += weight;
    for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? 0) + weight * (own[i] ?? 0);
  }
  for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? 0) / total;
  return out;
}

/** Σ |difference|: no relaxation by these weights is off by more. */
const distanceOf = (some: Float64Array, others: Float64Array): number =>
  some.reduce((sum, weight, i) => sum + Math.abs(weight - (others[i] ?? 0)), 0);

/**
 * The spectrum of a relaxation whose shape changes with a parameter (χ of a stretched exponential, the temperature of an
 * energy width) on one grid of times, so that modes keep their strain while it changes. The weights are computed at some
 * places and interpolated between them, to a stated error.
 */
export class VariableSpectrum implements ExponentialSum {
  readonly times: Float64Array;
  readonly weights: Float64Array;
  /** That of the grid and that of weights between the places. */
  readonly error: number;
  readonly weightsAt: (parameter: number) => Float64Array;

  constructor(lower: number, upper: number, shapeAt: (parameter: number) => RelaxationShape, tolerance: number) {
    const between = trials.map((share) => lower + share * (upper - lower));
    const gridFor = (parameters: readonly number[]): ParameterGrid => {
      const grid = onSharedGrid(parameters.map(shapeAt), tolerance);
      return { grid, weightsOf: (parameter) => grid.weightsOf?.(shapeAt(parameter)) ?? grid.weights };
    };
    const { grid, weightsOf } = gridFor([lower, ...between.filter((_, i) => i % 2 === 1), upper]);
    // What changes too abruptly to be interpolated is computed anew each time.
    const found = interpolation(lower, upper, between, weightsOf, tolerance);
    this.times = grid.times;
    this.weights = grid.weights;
    this.error = grid.error + (found?.error ?? 0);
    this.weightsAt = found ? (parameter) => interpolated(found.nodes, parameter) : weightsOf;
  }
}

interface ParameterGrid {
  readonly grid: ExponentialSum;
  readonly weightsOf: (parameter: number) => Float64Array;
}

/** Nodes between which the weights are interpolated within the tolerance, if there are. */
function interpolation(
  lower: number,
  upper: number,
  between: readonly number[],
  weightsOf: ParameterGrid['weightsOf'],
  tolerance: number,
): { readonly nodes: Nodes; readonly error: number } | undefined {
  const exact = between.map((at) => ({ at, weights: weightsOf(at) }));
  let nodes: Nodes | undefined;
  for (let pieces = fewestPieces; pieces <= mostPieces; pieces *= 2) {
    nodes = chebyshevNodes(lower, upper, pieces, weightsOf, nodes);
    const found = nodes;
    const error = Math.max(...exact.map(({ at, weights }) => distanceOf(interpolated(found, at), weights)));
    if (error <= tolerance) return { nodes, error };
  }
  return undefined;
}
