import { kwwShape } from '../linear/kww.ts';
import { onSharedGrid, type ExponentialSum } from './exponential-sum.ts';

/** Chebyshev nodes in χ between which the weights are interpolated. */
const nodeCount = 14;

const chebyshev = (lower: number, upper: number, k: number): number =>
  (lower + upper) / 2 + ((upper - lower) / 2) * Math.cos(((2 * k + 1) * Math.PI) / (2 * nodeCount));

/**
 * The retardation spectrum of exp[−t^χ] for a range of χ on one grid of times, so that modes keep their strain while the
 * temperature, and χ with it, changes.
 */
export class StretchedSpectrum implements ExponentialSum {
  readonly times: Float64Array;
  readonly weights: Float64Array;
  readonly error: number;
  private readonly lower: number;
  private readonly upper: number;
  private readonly nodeWeights: readonly Float64Array[];

  constructor(lower: number, upper: number, tolerance: number) {
    this.lower = lower;
    this.upper = upper;
    // Smaller χ spreads wider, larger χ is sharper: a grid that serves both ends serves what is between.
    const grid = onSharedGrid([kwwShape(lower), kwwShape(upper)], tolerance);
    this.times = grid.times;
    this.weights = grid.weights;
    this.error = grid.error;
    this.nodeWeights = Array.from(
      { length: nodeCount },
      (_, k) => grid.weightsOf?.(kwwShape(chebyshev(lower, upper, k))) ?? grid.weights,
    );
  }

  /** Weights at χ, by barycentric interpolation at Chebyshev points of the first kind. */
  weightsAt(chi: number): Float64Array {
    const out = new Float64Array(this.times.length);
    let total = 0;
    for (let k = 0; k < nodeCount; k++) {
      const distance = chi - chebyshev(this.lower, this.upper, k);
      const own = this.nodeWeights[k] ?? out;
      if (distance === 0) return own;
      const weight = ((k % 2 === 0 ? 1 : -1) * Math.sin(((2 * k + 1) * Math.PI) / (2 * nodeCount))) / distance;
      total += weight;
      for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? 0) + weight * (own[i] ?? 0);
    }
    for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? 0) / total;
    return out;
  }
}
