import type { RelaxationShape } from '../linear/shape.ts';
import { onSharedGrid, type ExponentialSum } from './exponential-sum.ts';

/** Numbers of Chebyshev nodes that are tried, until the weights between them agree. */
const nodeCounts = [8, 12, 18, 27, 40, 60, 90] as const;
/** Where between the ends, 0 … 1, interpolated weights are compared with the density's own. */
const trials = [0.0011, 0.006, 0.023, 0.09, 0.19, 0.31, 0.42, 0.5, 0.63, 0.77, 0.89, 0.97, 0.9962] as const;

interface Nodes {
  readonly places: readonly number[];
  readonly weights: readonly Float64Array[];
}

/** Chebyshev points of the first kind. */
const chebyshev = (lower: number, upper: number, count: number): number[] =>
  Array.from(
    { length: count },
    (_, k) => (lower + upper) / 2 + ((upper - lower) / 2) * Math.cos(((2 * k + 1) * Math.PI) / (2 * count)),
  );

/** Weights at a place by barycentric interpolation. */
function interpolated({ places, weights }: Nodes, at: number): Float64Array {
  const count = places.length;
  const out = new Float64Array(weights[0]?.length ?? 0);
  let total = 0;
  for (let k = 0; k < count; k++) {
    const distance = at - (places[k] ?? 0);
    const own = weights[k] ?? out;
    if (distance === 0) return own;
    const weight = ((k % 2 === 0 ? 1 : -1) * Math.sin(((2 * k + 1) * Math.PI) / (2 * count))) / distance;
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
  for (const count of nodeCounts) {
    const places = chebyshev(lower, upper, count);
    const nodes: Nodes = { places, weights: places.map(weightsOf) };
    const error = Math.max(...exact.map(({ at, weights }) => distanceOf(interpolated(nodes, at), weights)));
    if (error <= tolerance) return { nodes, error };
  }
  return undefined;
}
