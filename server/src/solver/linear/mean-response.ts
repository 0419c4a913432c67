import { lookForCancel } from '../cancellation.ts';
import { negligibleDifference } from '../numerics/smallest-number.ts';
import type { PreparedDistribution } from './distribution.ts';
import type { RelaxationShape } from './shape.ts';

/** Terms below this share of the sum are left out. */
const negligible = 1e-17;
const coarsestStep = 0.25;
const finestLevel = 12;
/** Agreement of the sums over every other node with which their mean, whose error is the square, is done. */
const converged = 1e-7;

/** Weights w × step at 0, 1, 2 … steps on either side; filled as they are asked for. */
interface Nodes {
  readonly step: number;
  readonly right: number[];
  readonly left: number[];
}

/**
 * The response to a frequency of a shape whose times are spread with weight w: the mean of its own responses, by the
 * trapezoidal rule over x = ln(τ_i/τ), which converges geometrically for these analytic integrands. The nodes of even and
 * of odd number each make a rule of twice the step, so that every value knows its error; where the two disagree the step is
 * halved. The range follows the integrand, so that the far tails keep their digits too.
 */
export class MeanResponse {
  /** Largest relative error of a value where the finest step was not enough, else 0. */
  worstError = 0;
  private readonly shape: RelaxationShape;
  private readonly distribution: PreparedDistribution;
  private readonly levels: Nodes[] = [];
  /** χ′, χ″ and 1 − χ′ of the even nodes, then of the odd ones. */
  private readonly parts = new Float64Array(6);
  private readonly value = new Float64Array(3);

  constructor(shape: RelaxationShape, distribution: PreparedDistribution) {
    this.shape = shape;
    this.distribution = distribution;
  }

  /** χ′, χ″ and 1 − χ′ at u = ln ωτ. */
  at(u: number, out: Float64Array): void {
    const { parts } = this;
    for (let level = 0; ; level++) {
      this.sum(u, this.nodesOf(level));
      let error = 0;
      for (let k = 0; k < 3; k++) {
        const [even = 0, odd = 0] = [parts[k], parts[k + 3]];
        out[k] = even + odd;
        const difference = Math.abs(even - odd);
        if (difference > negligibleDifference) error = Math.max(error, difference / (even + odd));
      }
      if (error < converged) return;
      if (level === finestLevel) {
        this.worstError = Math.max(this.worstError, error);
        return;
      }
    }
  }

  private nodesOf(level: number): Nodes {
    for (let k = this.levels.length; k <= level; k++) {
      // To begin with, every other node resolves w.
      const step = Math.min(coarsestStep, this.distribution.step / 2) / 2 ** k;
      this.levels.push({ step, right: [], left: [] });
    }
    return this.levels[level] ?? this.nodesOf(level);
  }

  private sum(u: number, { step, right, left }: Nodes): void {
    lookForCancel();
    const { distribution, shape, parts, value } = this;
    parts.fill(0);
    const add = (index: number): boolean => {
      const list = index < 0 ? left : right;
      const at = Math.abs(index);
      for (let k = list.length; k <= at; k++) list.push(distribution.density((index < 0 ? -k : k) * step) * step);
      const w = list[at] ?? 0;
      if (w === 0) return false;
      shape.response(u + index * step, value);
      const parity = index % 2 === 0 ? 0 : 3;
      let matters = false;
      for (let k = 0; k < 3; k++) {
        const term = w * (value[k] ?? 0);
        const sum = (parts[parity + k] ?? 0) + term;
        parts[parity + k] = sum;
        if (term > negligible * sum) matters = true;
      }
      return matters;
    };
    const first = Math.ceil(distribution.lower / step);
    const last = Math.floor(distribution.upper / step);
    const clamp = (x: number): number => Math.max(first, Math.min(last, Math.round(x / step)));
    // Between 0 and where the functions change from one power of e^x to another the integrand may have two maxima.
    const low = clamp(Math.min(0, -u));
    const high = clamp(Math.max(0, -u));
    for (let i = low; i <= high; i++) add(i);
    for (let i = high + 1; i <= last && add(i); i++);
    for (let i = low - 1; i >= first && add(i); i--);
  }
}
