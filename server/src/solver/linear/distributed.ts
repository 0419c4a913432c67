import { lookForCancel } from '../cancellation.ts';
import { debyeShape } from './debye.ts';
import { debyeMean } from './distributed-debye.ts';
import type { PreparedDistribution } from './distribution.ts';
import type { RelaxationShape } from './shape.ts';

/** Relative error that the quadrature over the distribution keeps, with sharp terms too. */
const tolerance = 1e-10;
/** Terms below this share of the sum are left out. */
const negligible = 1e-17;
const finestLevel = 12;
/** ln of the longest and shortest time, relative to the term's own, that a term is spread over. */
const farthest = 700;
/** A density of times so far out in its tails that its own digits do not matter. */
const negligibleDensity = 1e-40;
/** What is left of a relaxation where doubles themselves begin to lose digits. */
const negligibleRelaxation = 1e-300;
/** Places at which the maximum of a product of densities is looked for. */
const scanPoints = 24;
/** Agreement of two levels with which the finer one is within the tolerance. */
const converged = 1e-8;

interface Grid {
  readonly step: number;
  /** Nodes at index × step: weights w × step of index 0, 1, 2 … and of 0, −1, −2 …; filled as they are asked for. */
  readonly right: number[];
  readonly left: number[];
}

/**
 * A relaxation whose times are spread over ln τ: every function is the mean of the shape's own with weight w. The
 * trapezoidal rule converges geometrically for these analytic integrands; its step is halved until the sums agree, and the
 * range follows the integrand, so that the far tails keep their digits too.
 */
export function distributedShape(shape: RelaxationShape, distribution: PreparedDistribution): RelaxationShape {
  // All levels share nodes with the coarser ones, but each keeps its own list: they are short.
  const coarsest = 2 ** Math.floor(Math.log2(Math.min(0.5, distribution.step)));
  const grids: Grid[] = [];
  const gridOf = (level: number): Grid => {
    for (let k = grids.length; k <= level; k++) grids.push({ step: coarsest / 2 ** k, right: [], left: [] });
    return grids[level] ?? { step: coarsest, right: [], left: [] };
  };
  const weight = (grid: Grid, index: number): number => {
    const list = index < 0 ? grid.left : grid.right;
    const at = Math.abs(index);
    while (list.length <= at) {
      const x = (index < 0 ? -list.length : list.length) * grid.step;
      list.push(distribution.density(x) * grid.step);
    }
    return list[at] ?? 0;
  };

  /**
   * Sums over the distribution of `count` functions of x, by the level's grid: all of a middle part, in which the
   * integrand may have several maxima, and outwards from there as far as it matters.
   */
  const sumLevel = (
    level: number,
    count: number,
    middle: readonly [from: number, to: number],
    sample: (x: number, out: Float64Array) => void,
    sums: Float64Array,
  ): void => {
    lookForCancel();
    const grid = gridOf(level);
    const value = new Float64Array(count);
    sums.fill(0);
    const add = (index: number): boolean => {
      const w = weight(grid, index);
      if (w === 0) return false;
      sample(index * grid.step, value);
      let matters = false;
      for (let k = 0; k < count; k++) {
        const term = w * (value[k] ?? 0);
        const sum = (sums[k] ?? 0) + term;
        sums[k] = sum;
        if (Math.abs(term) > negligible * Math.abs(sum)) matters = true;
      }
      return matters;
    };
    const limitLow = Math.ceil(distribution.lower / grid.step);
    const limitHigh = Math.floor(distribution.upper / grid.step);
    const clamp = (x: number) => Math.max(limitLow, Math.min(limitHigh, Math.round(x / grid.step)));
    const low = clamp(middle[0]);
    const high = clamp(middle[1]);
    for (let i = low; i <= high; i++) add(i);
    for (let i = high + 1; i <= limitHigh && add(i); i++);
    for (let i = low - 1; i >= limitLow && add(i); i--);
  };

  const single = new Float64Array(1);
  /** Error where the finest level was not enough: without geometric convergence halving does not square it. */
  let worst = 0;
  const mean = (
    count: number,
    middle: readonly [from: number, to: number],
    sample: (x: number, out: Float64Array) => void,
    out: Float64Array,
    complexPairs: boolean,
    floor = 0,
  ): void => {
    const coarse = new Float64Array(count);
    const fine = new Float64Array(count);
    sumLevel(0, count, middle, sample, coarse);
    for (let level = 1; level <= finestLevel; level++) {
      sumLevel(level, count, middle, sample, fine);
      let error = 0;
      for (let k = 0; k < count; k++) {
        const scale = complexPairs
          ? Math.hypot(fine[k - (k % 2)] ?? 0, fine[k - (k % 2) + 1] ?? 0)
          : Math.abs(fine[k] ?? 0);
        const difference = Math.abs((fine[k] ?? 0) - (coarse[k] ?? 0));
        if (difference > floor) error = Math.max(error, difference / scale);
      }
      // Halving the step squares the error of a geometrically convergent rule: the finer sum has it already.
      if (error < converged) break;
      if (level === finestLevel) worst = Math.max(worst, error);
      coarse.set(fine);
    }
    out.set(fine);
  };

  const inner = shape.density;
  const density = (x: number): number => {
    if (inner === undefined) return distribution.density(x);
    if (shape.densityMean) return shape.densityMean((y) => distribution.density(x - y), x);
    const start = largestBetween(x, (y) => distribution.density(y) * inner(x - y));
    mean(1, [start, start], (y, value) => (value[0] = inner(x - y)), single, false, negligibleDensity);
    return single[0] ?? 0;
  };
  const ofDebye = shape === debyeShape ? debyeMean(distribution) : undefined;
  // Any other term is a Debye term too, spread over all its times at once: far cheaper than a mean of its own responses.
  const asDebye =
    ofDebye ??
    (inner &&
      debyeMean(
        { key: '', density, lower: -farthest, upper: farthest, step: Math.max(0.5, distribution.step) },
        converged,
      ));
  const meanSusceptibility = (l: number, a: number, out: Float64Array): void =>
    mean(4, around(-l), (x, value) => shape.susceptibility(l + x, a, value), out, true);
  return {
    key: `${distribution.key} of ${shape.key}`,
    get error() {
      return Math.max(tolerance, shape.error, worst, ofDebye?.worstError() ?? 0);
    },
    forgetUse: () => {
      worst = 0;
      shape.forgetUse?.();
    },
    response:
      ofDebye?.response ?? ((u, out) => mean(3, around(-u), (x, value) => shape.response(u + x, value), out, false)),
    susceptibility: (l, a, out) => {
      if (asDebye?.isAccurate()) asDebye.susceptibility(l, a, out);
      else meanSusceptibility(l, a, out);
    },
    relaxation: (t) =>
      scalarMean(Math.log(t), (x) => shape.relaxation(t * Math.exp(-x)), t <= 0 ? 1 : undefined, negligibleRelaxation),
    relaxed: (t) => scalarMean(Math.log(t), (x) => shape.relaxed(t * Math.exp(-x)), t <= 0 ? 0 : undefined),
    integral: (t) =>
      scalarMean(Math.log(t), (x) => Math.exp(x) * shape.integral(t * Math.exp(-x)), t <= 0 ? 0 : undefined),
    relaxedIntegral: (t) =>
      scalarMean(Math.log(t), (x) => Math.exp(x) * shape.relaxedIntegral(t * Math.exp(-x)), t <= 0 ? 0 : undefined),
    density,
  };

  function scalarMean(bend: number, sample: (x: number) => number, known: number | undefined, floor = 0): number {
    if (known !== undefined) return known;
    mean(1, around(bend), (x, value) => (value[0] = sample(x)), single, false, floor);
    return single[0] ?? 0;
  }
}

/** Between 0 and where functions change from one power of e^x to another an integrand may have two maxima. */
const around = (bend: number): readonly [number, number] => [Math.min(0, bend), Math.max(0, bend)];

/** About where, between 0 and x, a product of two densities is largest; it has one maximum. */
function largestBetween(x: number, product: (y: number) => number): number {
  let [best, largest] = [0, product(0)];
  for (let k = 1; k <= scanPoints; k++) {
    const y = (x * k) / scanPoints;
    const value = product(y);
    if (value > largest) [best, largest] = [y, value];
  }
  return best;
}
