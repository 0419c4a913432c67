import { inverseMatrix, inverseRowSums, realEigenvalue, stages, startDerivative } from './collocation.ts';
import type { ErrorScale } from './error-scale.ts';
import { LinearSystem } from './linear-system.ts';
import type { ModeGroup } from './mode-group.ts';
import { invertMode, restRatio, solveMode } from './mode-system.ts';
import type { Moment } from './moment.ts';
import type { Segment } from './path.ts';
import type { Conditions, RateFailure, RateModel } from './rate-model.ts';
import type { StepError } from './step-error.ts';

/** Rounding of a sum of as many numbers as there are modes, as a share of it and of each. */
const sumRounding = 4 * Number.EPSILON;

/** A step to be taken: moments at its start and nodes are placed, stresses prescribed. */
interface Step {
  readonly segment: Segment;
  readonly h: number;
  readonly start: Moment;
  readonly stage: readonly Moment[];
  /** Σ q of each spectrum at the start, and at the nodes row by row. */
  readonly variables: Float64Array;
  readonly values: Float64Array;
}

/**
 * Steps of a model whose stresses add, under a prescribed stress: σ = M_r ε + Σ s_i, where s_i = c_i ε − q_i, c_i = ΔM w_i, is
 * what survives of the stress of a mode, ds_i/dt = d(c_i ε)/dt − R s_i/x_i.
 *
 * In a liquid that has flowed far, c_i ε and q_i are nearly the same and many powers of ten larger than the s_i, which alone
 * tell how fast it flows: they are what is kept. Clocks feel the stress and the temperature, and both are known, so that the
 * equations of a step are linear in the strain.
 */
export class SurvivingStresses {
  private readonly groups: readonly ModeGroup[];
  /** s_i of every mode at the start and at the end of the step. */
  private readonly stresses: readonly Float64Array[];
  private readonly next: readonly Float64Array[];
  /** The stress up to which they were followed; undefined where something else was done since. */
  private followed: number | undefined;

  private readonly system = new LinearSystem(stages);
  /** Strain since the start of the step, at the nodes. */
  private readonly strains = new Float64Array(stages);
  private readonly ratio = new Float64Array(stages);
  private readonly strengths = new Float64Array(stages);
  private readonly inverse = new Float64Array(stages * stages);
  private readonly side = new Float64Array(stages);

  constructor(groups: readonly ModeGroup[]) {
    this.groups = groups;
    this.stresses = groups.map(({ count }) => new Float64Array(count));
    this.next = groups.map(({ count }) => new Float64Array(count));
  }

  /** Something else than a prescribed stress drives the model from here on. */
  leave(): void {
    this.followed = undefined;
  }

  /** Takes the modes as they are now, or what a jump of the stress adds to them. */
  enter({ conditions, driver, prescribed }: Moment): void {
    const jump = this.followed === undefined ? 0 : (prescribed - this.followed) / conditions.instant;
    if (this.followed === undefined || jump !== 0)
      this.groups.forEach(({ count, strains }, g) => {
        const stresses = this.stresses[g];
        if (!stresses) return;
        for (let i = 0; i < count; i++) {
          const strength = strengthOf(conditions, g, i);
          stresses[i] =
            this.followed === undefined ? strength * driver - (strains[i] ?? 0) : (stresses[i] ?? 0) + strength * jump;
        }
      });
    this.followed = prescribed;
  }

  /** Solves the step: strains and Σ q at the nodes. */
  solve(step: Step): RateFailure | undefined {
    const { segment, start, stage } = step;
    for (const moment of stage) {
      moment.response = moment.prescribed;
      const failure = moment.rate(segment);
      if (failure) return failure;
    }
    const { system, strains } = this;
    system.entries.fill(0);
    stage.forEach(({ conditions, prescribed }, k) => {
      const rest = relaxedModulus(conditions);
      strains[k] = prescribed - rest * start.driver;
      system.entries[k * stages + k] = rest;
    });
    this.groups.forEach(({ count }, g) => {
      for (let i = 0; i < count; i++) this.addMode(step, g, i);
    });
    // Rows differ by as much as the clock runs faster at one node than at another.
    for (let k = 0; k < stages; k++) {
      let largest = 0;
      for (let j = 0; j < stages; j++) largest = Math.max(largest, Math.abs(system.entries[k * stages + j] ?? 0));
      for (let j = 0; j < stages; j++) system.entries[k * stages + j] = (system.entries[k * stages + j] ?? 0) / largest;
      strains[k] = (strains[k] ?? 0) / largest;
    }
    if (!system.factor()) strains.fill(Number.NaN);
    else system.solve(strains);
    stage.forEach((moment, k) => (moment.driver = start.driver + (strains[k] ?? 0)));
    this.groups.forEach((_, g) => this.setValues(step, g));
    return undefined;
  }

  /** (A⁻¹ + z) S = A⁻¹ 1 s + A⁻¹ (c ε − c_0 ε_0): adds what of S the strains make to the matrix, the rest to the right side. */
  private addMode(step: Step, g: number, i: number): void {
    const { system, strains, strengths, ratio, inverse, side } = this;
    this.setMode(step, g, i);
    for (let k = 0; k < stages; k++) {
      for (let j = 0; j < stages; j++) inverse[k * stages + j] = inverseMatrix[k * stages + j] ?? 0;
      inverse[k * stages + k] = (inverse[k * stages + k] ?? 0) + (ratio[k] ?? 0);
    }
    invertMode(inverse);
    for (let k = 0; k < stages; k++) {
      for (let j = 0; j < stages; j++) {
        let response = 0;
        for (let l = 0; l < stages; l++)
          response += (inverse[k * stages + l] ?? 0) * (inverseMatrix[l * stages + j] ?? 0);
        const entry = k * stages + j;
        system.entries[entry] = (system.entries[entry] ?? 0) + response * (strengths[j] ?? 0);
        strains[k] = (strains[k] ?? 0) - (inverse[k * stages + j] ?? 0) * (side[j] ?? 0);
      }
    }
  }

  /** z and c of a mode at the nodes, and the part of the right side that does not depend on the strains. */
  private setMode({ h, start, stage }: Step, g: number, i: number): void {
    const { ratio, strengths, side } = this;
    const survives = this.stresses[g]?.[i] ?? 0;
    const before = strengthOf(start.conditions, g, i);
    for (let k = 0; k < stages; k++) {
      const moment = stage[k];
      if (!moment) continue;
      const { conditions, dilation, rates } = moment;
      ratio[k] = Math.min((h * dilation * (rates.values[g] ?? 0)) / (conditions.times[g]?.[i] ?? 1), restRatio);
      strengths[k] = strengthOf(conditions, g, i);
    }
    for (let k = 0; k < stages; k++) {
      let changes = 0;
      for (let j = 0; j < stages; j++)
        changes += (inverseMatrix[k * stages + j] ?? 0) * ((strengths[j] ?? 0) - before) * start.driver;
      side[k] = (inverseRowSums[k] ?? 0) * survives + changes;
    }
  }

  /** Puts S of a mode at the nodes into `side`, for the strains found. */
  private solveForMode(step: Step, g: number, i: number): void {
    const { ratio, strengths, side, strains } = this;
    this.setMode(step, g, i);
    for (let k = 0; k < stages; k++)
      for (let j = 0; j < stages; j++)
        side[k] = (side[k] ?? 0) + (inverseMatrix[k * stages + j] ?? 0) * (strengths[j] ?? 0) * (strains[j] ?? 0);
    solveMode(ratio, side);
  }

  /** c ε − c_0 ε_0 of the mode set last, since the start of the step. */
  private rise({ start }: Step, before: number, k: number): number {
    const strength = this.strengths[k] ?? 0;
    return strength * (this.strains[k] ?? 0) + (strength - before) * start.driver;
  }

  /** Σ q at the nodes, and what survives at the end. */
  private setValues(step: Step, g: number): void {
    const { start, values, variables } = step;
    const count = this.groups[g]?.count ?? 0;
    const next = this.next[g];
    for (let k = 0; k < stages; k++) values[k * variables.length + g] = variables[g] ?? 0;
    for (let i = 0; i < count; i++) {
      this.solveForMode(step, g, i);
      const survived = this.stresses[g]?.[i] ?? 0;
      const before = strengthOf(start.conditions, g, i);
      for (let k = 0; k < stages; k++) {
        const at = k * variables.length + g;
        values[at] = (values[at] ?? 0) + this.rise(step, before, k) - ((this.side[k] ?? 0) - survived);
      }
      if (next) next[i] = this.side[stages - 1] ?? 0;
    }
  }

  /** Estimates the error of the solved step as `StepError` does, in units of the tolerance. */
  estimate(step: Step, error: StepError, scale: ErrorScale, tolerance: number): number {
    const { segment, h, start, stage } = step;
    const startStep = h * start.dilation;
    let ofStress = startStep * segment.slope(start.time);
    stage.forEach(({ prescribed }, j) => (ofStress -= (startDerivative[j] ?? 0) * (prescribed - start.prescribed)));
    ofStress *= realEigenvalue;
    // What a change of the strain does to the stress once the modes have answered: it keeps its digits as the strain does.
    let stiffness = relaxedModulus(start.conditions);
    let total = ofStress;
    const answers = new Float64Array(this.groups.length);
    this.groups.forEach(({ count }, g) => {
      const width = error.errors.length + 2;
      const byStress = startStep * (start.rates.derivatives[g * width + 1] ?? 0);
      let own = 0;
      for (let i = 0; i < count; i++) {
        this.solveForMode(step, g, i);
        const strength = strengthOf(start.conditions, g, i);
        const survives = this.stresses[g]?.[i] ?? 0;
        let slope = 0;
        for (let j = 0; j < stages; j++)
          slope += (startDerivative[j] ?? 0) * (this.rise(step, strength, j) - ((this.side[j] ?? 0) - survives));
        const rate = 1 / (start.conditions.times[g]?.[i] ?? 1);
        const z = Math.min(startStep * (start.rates.values[g] ?? 0) * rate, restRatio);
        const filter = 1 / (1 + realEigenvalue * z);
        own += realEigenvalue * filter * (z * survives - slope);
        if (z < restRatio) own += realEigenvalue * filter * survives * rate * byStress * ofStress;
        stiffness += strength * filter;
        answers[g] = (answers[g] ?? 0) + strength * realEigenvalue * z * filter;
      }
      error.errors[g] = own;
      total += own;
    });
    const ofStrain = total / stiffness;
    let worst = 0;
    this.groups.forEach((_, g) => {
      error.errors[g] = (error.errors[g] ?? 0) + (answers[g] ?? 0) * ofStrain;
      worst = Math.max(worst, Math.abs(error.errors[g] ?? 0) / (scale.ofVariable[g] ?? 1));
    });
    error.responseError = Math.abs(start.conditions.instant * ofStrain);
    worst = Math.max(worst, error.responseError / scale.ofDriver);
    return Number.isFinite(worst) ? worst / tolerance : Infinity;
  }

  /** Takes the end of the solved step as the start of the next one. */
  advance({ conditions, driver, prescribed }: Moment): void {
    this.followed = prescribed;
    this.groups.forEach(({ count, strains }, g) => {
      const next = this.next[g];
      if (!next) return;
      this.stresses[g]?.set(next);
      for (let i = 0; i < count; i++) strains[i] = strengthOf(conditions, g, i) * driver - (next[i] ?? 0);
    });
  }
}

/** c of a mode, Pa. */
const strengthOf = ({ strengths, weights }: Conditions, g: number, i: number): number =>
  (strengths[g] ?? 0) * (weights[g]?.[i] ?? 0);

/** M_u − Σ c, Pa: nothing where only rounding is left of it, as in a liquid. */
function relaxedModulus({ instant, strengths, weights }: Conditions): number {
  let rest = instant;
  let count = 1;
  weights.forEach((own, g) => {
    for (const weight of own) rest -= (strengths[g] ?? 0) * weight;
    count += own.length;
  });
  return Math.abs(rest) < sumRounding * count * instant ? 0 : rest;
}

/** Whether the steps of a model can be taken so: stresses that add, and no state besides. */
export const hasSurvivingStresses = ({ stressIs, states, spectra }: RateModel): boolean =>
  stressIs === 'response' && states.length === 0 && spectra.length > 0;
