import { kwwShape } from '../linear/kww.ts';
import { exponentialSum, spectrumTolerance, type ExponentialSum } from './exponential-sum.ts';

/** Chebyshev nodes in χ between which the weights are interpolated. */
const nodeCount = 14;

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
  private lastChi = Number.NaN;
  private lastWeights: Float64Array;

  constructor(lower: number, upper: number) {
    this.lower = lower;
    this.upper = upper;
    // Smaller χ spreads wider, larger χ is sharper: a grid that serves both ends serves what is between.
    const wide = exponentialSum(kwwShape(lower), spectrumTolerance);
    const sharp = exponentialSum(kwwShape(upper), spectrumTolerance);
    const step = Math.min(logStep(wide), logStep(sharp));
    const from = Math.log(Math.min(wide.times[0] ?? 1, sharp.times[0] ?? 1));
    const to = Math.log(Math.max(wide.times.at(-1) ?? 1, sharp.times.at(-1) ?? 1));
    const logTimes: number[] = [];
    for (let x = from; x <= to + step / 2; x += step) logTimes.push(x);
    this.times = Float64Array.from(logTimes, Math.exp);
    this.nodeWeights = Array.from({ length: nodeCount }, (_, k) => {
      const density = kwwShape(chebyshev(lower, upper, k)).density;
      const weights = Float64Array.from(logTimes, (x) => (density ? density(x) * step : 0));
      normalise(weights);
      return weights;
    });
    this.error = Math.max(wide.error, sharp.error);
    this.weights = this.weightsAt(lower);
    this.lastWeights = this.weights;
  }

  weightsAt(chi: number): Float64Array {
    if (chi === this.lastChi) return this.lastWeights;
    const out = new Float64Array(this.times.length);
    let total = 0;
    // Barycentric interpolation at Chebyshev points of the first kind.
    for (let k = 0; k < nodeCount; k++) {
      const distance = chi - chebyshev(this.lower, this.upper, k);
      const own = this.nodeWeights[k] ?? out;
      if (distance === 0) return own;
      const weight = ((k % 2 === 0 ? 1 : -1) * Math.sin(((2 * k + 1) * Math.PI) / (2 * nodeCount))) / distance;
      total += weight;
      for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? 0) + weight * (own[i] ?? 0);
    }
    for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? 0) / total;
    this.lastChi = chi;
    this.lastWeights = out;
    return out;
  }
}

const logStep = ({ times }: ExponentialSum): number => Math.log((times[1] ?? 1) / (times[0] ?? 1)) || 1;

const chebyshev = (lower: number, upper: number, k: number): number =>
  (lower + upper) / 2 + ((upper - lower) / 2) * Math.cos(((2 * k + 1) * Math.PI) / (2 * nodeCount));

/** What the grid leaves out lies in the tail of short times. */
function normalise(weights: Float64Array): void {
  let total = 0;
  for (const weight of weights) total += weight;
  weights[0] = (weights[0] ?? 0) + (1 - total);
}
