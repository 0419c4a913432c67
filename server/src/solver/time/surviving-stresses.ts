import { matrix, realEigenvalue, stages, startDerivative } from './collocation.ts';
import type { ErrorScale } from './error-scale.ts';
import { FastModes } from './fast-modes.ts';
import { LinearSystem } from './linear-system.ts';
import type { ModeGroup } from './mode-group.ts';
import { invertMode, restRatio } from './mode-system.ts';
import type { Moment } from './moment.ts';
import type { Segment } from './path.ts';
import type { Conditions, RateFailure, RateModel } from './rate-model.ts';
import type { StepError } from './step-error.ts';

/** Rounding of a sum of as many numbers as there are modes, as a share of it and of each. */
const sumRounding = 4 * Number.EPSILON;
const entryCount = stages * stages;

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
 * equations of a step are linear in the strain: S_i = (1 + A z_i)⁻¹ (s_i + c_i ε − c_i0 ε_0) at the nodes, z_i = h R/x_i.
 */
export class SurvivingStresses {
  private readonly groups: readonly FollowedGroup[];
  /** The stress up to which they were followed; undefined where something else was done since. */
  private followed: number | undefined;
  private readonly system = new LinearSystem(stages);
  /** Strain since the start of the step, at the nodes. */
  private readonly strains = new Float64Array(stages);

  /** @param tolerance relative error allowed on a step */
  constructor(groups: readonly ModeGroup[], tolerance: number) {
    this.groups = groups.map((group, g) => new FollowedGroup(group, g, tolerance));
  }

  /** Something else than a prescribed stress drives the model from here on. */
  leave(): void {
    this.followed = undefined;
  }

  /** Takes the modes as they are now, or what a jump of the stress adds to them. */
  enter({ conditions, driver, prescribed }: Moment): void {
    for (const group of this.groups)
      if (this.followed === undefined) group.take(conditions, driver);
      else group.jump(conditions, (prescribed - this.followed) / conditions.instant);
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
    const { system, strains, groups } = this;
    system.entries.fill(0);
    stage.forEach(({ conditions, prescribed }, k) => {
      const rest = relaxedModulus(conditions);
      strains[k] = prescribed - rest * start.driver;
      system.entries[k * stages + k] = rest;
    });
    for (const group of groups) group.addTo(system.entries, strains, step);
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
    for (const group of groups) group.finish(step, strains);
    return undefined;
  }

  /** Estimates the error of the solved step as `StepError` does, in units of the tolerance. */
  estimate({ segment, h, start, stage }: Step, error: StepError, scale: ErrorScale, tolerance: number): number {
    const { groups } = this;
    const startStep = h * start.dilation;
    let ofStress = startStep * segment.slope(start.time);
    stage.forEach(({ prescribed }, j) => (ofStress -= (startDerivative[j] ?? 0) * (prescribed - start.prescribed)));
    ofStress *= realEigenvalue;
    // What a change of the strain does to the stress once the modes have answered: in a liquid little, and it keeps its digits.
    let stiffness = relaxedModulus(start.conditions);
    let total = ofStress;
    const width = groups.length + 2;
    groups.forEach((group, g) => {
      const byStress = startStep * (start.rates.derivatives[g * width + 1] ?? 0);
      const own = group.error + group.errorByRate * byStress * ofStress;
      error.errors[g] = own;
      total += own;
      stiffness += group.stiffness;
    });
    const ofStrain = total / stiffness;
    let worst = 0;
    groups.forEach((group, g) => {
      error.errors[g] = (error.errors[g] ?? 0) + group.errorByStrain * ofStrain;
      worst = Math.max(worst, Math.abs(error.errors[g] ?? 0) / (scale.ofVariable[g] ?? 1));
    });
    error.responseError = Math.abs(start.conditions.instant * ofStrain);
    worst = Math.max(worst, error.responseError / scale.ofDriver);
    return Number.isFinite(worst) ? worst / tolerance : Infinity;
  }

  /** Takes the end of the solved step as the start of the next one. */
  advance({ conditions, driver, prescribed }: Moment): void {
    this.followed = prescribed;
    for (const group of this.groups) group.advance(conditions, driver);
  }
}

/** The modes of one spectrum. */
class FollowedGroup {
  /** Error of Σ q on the last step, and how it answers to h R at the start and to the strain. */
  error = 0;
  errorByRate = 0;
  errorByStrain = 0;
  /** What of the strength is left where the error of the strain has been answered to, Pa. */
  stiffness = 0;

  private readonly group: ModeGroup;
  private readonly g: number;
  private readonly count: number;
  /** s_i of every mode at the start and at the end of the step. */
  private readonly stresses: Float64Array;
  private readonly next: Float64Array;
  /** (1 + A z)⁻¹ of every slow mode, row-major. */
  private readonly inverses: Float64Array;
  private readonly fast: FastModes;
  /** Whether times and strengths are the same all over the step. */
  private isSteady = true;

  private readonly steps = new Float64Array(stages);
  private readonly inverse = new Float64Array(entryCount);
  private readonly side = new Float64Array(stages);

  constructor(group: ModeGroup, g: number, tolerance: number) {
    this.group = group;
    this.g = g;
    this.count = group.count;
    this.stresses = new Float64Array(group.count);
    this.next = new Float64Array(group.count);
    this.inverses = new Float64Array(group.count * entryCount);
    this.fast = new FastModes(tolerance);
  }

  take(conditions: Conditions, strain: number): void {
    for (let i = 0; i < this.count; i++)
      this.stresses[i] = this.strengthOf(conditions, i) * strain - (this.group.strains[i] ?? 0);
  }

  jump(conditions: Conditions, strain: number): void {
    if (strain === 0) return;
    for (let i = 0; i < this.count; i++)
      this.stresses[i] = (this.stresses[i] ?? 0) + this.strengthOf(conditions, i) * strain;
  }

  advance(conditions: Conditions, strain: number): void {
    this.stresses.set(this.next);
    for (let i = 0; i < this.count; i++)
      this.group.strains[i] = this.strengthOf(conditions, i) * strain - (this.next[i] ?? 0);
  }

  /** c of a mode, Pa. */
  private strengthOf({ strengths, weights }: Conditions, i: number): number {
    return (strengths[this.g] ?? 0) * (weights[this.g]?.[i] ?? 0);
  }

  private isFast(i: number, { start }: Step): boolean {
    return this.isSteady && this.fast.has(start.conditions.times[this.g]?.[i] ?? Infinity);
  }

  /** Adds what of S the strains make to the matrix of the step, and takes the rest from the right side. */
  addTo(entries: Float64Array, rest: Float64Array, step: Step): void {
    const { g, steps, fast, stresses } = this;
    const { h, start, stage } = step;
    const { times, weights, strengths } = start.conditions;
    stage.forEach(({ dilation, rates }, k) => (steps[k] = h * dilation * (rates.values[g] ?? 0)));
    this.isSteady = stage.every(
      ({ conditions }) =>
        conditions.times[g] === times[g] &&
        conditions.weights[g] === weights[g] &&
        conditions.strengths[g] === strengths[g],
    );
    fast.begin(steps);
    for (let i = 0; i < this.count; i++) {
      if (this.isFast(i, step)) fast.add(times[g]?.[i] ?? 1, this.strengthOf(start.conditions, i), stresses[i] ?? 0);
      else this.addSlow(entries, rest, step, i);
    }
    fast.addTo(entries, rest);
  }

  private addSlow(entries: Float64Array, rest: Float64Array, step: Step, i: number): void {
    const { g, steps, inverse, side, isSteady } = this;
    const { start, stage } = step;
    for (let j = 0; j < stages; j++) {
      const z = Math.min((steps[j] ?? 0) / (stage[j]?.conditions.times[g]?.[i] ?? 1), restRatio);
      for (let k = 0; k < stages; k++) inverse[k * stages + j] = (matrix[k * stages + j] ?? 0) * z + (k === j ? 1 : 0);
    }
    invertMode(inverse);
    this.inverses.set(inverse, i * entryCount);
    this.setSide(step, i);
    const steady = this.strengthOf(start.conditions, i);
    for (let j = 0; j < stages; j++) {
      const moment = stage[j];
      const strength = isSteady || !moment ? steady : this.strengthOf(moment.conditions, i);
      const known = side[j] ?? 0;
      for (let k = 0; k < stages; k++) {
        const entry = k * stages + j;
        const answer = inverse[entry] ?? 0;
        entries[entry] = (entries[entry] ?? 0) + answer * strength;
        rest[k] = (rest[k] ?? 0) - answer * known;
      }
    }
  }

  /** s + (c − c_0) ε_0 at the nodes: what of s + c ε − c_0 ε_0 does not wait for the strains. */
  private setSide({ start, stage }: Step, i: number): void {
    const survives = this.stresses[i] ?? 0;
    if (this.isSteady) {
      this.side.fill(survives);
      return;
    }
    const before = this.strengthOf(start.conditions, i);
    stage.forEach(({ conditions }, k) => {
      this.side[k] = survives + (this.strengthOf(conditions, i) - before) * start.driver;
    });
  }

  /** Σ q at the nodes, what survives at the end, and the parts of the error, for the strains found. */
  finish(step: Step, strains: Float64Array): void {
    const { g, count, stresses, next, side, inverses, fast, isSteady } = this;
    const { h, start, stage, values, variables } = step;
    const { times } = start.conditions;
    const width = variables.length;
    const startStep = h * start.dilation * (start.rates.values[g] ?? 0);
    this.error = 0;
    this.errorByRate = 0;
    this.errorByStrain = 0;
    this.stiffness = 0;
    fast.finish(strains);
    for (let k = 0; k < stages; k++) values[k * width + g] = (variables[g] ?? 0) + fast.relaxed(k, strains);
    for (let i = 0; i < count; i++) {
      const survives = stresses[i] ?? 0;
      const before = this.strengthOf(start.conditions, i);
      const time = times[g]?.[i] ?? 1;
      // h dq/du at the start.
      let slope = 0;
      if (this.isFast(i, step)) {
        next[i] = fast.endOf(time, before, survives);
        slope = fast.slopeOf(time, before, survives);
      } else {
        this.setSide(step, i);
        for (let j = 0; j < stages; j++) {
          const moment = stage[j];
          const strength = isSteady || !moment ? before : this.strengthOf(moment.conditions, i);
          side[j] = (side[j] ?? 0) + strength * (strains[j] ?? 0);
        }
        for (let k = 0; k < stages; k++) {
          let sum = 0;
          for (let j = 0; j < stages; j++) sum += (inverses[i * entryCount + k * stages + j] ?? 0) * (side[j] ?? 0);
          const change = (side[k] ?? 0) - sum;
          values[k * width + g] = (values[k * width + g] ?? 0) + change;
          slope += (startDerivative[k] ?? 0) * change;
          next[i] = sum;
        }
      }
      const z = Math.min(startStep / time, restRatio);
      const filter = 1 / (1 + realEigenvalue * z);
      this.error += realEigenvalue * filter * (z * survives - slope);
      if (z < restRatio) this.errorByRate += (realEigenvalue * filter * survives) / time;
      this.errorByStrain += before * realEigenvalue * z * filter;
      this.stiffness += before * filter;
    }
  }
}

/** M_u − Σ c, Pa: nothing where only rounding is left of it, as in a liquid. */
function relaxedModulus({ instant, strengths, weights }: Conditions): number {
  let rest = instant;
  let count = 1;
  weights.forEach((own, g) => {
    const strength = strengths[g] ?? 0;
    for (const weight of own) rest -= strength * weight;
    count += own.length;
  });
  return Math.abs(rest) < sumRounding * count * instant ? 0 : rest;
}

/** Whether the steps of a model can be taken so: stresses that add, and no state besides. */
export const hasSurvivingStresses = ({ stressIs, states, spectra }: RateModel): boolean =>
  stressIs === 'response' && states.length === 0 && spectra.length > 0;
