import { kwwShape } from '../linear/kww.ts';
import { onSharedGrid, type ExponentialSum } from './exponential-sum.ts';

/** Numbers of Chebyshev nodes in χ that are tried, until the weights between them agree. */
const nodeCounts = [8, 12, 18, 27, 40] as const;
/** Where between the ends, 0 … 1, interpolated weights are compared with the density's own. */
const trials = [0.006, 0.09, 0.31, 0.5, 0.77, 0.97] as const;

interface Nodes {
  readonly chis: readonly number[];
  readonly weights: readonly Float64Array[];
}

/** Chebyshev points of the first kind. */
const chebyshev = (lower: number, upper: number, count: number): number[] =>
  Array.from(
    { length: count },
    (_, k) => (lower + upper) / 2 + ((upper - lower) / 2) * Math.cos(((2 * k + 1) * Math.PI) / (2 * count)),
  );

/** Weights at χ by barycentric interpolation. */
function interpolated({ chis, weights }: Nodes, chi: number): Float64Array {
  const count = chis.length;
  const out = new Float64Array(weights[0]?.length ?? 0);
  let total = 0;
  for (let k = 0; k < count; k++) {
    const distance = chi - (chis[k] ?? 0);
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
 * The retardation spectrum of exp[−t^χ] for a range of χ on one grid of times, so that modes keep their strain while the
 * temperature, and χ with it, changes.
 */
export class StretchedSpectrum implements ExponentialSum {
  readonly times: Float64Array;
  readonly weights: Float64Array;
  /** That of the grid and that of weights between the nodes in χ. */
  readonly error: number;
  private readonly nodes: Nodes;

  constructor(lower: number, upper: number, tolerance: number) {
    // Smaller χ spreads wider, larger χ is sharper.
    const grid = onSharedGrid([lower, (lower + upper) / 2, upper].map(kwwShape), tolerance);
    const weightsOf = (chi: number): Float64Array => grid.weightsOf?.(kwwShape(chi)) ?? grid.weights;
    this.times = grid.times;
    this.weights = grid.weights;
    const exact = trials.map((share) => {
      const chi = lower + share * (upper - lower);
      return { chi, weights: weightsOf(chi) };
    });
    let nodes: Nodes = { chis: [], weights: [] };
    let error = Infinity;
    for (const count of nodeCounts) {
      const chis = chebyshev(lower, upper, count);
      nodes = { chis, weights: chis.map(weightsOf) };
      error = Math.max(...exact.map(({ chi, weights }) => distanceOf(interpolated(nodes, chi), weights)));
      if (error <= tolerance) break;
    }
    this.nodes = nodes;
    this.error = grid.error + error;
  }

  /** Weights at χ. */
  weightsAt(chi: number): Float64Array {
    return interpolated(this.nodes, chi);
  }
}
