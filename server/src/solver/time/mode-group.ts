import { solveMode } from './mode-system.ts';
import { inverseMatrix, inverseRowSums, realEigenvalue, stages, startDerivative } from './collocation.ts';

/** Beyond this ratio of step to time a mode is at rest to the last digit. */
const restRatio = 1e60;

/**
 * A spectrum of linear modes with one common clock, dε_i/dt = R (A w_i σ − ε_i)/x_i, on one step of the collocation.
 * For given rates and stresses at the nodes every mode is a small linear system, so that only the sum of the strains is
 * left for the nonlinear equations: the modes are condensed. Strains mean whatever the driver causes: stresses in models
 * whose stresses add.
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

  private readonly system = new Float64Array(stages * stages);
  private readonly solution = new Float64Array(stages);
  private readonly ratio = new Float64Array(stages);

  constructor(count: number) {
    this.count = count;
    this.strains = new Float64Array(count);
    this.next = new Float64Array(count);
  }

  /** Sum of the strains at the start of the step. */
  total(): number {
    let sum = 0;
    for (const strain of this.strains) sum += strain;
    return sum;
  }

  /** Takes the end of the step as the start of the next one. */
  advance(): void {
    this.strains.set(this.next);
  }

  /**
   * Sums of the strains at the nodes for steps h R in the group's own time and targets A σ there.
   * @param times x_i at each node (the same array where they are constant)
   * @param weights w_i at each node
   */
  respond(
    times: readonly Float64Array[],
    weights: readonly Float64Array[],
    steps: Float64Array,
    targets: Float64Array,
  ): void {
    const { sums, solution } = this;
    sums.fill(0);
    for (let i = 0; i < this.count; i++) {
      this.setMode(i, times, weights, steps, targets);
      solveMode(this.ratio, solution);
      for (let k = 0; k < stages; k++) sums[k] = (sums[k] ?? 0) + (solution[k] ?? 0);
    }
  }

  /** A⁻¹ E + z (E − w A σ) = A⁻¹ 1 ε_i, z = h R/x_i: sets z and the right side. */
  private setMode(
    i: number,
    times: readonly Float64Array[],
    weights: readonly Float64Array[],
    steps: Float64Array,
    targets: Float64Array,
  ): void {
    const { ratio, solution } = this;
    const strain = this.strains[i] ?? 0;
    for (let j = 0; j < stages; j++) {
      const z = Math.min((steps[j] ?? 0) / (times[j]?.[i] ?? 1), restRatio);
      ratio[j] = z;
      solution[j] = (inverseRowSums[j] ?? 0) * strain + z * (weights[j]?.[i] ?? 0) * (targets[j] ?? 0);
    }
  }

  /**
   * How the sums answer to the targets and to h R: `byTarget` and `byRate`. Newton's method needs them to a few per cent
   * only, so that a coarser grid of the modes does, every `stride`-th of them for its neighbours.
   */
  differentiate(
    times: readonly Float64Array[],
    weights: readonly Float64Array[],
    steps: Float64Array,
    targets: Float64Array,
    stride: number,
  ): void {
    const { byTarget, byRate, ratio, solution, system } = this;
    byTarget.fill(0);
    byRate.fill(0);
    for (let i = Math.floor(stride / 2); i < this.count; i += stride) {
      this.setMode(i, times, weights, steps, targets);
      system.set(inverseMatrix);
      for (let j = 0; j < stages; j++) {
        const diagonal = j * stages + j;
        system[diagonal] = (system[diagonal] ?? 0) + (ratio[j] ?? 0);
      }
      invert(system);
      multiply(system, solution);
      for (let j = 0; j < stages; j++) {
        const weight = weights[j]?.[i] ?? 0;
        const target = stride * (ratio[j] ?? 0) * weight;
        const rate = (stride * (weight * (targets[j] ?? 0) - (solution[j] ?? 0))) / (times[j]?.[i] ?? 1);
        for (let k = 0; k < stages; k++) {
          const inverse = system[k * stages + j] ?? 0;
          byTarget[k * stages + j] = (byTarget[k * stages + j] ?? 0) + inverse * target;
          byRate[k * stages + j] = (byRate[k * stages + j] ?? 0) + inverse * rate;
        }
      }
    }
  }

  /** As `respond`, and estimates the error of the step; `step` and `target` are h R and A σ at its start. */
  finish(
    times: readonly Float64Array[],
    weights: readonly Float64Array[],
    steps: Float64Array,
    targets: Float64Array,
    startTimes: Float64Array,
    startWeights: Float64Array,
    step: number,
    target: number,
  ): void {
    const { sums, next, strains, solution } = this;
    sums.fill(0);
    this.error = 0;
    this.errorByTarget = 0;
    this.errorByRate = 0;
    for (let i = 0; i < this.count; i++) {
      const strain = strains[i] ?? 0;
      this.setMode(i, times, weights, steps, targets);
      solveMode(this.ratio, solution);
      let slope = 0;
      for (let k = 0; k < stages; k++) {
        const value = solution[k] ?? 0;
        sums[k] = (sums[k] ?? 0) + value;
        slope += (startDerivative[k] ?? 0) * (value - strain);
      }
      next[i] = solution[stages - 1] ?? 0;
      // γ (h f(y0) − h u′(0)), filtered by 1/(1 + γ z): bounded where the mode is fast.
      const time = startTimes[i] ?? 1;
      const weight = startWeights[i] ?? 0;
      const z = Math.min(step / time, restRatio);
      const filter = realEigenvalue / (1 + realEigenvalue * z);
      const away = weight * target - strain;
      this.error += filter * (z * away - slope);
      this.errorByTarget += filter * z * weight;
      this.errorByRate += (filter * away) / time;
    }
  }
}

/** Replaces the system by its inverse (Gauss–Jordan); see `solveMode` for why no pivoting is needed. */
function invert(system: Float64Array): void {
  for (let k = 0; k < stages; k++) {
    const pivot = 1 / (system[k * stages + k] ?? 1);
    system[k * stages + k] = 1;
    for (let j = 0; j < stages; j++) system[k * stages + j] = (system[k * stages + j] ?? 0) * pivot;
    for (let i = 0; i < stages; i++) {
      if (i === k) continue;
      const factor = system[i * stages + k] ?? 0;
      system[i * stages + k] = 0;
      for (let j = 0; j < stages; j++)
        system[i * stages + j] = (system[i * stages + j] ?? 0) - factor * (system[k * stages + j] ?? 0);
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
