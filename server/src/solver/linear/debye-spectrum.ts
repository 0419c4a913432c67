import { lookForCancel } from '../cancellation.ts';
import { CentredLine } from '../numerics/centred-line.ts';
import { negligibleDifference } from '../numerics/smallest-number.ts';
import { debyeShape } from './debye.ts';

/** Terms below this share of the sum are left out. */
const negligible = 1e-17;
const coarsestStep = 0.25;
const finestLevel = 11;
/** Agreement of the sums over every other node with which their mean, whose error is the square, is done. */
const converged = 1e-7;
/** Values of ln ωτ at which the step is chosen. */
const trials = [-30, -8, -2, 0, 2, 8, 30] as const;

/** A density of relaxation times over x = ln(τ_i/τ). */
export interface TimesDensity {
  readonly density: (x: number) => number;
  /** Beyond these x there is nothing, … */
  readonly lower: number;
  readonly upper: number;
  /** … or what falls like e^(−decay |x|), of times so short or so long that it is no matter how short or long they are. */
  readonly decay?: (side: 1 | -1) => number;
  /** How far from x = 0 it changes more sharply than like powers of e^x. */
  readonly centre: number;
  /** What is left of a relaxation when its own digits are not worth shorter steps. */
  readonly negligibleRelaxation: number;
}

/** Nodes x_k ≥ 0 at equal steps of a `CentredLine`, and those at −x_k. */
interface Nodes {
  readonly step: number;
  /** Density × dx/dv × step at x_k and at −x_k. */
  readonly right: number[];
  readonly left: number[];
  /** e^(x_k/2): e^x_k itself is beyond all numbers where a time is far from its term's own. */
  readonly growth: number[];
}

/**
 * A relaxation as the sum of Debye terms that the trapezoidal rule makes of the density of its times. The nodes of even and
 * of odd number each make a rule of twice the step, so that every value knows its error; where the two disagree the step
 * is halved, which squares the error.
 */
export class DebyeSpectrum {
  /** Largest relative error of a value where the finest step was not enough, else 0. */
  worstError = 0;
  private readonly times: TimesDensity;
  private readonly line: CentredLine;
  private readonly levels: Nodes[] = [];
  private chosenLevel: number | undefined;
  /** Of a response: χ′, χ″ and 1 − χ′ of the even nodes, then of the odd ones. */
  private readonly parts = new Float64Array(6);

  constructor(times: TimesDensity) {
    this.times = times;
    this.line = new CentredLine(times.centre, 1);
  }

  /** χ′, χ″ and 1 − χ′ at u = ln ωτ. */
  response(u: number, out: Float64Array): void {
    const level = this.respond(u, this.level);
    for (let k = 0; k < 3; k++) out[k] = (this.parts[k] ?? 0) + (this.parts[k + 3] ?? 0);
    if (level === finestLevel) this.worstError = Math.max(this.worstError, this.disagreement());
  }

  /**
   * χ and 1 − χ (Re, Im, Re, Im) at sτ = exp(l + ia), of the sum with the step that is chosen once for all. It is used to
   * invert transforms only, and there the sum is as good as the function itself: it is the transform of a sum of
   * exponentials that agrees with the relaxation at all times, and is inverted as exactly. (The pole of 1/(1 + s e^x) comes
   * close to the path where s comes close to the negative axis: there the two transforms differ.)
   */
  susceptibility(l: number, a: number, out: Float64Array): void {
    const nodes = this.nodesOf(this.level);
    const sums = complexSums;
    sums.fill(0);
    this.addComplexSide(nodes, 1, l, Math.cos(a), Math.sin(a), sums);
    this.addComplexSide(nodes, -1, l, Math.cos(a), Math.sin(a), sums);
    out[0] = sums[0] ?? 0;
    out[1] = -(sums[1] ?? 0);
    out[2] = sums[2] ?? 0;
    out[3] = sums[1] ?? 0;
  }

  relaxation(t: number): number {
    return t <= 0 ? 1 : this.mean((each) => debyeShape.relaxation(each), t, false, this.times.negligibleRelaxation);
  }

  relaxed(t: number): number {
    return t <= 0 ? 0 : this.mean((each) => debyeShape.relaxed(each), t, false);
  }

  integral(t: number): number {
    return t <= 0 ? 0 : this.mean((each) => debyeShape.integral(each), t, true);
  }

  relaxedIntegral(t: number): number {
    return t <= 0 ? 0 : this.mean((each) => debyeShape.relaxedIntegral(each), t, true);
  }

  /** The step with which the response at all trials is within the tolerance. */
  private get level(): number {
    if (this.chosenLevel === undefined) {
      let level = 0;
      for (const u of trials) level = this.respond(u, level);
      this.chosenLevel = level;
    }
    return this.chosenLevel;
  }

  private nodesOf(level: number): Nodes {
    for (let k = this.levels.length; k <= level; k++)
      this.levels.push({ step: coarsestStep / 2 ** k, right: [], left: [], growth: [] });
    return this.levels[level] ?? this.nodesOf(level);
  }

  /** Each side by itself: one may be far longer than the other. */
  private ensure({ step, growth }: Nodes, weights: number[], side: 1 | -1, count: number): void {
    lookForCancel();
    const { line, times } = this;
    for (let k = growth.length; k <= count; k++) growth.push(Math.exp(line.place(k * step) / 2));
    for (let k = weights.length; k <= count; k++) {
      const v = side * k * step;
      const x = line.place(v);
      const isInside = x >= times.lower && x <= times.upper;
      const density = isInside ? times.density(x) : 0;
      weights.push(density === 0 ? 0 : density * line.slope(v) * step * this.withRest(v, step, side));
    }
  }

  /** The last node of each parity stands for those of its parity beyond, whose weights are a geometric series. */
  private withRest(v: number, step: number, side: 1 | -1): number {
    const { lower, upper, decay } = this.times;
    if (decay === undefined) return 1;
    const end = side > 0 ? upper : -lower;
    return this.line.place(Math.abs(v) + 2 * step) <= end ? 1 : -1 / Math.expm1(-2 * decay(side) * step);
  }

  /** Responses of even and odd nodes with a step that is fine enough, at least that of a level; returns which. */
  private respond(u: number, from: number): number {
    for (let level = from; ; level++) {
      const nodes = this.nodesOf(level);
      this.parts.fill(0);
      for (const parity of [0, 1] as const) {
        this.addSide(nodes, 1, u, parity);
        this.addSide(nodes, -1, u, parity);
      }
      if (level === finestLevel || this.disagreement() < converged) return level;
    }
  }

  /** Largest relative difference of the two rules of twice the step. */
  private disagreement(): number {
    let worst = 0;
    for (let k = 0; k < 3; k++) {
      const [even = 0, odd = 0] = [this.parts[k], this.parts[k + 3]];
      const difference = Math.abs(even - odd);
      if (difference > negligibleDifference) worst = Math.max(worst, difference / (even + odd));
    }
    return worst;
  }

  /** Adds the nodes of one side and parity; stops where they no longer matter. */
  private addSide(nodes: Nodes, side: 1 | -1, u: number, parity: 0 | 1): void {
    const weights = side > 0 ? nodes.right : nodes.left;
    const { growth, step } = nodes;
    const up = Math.exp(u / 2);
    const down = Math.exp(-u / 2);
    const bend = this.bendOf(side, -u) / step;
    const at = 3 * parity;
    const { parts } = this;
    let [chiReal, chiImaginary, rest] = [parts[at] ?? 0, parts[at + 1] ?? 0, parts[at + 2] ?? 0];
    for (let k = side > 0 || parity === 1 ? parity : 2; ; k += 2) {
      if (k >= weights.length) this.ensure(nodes, weights, side, k + 16);
      const w = weights[k] ?? 0;
      const size = growth[k] ?? 1;
      if (w === 0) break;
      let real: number;
      let imaginary: number;
      let remainder: number;
      // ωτ_i or its inverse, whichever is below one.
      const root = side > 0 ? up * size : up / size;
      if (root < 1) {
        const z = root * root;
        const norm = w / (1 + z * z);
        real = norm;
        imaginary = z * norm;
        remainder = z * imaginary;
      } else {
        const inverseRoot = side > 0 ? down / size : down * size;
        const inverse = inverseRoot * inverseRoot;
        const norm = w / (1 + inverse * inverse);
        remainder = norm;
        imaginary = inverse * norm;
        real = inverse * imaginary;
      }
      chiReal += real;
      chiImaginary += imaginary;
      rest += remainder;
      if (
        k > bend &&
        real <= negligible * chiReal &&
        imaginary <= negligible * chiImaginary &&
        remainder <= negligible * rest
      ) {
        break;
      }
    }
    parts[at] = chiReal;
    parts[at + 1] = chiImaginary;
    parts[at + 2] = rest;
  }

  /** v up to which the functions of a side may still grow: where x is `at`, if it is on that side. */
  private bendOf(side: 1 | -1, at: number): number {
    return side * at > 0 ? this.line.inverse(side * at) : 0;
  }

  private addComplexSide(
    nodes: Nodes,
    side: 1 | -1,
    l: number,
    cosine: number,
    sine: number,
    sums: Float64Array,
  ): void {
    const weights = side > 0 ? nodes.right : nodes.left;
    const { growth, step } = nodes;
    const up = Math.exp(l / 2);
    const down = Math.exp(-l / 2);
    // Beyond it the functions only fall, the part that is small there last.
    const bend = this.bendOf(side, -l) / step;
    let [near = 0, across = 0, far = 0] = sums;
    for (let k = side > 0 ? 0 : 1; ; k++) {
      if (k >= weights.length) this.ensure(nodes, weights, side, k + 16);
      const w = weights[k] ?? 0;
      if (k > bend && w <= negligible * Math.abs(side > 0 ? far : near)) break;
      const growing = growth[k] ?? 1;
      // 1/(1 + z) and z/(1 + z) by the smaller of z and 1/z.
      const rising = side > 0 ? up * growing : up / growing;
      const isSmall = rising < 1;
      const root = isSmall ? rising : side > 0 ? down / growing : down * growing;
      const size = root * root;
      const norm = w / (1 + 2 * size * cosine + size * size);
      const large = (1 + size * cosine) * norm;
      const small = size * (size + cosine) * norm;
      near += isSmall ? large : small;
      far += isSmall ? small : large;
      across += size * sine * norm;
    }
    sums[0] = near;
    sums[1] = across;
    sums[2] = far;
  }

  /**
   * Σ w_i f(t/τ_i), or Σ w_i τ_i f(t/τ_i).
   * @param floor a difference of the two rules that does not matter
   */
  private mean(f: (t: number) => number, t: number, byTime: boolean, floor = 0): number {
    for (let level = this.level; ; level++) {
      const nodes = this.nodesOf(level);
      const even = this.sumOver(nodes, f, t, byTime, 0);
      const odd = this.sumOver(nodes, f, t, byTime, 1);
      const total = even + odd;
      const difference = Math.abs(even - odd);
      // What has no value is not looked for any further.
      if (!(difference > converged * Math.abs(total) + floor + negligibleDifference)) return total;
      if (level === finestLevel) {
        this.worstError = Math.max(this.worstError, difference / Math.abs(total));
        return total;
      }
    }
  }

  private sumOver(nodes: Nodes, f: (t: number) => number, t: number, byTime: boolean, parity: 0 | 1): number {
    let sum = 0;
    const { growth, step } = nodes;
    for (const side of [1, -1] as const) {
      const weights = side > 0 ? nodes.right : nodes.left;
      const bend = this.bendOf(side, Math.log(t)) / step;
      for (let k = side > 0 || parity === 1 ? parity : 2; ; k += 2) {
        if (k >= weights.length) this.ensure(nodes, weights, side, k + 16);
        const w = weights[k] ?? 0;
        if (w === 0) break;
        const growing = growth[k] ?? 1;
        const value = side > 0 ? f(t / growing / growing) : f(t * growing * growing);
        const weight = byTime ? (side > 0 ? w * growing * growing : w / growing / growing) : w;
        // An integral that grows without end is that of 1 over t: of times that are over at once.
        const term = value === Infinity ? w * t : weight * value;
        sum += term;
        if (k > bend && term <= negligible * sum) break;
      }
    }
    return sum;
  }
}

const complexSums = new Float64Array(3);
