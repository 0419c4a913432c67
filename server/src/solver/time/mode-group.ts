import { invertMode, restRatio, solveMode } from './mode-system.ts';
import { inverseMatrix, inverseRowSums, realEigenvalue, stages, startDerivative } from './collocation.ts';

const emptyModes = new Float64Array(0);

/**
 * What is left out where fast modes are carried as one is at most this squared over the square of the ratio of step to
 * time, as a share of their strain: the norm of A⁻¹ is about 50.
 */
const fastRatioAtOne = 300;

/** The clock may turn out slower than it was guessed, by this factor, before modes are sorted anew. */
const slack = 0.5;

function leastOf(values: Float64Array): number {
  let least = Infinity;
  for (const value of values) if (!(value >= least)) least = value;
  return least;
}

/**
 * A spectrum of linear modes with one common clock, dε_i/dt = R (A w_i σ − ε_i)/x_i, on one step of the collocation.
 * For given rates and stresses at the nodes every mode is a small linear system, so that only the sum of the strains is
 * left for the nonlinear equations: the modes are condensed. Strains mean whatever the driver causes: stresses in models
 * whose stresses add.
 *
 * Most modes of a wide spectrum are far faster than a step and follow the driver with a delay of their time. They are
 * carried as one, of their mean time: what that leaves out is of second order in time over step, and the ratio from which
 * on a mode is taken for fast is chosen so that it lies below the tolerance.
 */
export class ModeGroup {
  readonly count: number;
  /** Strain of every mode at the start of the step. */
  readonly strains: Float64Array;
  /** Strain of every mode at the end of the step. */
  readonly next: Float64Array;
  /** Σ_i ε_i at the nodes. */
  readonly sums = new Float64Array(stages);
  /** ∂ sums_k / ∂ (A σ)_j, row-major. */
  readonly byTarget = new Float64Array(stages * stages);
  /** ∂ sums_k / ∂ (h R)_j, row-major. */
  readonly byRate = new Float64Array(stages * stages);
  /** Filtered error of the sum on this step, and how it answers to a change of the target and of h R at the start. */
  error = 0;
  errorByTarget = 0;
  errorByRate = 0;

  private readonly fastRatio: number;
  private times: readonly Float64Array[] = [];
  private weights: readonly Float64Array[] = [];
  /** Whether times and weights are the same at all nodes. */
  private isSteady = true;
  /** Modes that are followed one by one on this step, and those that are carried as one. */
  private readonly slow: Int32Array;
  private slowCount = 0;
  private readonly fast: Int32Array;
  private fastCount = 0;
  /** What is solved, slow modes first, then the fast ones as one: 1/x and w at each node, strain at the start. */
  private laneCount = 0;
  private readonly laneRates: Float64Array;
  private readonly laneWeights: Float64Array;
  private readonly laneStrains: Float64Array;

  private fastWeight = 0;
  private fastRate = 0;
  /** Shortest step for which the fast modes are fast enough. */
  private leastStep = 0;
  private gain = 1;

  private readonly system = new Float64Array(stages * stages);
  private readonly solution = new Float64Array(stages);
  private readonly ratio = new Float64Array(stages);

  /** @param tolerance relative error allowed on a step; at 0 every mode is followed by itself */
  constructor(count: number, tolerance = 0) {
    this.count = count;
    this.fastRatio = fastRatioAtOne / Math.sqrt(tolerance);
    this.strains = new Float64Array(count);
    this.next = new Float64Array(count);
    this.slow = new Int32Array(count);
    this.fast = new Int32Array(count);
    this.laneRates = new Float64Array((count + 1) * stages);
    this.laneWeights = new Float64Array((count + 1) * stages);
    this.laneStrains = new Float64Array(count + 1);
  }

  /** Takes the end of the step as the start of the next one. */
  advance(): void {
    this.strains.set(this.next);
  }

  /**
   * Makes a step ready.
   * @param times x_i at each node (the same array where they are constant)
   * @param weights w_i at each node
   * @param steps h R at the nodes, about
   * @param gain how much larger than what it is compared with the sum may become
   */
  arrange(times: readonly Float64Array[], weights: readonly Float64Array[], steps: Float64Array, gain = 1): void {
    this.gain = gain;
    const { slow, fast, strains, laneRates, laneWeights, laneStrains, fastRatio } = this;
    this.times = times;
    this.weights = weights;
    const last = times[stages - 1] ?? emptyModes;
    const lastWeights = weights[stages - 1];
    const isSteady = times.every((own) => own === last) && weights.every((own) => own === lastWeights);
    this.isSteady = isSteady;
    // Modes of a shorter time than this are fast.
    const bound = leastOf(steps) / (fastRatio * Math.sqrt(Math.max(1, gain)));
    this.leastStep = slack * leastOf(steps);
    this.slowCount = 0;
    this.fastCount = 0;
    for (let i = 0; i < this.count; i++) {
      let isFast = true;
      for (let j = isSteady ? stages - 1 : 0; j < stages; j++) {
        const time = isSteady ? last[i] : times[j]?.[i];
        if (!((time ?? Infinity) < bound)) isFast = false;
      }
      if (isFast) fast[this.fastCount++] = i;
      else slow[this.slowCount++] = i;
    }
    this.laneCount = this.slowCount;
    for (let lane = 0; lane < this.slowCount; lane++) {
      const i = slow[lane] ?? 0;
      laneStrains[lane] = strains[i] ?? 0;
      for (let j = 0; j < stages; j++) {
        laneRates[lane * stages + j] = 1 / (times[j]?.[i] ?? 1);
        laneWeights[lane * stages + j] = weights[j]?.[i] ?? 0;
      }
    }
    if (this.fastCount === 0) return;
    const lane = this.laneCount++;
    let strain = 0;
    for (let k = 0; k < this.fastCount; k++) strain += strains[fast[k] ?? 0] ?? 0;
    laneStrains[lane] = strain;
    for (let j = 0; j < stages; j++) {
      this.gatherFast(times[j] ?? emptyModes, weights[j] ?? emptyModes);
      laneWeights[lane * stages + j] = this.fastWeight;
      laneRates[lane * stages + j] = this.fastRate;
    }
  }

  /** Weight of all fast modes, and one over their mean time. */
  private gatherFast(times: Float64Array, weights: Float64Array): void {
    let total = 0;
    let moment = 0;
    let longest = 0;
    for (let k = 0; k < this.fastCount; k++) {
      const i = this.fast[k] ?? 0;
      const weight = weights[i] ?? 0;
      const time = times[i] ?? 0;
      total += weight;
      moment += weight * time;
      longest = Math.max(longest, time);
    }
    this.fastWeight = total;
    const mean = moment / total;
    // The weight of a last mode that makes the sum one may be negative within its rounding.
    this.fastRate = 1 / (mean > 0 && mean <= longest ? mean : longest);
  }

  /** Sorts the modes again where the clock is slower than was thought. */
  private follow(steps: Float64Array): void {
    if (this.fastCount > 0 && !(leastOf(steps) >= this.leastStep))
      this.arrange(this.times, this.weights, steps, this.gain);
  }

  /** Sums of the strains at the nodes for steps h R in the group's own time and targets A σ there. */
  respond(steps: Float64Array, targets: Float64Array): void {
    const { sums, solution } = this;
    this.follow(steps);
    sums.fill(0);
    for (let lane = 0; lane < this.laneCount; lane++) {
      this.setLane(lane, steps, targets);
      solveMode(this.ratio, solution);
      for (let k = 0; k < stages; k++) sums[k] = (sums[k] ?? 0) + (solution[k] ?? 0);
    }
  }

  /** A⁻¹ E + z (E − w A σ) = A⁻¹ 1 ε_i, z = h R/x_i: sets z and the right side. */
  private setLane(lane: number, steps: Float64Array, targets: Float64Array): void {
    const { ratio, solution, laneRates, laneWeights } = this;
    const strain = this.laneStrains[lane] ?? 0;
    const at = lane * stages;
    for (let j = 0; j < stages; j++) {
      const z = Math.min((steps[j] ?? 0) * (laneRates[at + j] ?? 0), restRatio);
      ratio[j] = z;
      solution[j] = (inverseRowSums[j] ?? 0) * strain + z * (laneWeights[at + j] ?? 0) * (targets[j] ?? 0);
    }
  }

  /**
   * How the sums answer to the targets and to h R: `byTarget` and `byRate`. Newton's method needs them to a few per cent
   * only, so that a coarser grid of the slow modes does, every `stride`-th of them for its neighbours.
   */
  differentiate(steps: Float64Array, targets: Float64Array, stride: number): void {
    this.byTarget.fill(0);
    this.byRate.fill(0);
    for (let lane = Math.floor(stride / 2); lane < this.slowCount; lane += stride)
      this.differentiateLane(lane, steps, targets, stride);
    for (let lane = this.slowCount; lane < this.laneCount; lane++) this.differentiateLane(lane, steps, targets, 1);
  }

  private differentiateLane(lane: number, steps: Float64Array, targets: Float64Array, share: number): void {
    const { byTarget, byRate, ratio, solution, system, laneRates, laneWeights } = this;
    this.setLane(lane, steps, targets);
    system.set(inverseMatrix);
    for (let j = 0; j < stages; j++) {
      const diagonal = j * stages + j;
      system[diagonal] = (system[diagonal] ?? 0) + (ratio[j] ?? 0);
    }
    invertMode(system);
    multiply(system, solution);
    for (let j = 0; j < stages; j++) {
      const weight = laneWeights[lane * stages + j] ?? 0;
      const target = share * (ratio[j] ?? 0) * weight;
      // At rest to the last digit a mode has nothing left that a faster clock could change.
      const away = (ratio[j] ?? 0) < restRatio ? weight * (targets[j] ?? 0) - (solution[j] ?? 0) : 0;
      const rate = share * away * (laneRates[lane * stages + j] ?? 0);
      for (let k = 0; k < stages; k++) {
        const inverse = system[k * stages + j] ?? 0;
        byTarget[k * stages + j] = (byTarget[k * stages + j] ?? 0) + inverse * target;
        byRate[k * stages + j] = (byRate[k * stages + j] ?? 0) + inverse * rate;
      }
    }
  }

  /** As `respond`, and estimates the error of the step; `step` and `target` are h R and A σ at its start. */
  finish(
    steps: Float64Array,
    targets: Float64Array,
    startTimes: Float64Array,
    startWeights: Float64Array,
    step: number,
    target: number,
  ): void {
    this.follow(steps);
    const { sums, next, solution, slow, slowCount, laneStrains } = this;
    sums.fill(0);
    this.error = 0;
    this.errorByTarget = 0;
    this.errorByRate = 0;
    for (let lane = 0; lane < this.laneCount; lane++) {
      const strain = laneStrains[lane] ?? 0;
      this.setLane(lane, steps, targets);
      solveMode(this.ratio, solution);
      let slope = 0;
      for (let k = 0; k < stages; k++) {
        const value = solution[k] ?? 0;
        sums[k] = (sums[k] ?? 0) + value;
        slope += (startDerivative[k] ?? 0) * (value - strain);
      }
      const end = solution[stages - 1] ?? 0;
      let weight: number;
      let rate: number;
      if (lane < slowCount) {
        const i = slow[lane] ?? 0;
        next[i] = end;
        weight = startWeights[i] ?? 0;
        rate = 1 / (startTimes[i] ?? 1);
      } else {
        this.shareOut(end, steps, targets);
        this.gatherFast(startTimes, startWeights);
        weight = this.fastWeight;
        rate = this.fastRate;
      }
      // γ (h f(y0) − h u′(0)), filtered by 1/(1 + γ z): bounded where the mode is fast.
      const z = Math.min(step * rate, restRatio);
      const filter = realEigenvalue / (1 + realEigenvalue * z);
      const away = weight * target - strain;
      this.error += filter * (z * away - slope);
      this.errorByTarget += filter * z * weight;
      if (z < restRatio) this.errorByRate += filter * away * rate;
    }
  }

  /** The strain of the fast modes at the end of the step, each behind the driver by its own time. */
  private shareOut(end: number, steps: Float64Array, targets: Float64Array): void {
    const { fast, fastCount, next, strains, times, weights, isSteady } = this;
    const last = stages - 1;
    const [lastTimes = emptyModes, lastWeights = emptyModes] = [times[last], weights[last]];
    const delay = 1 / (steps[last] ?? 1);
    const reached = targets[last] ?? 0;
    let slope = 0;
    for (let j = 0; j < stages; j++) slope += (inverseMatrix[last * stages + j] ?? 0) * (targets[j] ?? 0);
    const rowSum = inverseRowSums[last] ?? 0;
    let left = end;
    let total = 0;
    for (let k = 0; k < fastCount; k++) {
      const i = fast[k] ?? 0;
      const weight = lastWeights[i] ?? 0;
      let change = weight * slope;
      if (!isSteady) {
        change = 0;
        for (let j = 0; j < stages; j++)
          change += (inverseMatrix[last * stages + j] ?? 0) * (weights[j]?.[i] ?? 0) * (targets[j] ?? 0);
      }
      const value = weight * reached - (change - rowSum * (strains[i] ?? 0)) * (lastTimes[i] ?? 0) * delay;
      next[i] = value;
      left -= value;
      total += weight;
    }
    if (!(total > 0)) return;
    for (let k = 0; k < fastCount; k++) {
      const i = fast[k] ?? 0;
      next[i] = (next[i] ?? 0) + (left * (lastWeights[i] ?? 0)) / total;
    }
  }
}

const product = new Float64Array(stages);

/** Replaces b by matrix · b. */
function multiply(matrix: Float64Array, b: Float64Array): void {
  for (let i = 0; i < stages; i++) {
    let sum = 0;
    for (let j = 0; j < stages; j++) sum += (matrix[i * stages + j] ?? 0) * (b[j] ?? 0);
    product[i] = sum;
  }
  b.set(product);
}
