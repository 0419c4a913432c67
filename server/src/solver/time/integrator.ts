import {
  inverseMatrix,
  interpolate,
  matrix,
  nodes,
  realEigenvalue,
  stages,
  startDerivative,
  weights as quadratureWeights,
} from './collocation.ts';
import { LinearSystem } from './linear-system.ts';
import { ModeGroup } from './mode-group.ts';
import { prescribedWithin, timeWithin, variablesWithin, type PathStep, type Segment } from './path.ts';
import { makeRates, type Conditions, type RateFailure, type RateModel, type Rates } from './rate-model.ts';

/** More steps than any sensible test needs: beyond it the test is given up with a message. */
const mostSteps = 100_000;
const mostIterations = 8;
/** Rounding errors that add up in one step, as a share of the largest strain. */
const roundingNoise = 1e-15;
/** A step shorter than this share of the way already gone cannot make progress. */
const shortestStep = 1e-13;
/** Kink functions are scaled so that smaller values make no difference. */
const kinkNoise = 1e-10;
/** The step may not be longer than this share of a kink's distance before the kink counts as reached. */
const kinkResolution = 1e-11;

/** Why an integration ended before its time. */
export interface Stop {
  readonly failure: RateFailure;
  /** Time in the segment where it stopped. */
  readonly time: number;
  readonly temperature: number;
  readonly driver: number;
}

interface Moment {
  readonly conditions: Conditions;
  readonly rates: Rates;
  readonly variables: Float64Array;
  time: number;
  /** The prescribed value. */
  prescribed: number;
  /** dt/du of the integration variable u = time^power. */
  dilation: number;
  driver: number;
  response: number;
}

/**
 * Integrates a rate model along the segments of a test by Radau IIA with error control on every variable. The modes of
 * spectra are condensed (`ModeGroup`), so that Newton's method runs on their sums and on the states only.
 *
 * A prescribed response is integrated from its slope by the same collocation as the variables. In steady flow nearly all
 * of the strain is that of the variables, and the stress is what little is left: with the same error on both sides of the
 * difference it keeps its digits.
 */
export class Integrator {
  /** Relative error allowed on each step. */
  readonly tolerance: number;
  readonly model: RateModel;
  /** Variables at the present moment. */
  readonly variables: Float64Array;
  /** Work of the stress on the inelastic strain since the last call of `takeWork`, J/m³ (driver × d response). */
  private work = 0;
  /** Sum of the error estimates of all steps, of the response. */
  accumulatedError = 0;
  stepCount = 0;
  /** Largest response that the driver has caused at once, |instant × driver|. */
  largestDriven = 0;
  /** Temperature of the last moment, K. */
  temperature = 300;

  private readonly smallest: number;
  private readonly count: number;
  private readonly groups: readonly ModeGroup[];
  private readonly start: Moment;
  private readonly stage: readonly Moment[];
  private readonly values: Float64Array;
  private readonly correction: Float64Array;
  private readonly system: LinearSystem;
  private readonly errorSystem: LinearSystem;
  private readonly errors: Float64Array;
  private readonly steps = new Float64Array(stages);
  private readonly targets = new Float64Array(stages);
  private readonly modeTimes: Float64Array[][];
  private readonly modeWeights: Float64Array[][];
  private readonly scale: Float64Array;
  /** h dX/du at the end of the last step. */
  private readonly slopes: Float64Array;
  private readonly kinkValues: Float64Array;
  private readonly checkCancelled: () => void;
  /** The prescribed value at the present moment. */
  private prescribed = 0;
  private largestResponse = 0;
  private previous: PathStep | undefined;
  /** Whether Newton's method has failed with the coarse derivatives of the spectra. */
  private exactDerivatives = false;

  /**
   * @param tolerance relative error allowed on each step
   * @param smallest response below which errors may be relative to it: where a test starts from nothing, digits of the
   *   first instants are not worth their steps
   */
  constructor(model: RateModel, tolerance: number, smallest: number, checkCancelled: () => void) {
    this.model = model;
    this.smallest = smallest;
    this.tolerance = tolerance;
    this.checkCancelled = checkCancelled;
    this.groups = model.spectra.map((modes) => new ModeGroup(modes));
    const count = model.spectra.length + model.states.length;
    this.count = count;
    this.variables = new Float64Array(count);
    this.variables.set(model.states, model.spectra.length);
    const moment = (): Moment => ({
      conditions: model.makeConditions(),
      rates: makeRates(count),
      variables: new Float64Array(count),
      time: 0,
      prescribed: 0,
      dilation: 1,
      driver: 0,
      response: 0,
    });
    this.start = moment();
    this.stage = Array.from({ length: stages }, moment);
    this.values = new Float64Array(stages * count);
    this.correction = new Float64Array(stages * count);
    this.system = new LinearSystem(stages * count);
    this.errorSystem = new LinearSystem(count);
    this.errors = new Float64Array(count);
    this.modeTimes = this.groups.map(() => []);
    this.modeWeights = this.groups.map(() => []);
    this.scale = new Float64Array(count);
    this.slopes = new Float64Array(count);
    this.kinkValues = new Float64Array(model.regions.length);
  }

  /** Replaces the strain of every mode of a spectrum (the start of a recovery). */
  setModes(group: number, strains: Float64Array): void {
    const modes = this.groups[group];
    if (!modes) return;
    modes.strains.set(strains);
    this.variables[group] = modes.total();
  }

  modes(group: number): Float64Array {
    return this.groups[group]?.strains ?? new Float64Array(0);
  }

  /** Rounding error of the response: it cancels in the difference that gives a driver. */
  get roundingError(): number {
    return Number.EPSILON * this.largestResponse;
  }

  takeWork(): number {
    const work = this.work;
    this.work = 0;
    return work;
  }

  /** Runs one segment from the present state; hands every accepted step to `record`. */
  run(segment: Segment, record: (step: PathStep) => void): Stop | undefined {
    const end = segment.duration ** segment.power;
    if (!(end > 0)) return undefined;
    let u = 0;
    let h = segment.firstStep ** segment.power;
    if (!segment.openEnded) h = Math.min(h, end);
    this.previous = undefined;
    this.prescribed = segment.value(0);
    this.chooseRegions(segment);
    let failure = this.moveTo(this.start, segment, 0, this.variables);
    if (failure) return this.stop(segment, 0, failure);
    let rejected = false;
    for (let tries = 0; ; tries++) {
      if (tries % 16 === 0) this.checkCancelled();
      if (this.stepCount > mostSteps) return this.stop(segment, u, tooManySteps);
      const last = u + h * 1.000001 >= end;
      if (last && !segment.openEnded) h = end - u;
      const outcome = this.tryStep(segment, u, h);
      if (outcome.failure !== undefined || !(outcome.error <= 1)) {
        failure = outcome.failure;
        const factor = failure ? 0.25 : Math.max(0.1, 0.9 * outcome.error ** (-1 / (stages + 1)));
        h *= Number.isFinite(factor) ? factor : 0.1;
        rejected = true;
        if (h < shortestStep * u || h < end * 1e-300) return this.stop(segment, u, failure ?? noProgress);
        continue;
      }
      const step = this.makeStep(segment, u, h);
      const kink = this.firstKink(step);
      if (kink && kink.theta < 1 - 1e-9 && kink.theta * h > kinkResolution * (u + h)) {
        // Land on the kink: the polynomial knows where it is, and the shorter step is at least as good.
        h *= kink.theta;
        rejected = true;
        continue;
      }
      if (kink && kink.theta * h <= kinkResolution * (u + h)) {
        this.model.regions[kink.index] = -(this.model.regions[kink.index] ?? 1);
        const again = this.moveTo(this.start, segment, u, this.variables);
        if (again) return this.stop(segment, u, again);
        this.stepCount++;
        continue;
      }
      record(step);
      this.accept(outcome.error);
      if (kink) this.model.regions[kink.index] = -(this.model.regions[kink.index] ?? 1);
      u += h;
      this.previous = step;
      if (last && (!kink || u >= end * (1 - 1e-12))) return undefined;
      failure = this.moveTo(this.start, segment, u, this.variables);
      if (failure) return this.stop(segment, u, failure);
      const growth = Math.min(rejected ? 1 : 8, 0.9 * Math.max(outcome.error, 1e-10) ** (-1 / (stages + 1)));
      h *= kink ? 1 : Math.max(0.2, growth);
      rejected = false;
    }
  }

  private stop(segment: Segment, u: number, failure: RateFailure): Stop {
    const time = u ** (1 / segment.power);
    return { failure, time, temperature: segment.temperature(time), driver: this.start.driver };
  }

  /** Which side of each kink the present state is on. */
  private chooseRegions(segment: Segment): void {
    const { model, start } = this;
    if (model.regions.length === 0) return;
    this.place(start, segment, 0);
    this.drive(start, segment, this.variables);
    model.kinks(start.conditions, segment.elapsed + start.time, start.driver, this.variables, this.kinkValues);
    this.kinkValues.forEach((value, k) => {
      // Exactly at a kink the driven value decides just after the start.
      if (value !== 0) model.regions[k] = value > 0 ? 1 : -1;
      else {
        const soon = this.stage[0];
        if (!soon) return;
        this.place(soon, segment, 1e-6 * segment.duration ** segment.power);
        this.drive(soon, segment, this.variables);
        const later = new Float64Array(this.kinkValues.length);
        model.kinks(soon.conditions, segment.elapsed + soon.time, soon.driver, this.variables, later);
        // A strain that is still zero will follow the driver.
        model.regions[k] = (later[k] !== 0 ? (later[k] ?? 0) : soon.driver) < 0 ? -1 : 1;
      }
    });
  }

  /** Sets time, temperature and what depends on it. */
  private place(moment: Moment, segment: Segment, u: number): void {
    const { power } = segment;
    // At the very start the dilation and the rates of the hierarchical model are powers of zero that cancel.
    const time = power === 1 ? u : Math.max(u, 1e-250 ** power) ** (1 / power);
    moment.time = time;
    moment.dilation = power === 1 ? 1 : time ** (1 - power) / power;
    moment.prescribed = segment.value(time);
    moment.conditions.clock = segment.clock + time;
    this.temperature = segment.temperature(time);
    this.model.setConditions(this.temperature, moment.conditions);
  }

  /** Sets driver and response from what is prescribed and from the variables. */
  private drive(moment: Moment, segment: Segment, variables: Float64Array, offset = 0): void {
    const { responseWeights, background } = this.model;
    let inner = background ? background(moment.conditions.clock) : 0;
    for (let k = 0; k < this.count; k++) inner += (responseWeights[k] ?? 0) * (variables[offset + k] ?? 0);
    const value = moment.prescribed;
    if (segment.control === 'driver') {
      moment.driver = value;
      moment.response = moment.conditions.instant * value + inner;
    } else {
      moment.response = value;
      moment.driver = (value - inner) / moment.conditions.instant;
    }
  }

  private rate(moment: Moment, segment: Segment): RateFailure | undefined {
    return this.model.evaluate(
      moment.conditions,
      segment.elapsed + moment.time,
      moment.driver,
      moment.response,
      moment.variables,
      moment.rates,
    );
  }

  private moveTo(moment: Moment, segment: Segment, u: number, variables: Float64Array): RateFailure | undefined {
    this.place(moment, segment, u);
    if (segment.control === 'response' && u > 0) moment.prescribed = this.prescribed;
    this.drive(moment, segment, variables);
    moment.variables.set(variables);
    return this.rate(moment, segment);
  }

  /** ∂(rate of the row)/∂(variable of the column), through driver and response as well. */
  private totalDerivative(moment: Moment, segment: Segment, row: number, column: number): number {
    const width = this.count + 2;
    const { derivatives } = moment.rates;
    const kappa = this.model.responseWeights[column] ?? 0;
    const direct = derivatives[row * width + 2 + column] ?? 0;
    if (kappa === 0) return direct;
    return segment.control === 'driver'
      ? direct + (derivatives[row * width + 1] ?? 0) * kappa
      : direct - ((derivatives[row * width] ?? 0) * kappa) / moment.conditions.instant;
  }

  private driverDerivative(moment: Moment, segment: Segment, column: number): number {
    if (segment.control === 'driver') return 0;
    return -(this.model.responseWeights[column] ?? 0) / moment.conditions.instant;
  }

  /** Rates at all nodes for the present guess, and the steps and targets of a spectrum from them. */
  private rateStages(segment: Segment): RateFailure | undefined {
    for (let j = 0; j < stages; j++) {
      const moment = this.stage[j];
      if (!moment) continue;
      for (let k = 0; k < this.count; k++) moment.variables[k] = this.values[j * this.count + k] ?? 0;
      this.drive(moment, segment, this.values, j * this.count);
      const failure = this.rate(moment, segment);
      if (failure) return failure;
    }
    return undefined;
  }

  /** The prescribed response at the nodes, by the quadrature of its slope that the variables undergo too. */
  private prescribeStages(segment: Segment, h: number): void {
    for (let k = 0; k < stages; k++) {
      let sum = 0;
      for (let j = 0; j < stages; j++) {
        const source = this.stage[j];
        if (source) sum += (matrix[k * stages + j] ?? 0) * source.dilation * segment.slope(source.time);
      }
      const moment = this.stage[k];
      if (moment) moment.prescribed = this.prescribed + h * sum;
    }
  }

  private prepareGroup(g: number, h: number): void {
    for (let j = 0; j < stages; j++) {
      const moment = this.stage[j];
      if (!moment) continue;
      this.steps[j] = h * moment.dilation * (moment.rates.values[g] ?? 0);
      this.targets[j] = (moment.conditions.strengths[g] ?? 0) * moment.driver;
    }
  }

  /** Residual of the collocation equations into `correction`. */
  private residual(h: number, derivatives: boolean): void {
    const { count, groups, stage, values, correction } = this;
    groups.forEach((group, g) => {
      this.prepareGroup(g, h);
      if (derivatives)
        group.differentiate(
          this.modeTimes[g] ?? [],
          this.modeWeights[g] ?? [],
          this.steps,
          this.targets,
          this.exactDerivatives ? 1 : (this.model.strides[g] ?? 1),
        );
      group.respond(this.modeTimes[g] ?? [], this.modeWeights[g] ?? [], this.steps, this.targets);
      for (let k = 0; k < stages; k++) correction[k * count + g] = (group.sums[k] ?? 0) - (values[k * count + g] ?? 0);
    });
    for (let q = groups.length; q < count; q++) {
      for (let k = 0; k < stages; k++) {
        let sum = this.variables[q] ?? 0;
        for (let j = 0; j < stages; j++) {
          const moment = stage[j];
          if (moment) sum += h * (matrix[k * stages + j] ?? 0) * moment.dilation * (moment.rates.values[q] ?? 0);
        }
        correction[k * count + q] = sum - (values[k * count + q] ?? 0);
      }
    }
  }

  /** Jacobian of the collocation equations, factored. */
  private factor(segment: Segment, h: number): boolean {
    const { count, groups, stage, system } = this;
    const size = stages * count;
    const { entries } = system;
    for (let j = 0; j < stages; j++) {
      const moment = stage[j];
      if (!moment) continue;
      const step = h * moment.dilation;
      for (let column = 0; column < count; column++) {
        const driver = this.driverDerivative(moment, segment, column);
        for (let row = 0; row < count; row++) {
          const rate = step * this.totalDerivative(moment, segment, row, column);
          const group = groups[row];
          for (let k = 0; k < stages; k++) {
            const derivative = group
              ? (group.byTarget[k * stages + j] ?? 0) * (moment.conditions.strengths[row] ?? 0) * driver +
                (group.byRate[k * stages + j] ?? 0) * rate
              : (matrix[k * stages + j] ?? 0) * rate;
            entries[(k * count + row) * size + j * count + column] = (k === j && row === column ? 1 : 0) - derivative;
          }
        }
      }
    }
    return system.factor();
  }

  /**
   * First guess of the variables at the nodes: the last polynomial continued, or its last slope where the step is much
   * longer; the present values at the start of a segment.
   */
  private predict(h: number): void {
    const { previous, count, values } = this;
    for (let j = 0; j < stages; j++) {
      const ahead = previous === undefined ? 0 : ((nodes[j] ?? 0) * h) / previous.length;
      if (previous === undefined || h > 2.5 * previous.length) {
        for (let k = 0; k < count; k++)
          values[j * count + k] = (this.variables[k] ?? 0) + ahead * (this.slopes[k] ?? 0);
        continue;
      }
      interpolate(1 + ahead, predictionWeights);
      for (let k = 0; k < count; k++) {
        let sum = 0;
        for (let i = 0; i <= stages; i++) sum += (predictionWeights[i] ?? 0) * (previous.variables[i * count + k] ?? 0);
        values[j * count + k] = sum;
      }
    }
  }

  private setScale(): void {
    const { count, model, scale, start, stage, values, variables } = this;
    let size = Math.abs(start.conditions.instant * start.driver);
    for (const moment of stage) size = Math.max(size, Math.abs(moment.conditions.instant * moment.driver));
    let largest = size;
    for (let k = 0; k < count; k++) {
      let own = Math.abs(variables[k] ?? 0);
      for (let j = 0; j < stages; j++) own = Math.max(own, Math.abs(values[j * count + k] ?? 0));
      if (model.responseWeights[k] === 0) scale[k] = Math.max(own, model.scales[k] ?? 0);
      else {
        scale[k] = Math.max(own, size, 1e-5 * this.largestResponse, this.smallest);
        largest = Math.max(largest, own);
      }
    }
    // Nothing can be more accurate than the rounding of the largest part allows.
    const noise = (roundingNoise * largest) / this.tolerance;
    this.stepDriven = size;
    this.driverScale = Math.max(size, 1e-3 * this.largestDriven, this.smallest, noise);
    for (let k = 0; k < count; k++) if (model.responseWeights[k] !== 0) scale[k] = Math.max(scale[k] ?? 0, noise);
    this.stepSize = largest;
  }
  private stepSize = 0;
  private stepDriven = 0;
  private driverScale = 0;

  private tryStep(segment: Segment, u: number, h: number): { error: number; failure?: RateFailure } {
    const { count, groups, stage, values, correction } = this;
    this.stepCount++;
    for (let j = 0; j < stages; j++) {
      const moment = stage[j];
      if (!moment) continue;
      this.place(moment, segment, u + (nodes[j] ?? 0) * h);
      groups.forEach((_, g) => {
        const times = this.modeTimes[g];
        const weights = this.modeWeights[g];
        const own = moment.conditions;
        if (times) times[j] = own.times[g] ?? emptyModes;
        if (weights) weights[j] = own.weights[g] ?? emptyModes;
      });
    }
    if (segment.control === 'response') this.prescribeStages(segment, h);
    this.predict(h);
    let before = Infinity;
    let converged = false;
    for (let iteration = 0; iteration < mostIterations; iteration++) {
      const failure = this.rateStages(segment);
      if (failure) {
        // A guess by extrapolation may have gone where the model ends: start from where we are before giving up.
        if (iteration === 0 && this.previous !== undefined) {
          this.previous = undefined;
          this.predict(h);
          iteration = -1;
          continue;
        }
        return { error: Infinity, failure };
      }
      this.residual(h, iteration === 0);
      if (iteration === 0 && !this.factor(segment, h)) return { error: Infinity };
      this.system.solve(correction);
      this.setScale();
      let norm = 0;
      for (let j = 0; j < stages; j++) {
        let driven = 0;
        for (let k = 0; k < count; k++) {
          const change = correction[j * count + k] ?? 0;
          values[j * count + k] = (values[j * count + k] ?? 0) + change;
          norm = Math.max(norm, Math.abs(change) / (this.scale[k] ?? 1));
          driven += change * (this.model.responseWeights[k] ?? 0);
        }
        if (segment.control === 'response') norm = Math.max(norm, Math.abs(driven) / this.driverScale);
      }
      if (!Number.isFinite(norm)) return { error: Infinity };
      // Geometric convergence: what is still to come is norm × ratio / (1 − ratio).
      const ratio = norm / before;
      if (
        norm === 0 ||
        norm < 1e-14 ||
        (iteration > 0 && ratio < 0.9 && (norm * ratio) / (1 - ratio) < 0.01 * this.tolerance)
      ) {
        converged = true;
        break;
      }
      if (iteration > 1 && ratio > 0.95) break;
      before = norm;
    }
    if (!converged) {
      if (!this.exactDerivatives) {
        this.exactDerivatives = true;
        const again = this.tryStep(segment, u, h);
        this.exactDerivatives = false;
        return again;
      }
      return { error: Infinity };
    }
    const failure = this.rateStages(segment);
    if (failure) return { error: Infinity, failure };
    groups.forEach((group, g) => {
      this.prepareGroup(g, h);
      const { conditions, rates, dilation, driver } = this.start;
      group.finish(
        this.modeTimes[g] ?? [],
        this.modeWeights[g] ?? [],
        this.steps,
        this.targets,
        conditions.times[g] ?? emptyModes,
        conditions.weights[g] ?? emptyModes,
        h * dilation * (rates.values[g] ?? 0),
        (conditions.strengths[g] ?? 0) * driver,
      );
      for (let k = 0; k < stages; k++) values[k * count + g] = group.sums[k] ?? 0;
    });
    this.setScale();
    return { error: this.estimateError(segment, h) };
  }

  /**
   * The embedded estimate γ h (f(y0) − u′(0)): the polynomial meets the equation at its nodes but not at the start.
   * Filtered by (1 − γ h J)⁻¹ to stay bounded where the equation is stiff. In units of the tolerance.
   */
  private estimateError(segment: Segment, h: number): number {
    const { count, groups, start, values, errors, errorSystem } = this;
    const { instant, strengths } = start.conditions;
    const step = h * start.dilation;
    const isDriven = segment.control === 'driver';
    // Error of the prescribed response itself, which the driver has at once.
    let prescribedError = 0;
    if (!isDriven) {
      prescribedError = step * segment.slope(start.time);
      this.stage.forEach(({ prescribed }, j) => {
        prescribedError -= (startDerivative[j] ?? 0) * (prescribed - start.prescribed);
      });
      prescribedError *= realEigenvalue;
    }
    const width = count + 2;
    for (let row = 0; row < count; row++) {
      const group = groups[row];
      const byDriver = step * (start.rates.derivatives[row * width] ?? 0);
      const passedOn = group
        ? group.errorByTarget * (strengths[row] ?? 0) + group.errorByRate * byDriver
        : realEigenvalue * byDriver;
      if (group) errors[row] = group.error;
      else {
        let slope = 0;
        const from = this.variables[row] ?? 0;
        for (let j = 0; j < stages; j++) slope += (startDerivative[j] ?? 0) * ((values[j * count + row] ?? 0) - from);
        errors[row] = realEigenvalue * (step * (start.rates.values[row] ?? 0) - slope);
      }
      errors[row] = (errors[row] ?? 0) + (passedOn * prescribedError) / instant;
      for (let column = 0; column < count; column++) {
        const rate = step * this.totalDerivative(start, segment, row, column);
        const derivative = group
          ? group.errorByTarget * (strengths[row] ?? 0) * this.driverDerivative(start, segment, column) +
            group.errorByRate * rate
          : realEigenvalue * rate;
        errorSystem.entries[row * count + column] = (row === column ? 1 : 0) - derivative;
      }
    }
    if (!errorSystem.factor()) return Infinity;
    errorSystem.solve(errors);
    let worst = 0;
    let sum = -prescribedError;
    for (let k = 0; k < count; k++) {
      worst = Math.max(worst, Math.abs(errors[k] ?? 0) / (this.scale[k] ?? 1));
      sum += (errors[k] ?? 0) * (this.model.responseWeights[k] ?? 0);
    }
    this.responseError = Math.abs(sum);
    // Where the response is prescribed, what is missing in the sum is missing in the driver.
    if (!isDriven) worst = Math.max(worst, this.responseError / this.driverScale);
    return Number.isFinite(worst) ? worst / this.tolerance : Infinity;
  }
  private responseError = 0;

  private makeStep(segment: Segment, u: number, h: number): PathStep {
    const variables = new Float64Array((stages + 1) * this.count);
    variables.set(this.variables);
    variables.set(this.values, this.count);
    const prescribed = new Float64Array(stages + 1);
    prescribed[0] = this.start.prescribed;
    for (let j = 0; j < stages; j++) prescribed[j + 1] = this.stage[j]?.prescribed ?? 0;
    return { segment, start: u, length: h, variables, prescribed };
  }

  private accept(error: number): void {
    const { count, groups, values, variables } = this;
    if (error > 0) this.accumulatedError += this.responseError;
    // ∫ driver d(inner response): h dX/du at the nodes is A⁻¹ (X − X0).
    for (let k = 0; k < stages; k++) {
      let slope = 0;
      for (let j = 0; j < stages; j++) {
        let change = 0;
        for (let v = 0; v < count; v++)
          change += (this.model.responseWeights[v] ?? 0) * ((values[j * count + v] ?? 0) - (variables[v] ?? 0));
        slope += (inverseMatrix[k * stages + j] ?? 0) * change;
      }
      this.work += (quadratureWeights[k] ?? 0) * (this.stage[k]?.driver ?? 0) * slope;
    }
    for (let v = 0; v < count; v++) {
      let slope = 0;
      for (let j = 0; j < stages; j++)
        slope += (inverseMatrix[(stages - 1) * stages + j] ?? 0) * ((values[j * count + v] ?? 0) - (variables[v] ?? 0));
      this.slopes[v] = slope;
    }
    this.prescribed = this.stage[stages - 1]?.prescribed ?? 0;
    for (const group of groups) group.advance();
    for (let v = 0; v < count; v++) variables[v] = values[(stages - 1) * count + v] ?? 0;
    this.largestResponse = Math.max(this.largestResponse, this.stepSize);
    this.largestDriven = Math.max(this.largestDriven, this.stepDriven);
  }

  /** The first kink that the step passes, and where. */
  private firstKink(step: PathStep): { index: number; theta: number } | undefined {
    const { model, stage, kinkValues } = this;
    if (model.regions.length === 0) return undefined;
    let first: { index: number; theta: number } | undefined;
    for (let j = 0; j < stages; j++) {
      const moment = stage[j];
      if (!moment) continue;
      model.kinks(moment.conditions, step.segment.elapsed + moment.time, moment.driver, moment.variables, kinkValues);
      for (let index = 0; index < kinkValues.length; index++) {
        const region = model.regions[index] ?? 1;
        if ((kinkValues[index] ?? 0) * region >= -kinkNoise) continue;
        const theta = this.locateKink(step, index, region, j === 0 ? 0 : (nodes[j - 1] ?? 0), nodes[j] ?? 1);
        if (!first || theta < first.theta) first = { index, theta };
      }
      if (first) return first;
    }
    return undefined;
  }

  private locateKink(step: PathStep, index: number, region: number, from: number, to: number): number {
    const { segment } = step;
    const probe = this.probe;
    const values = new Float64Array(this.kinkValues.length);
    const sideAt = (theta: number): number => {
      variablesWithin(step, theta, probe.variables);
      this.place(probe, segment, step.start + theta * step.length);
      if (segment.control === 'response') probe.prescribed = prescribedWithin(step, theta);
      this.drive(probe, segment, probe.variables);
      this.model.kinks(
        probe.conditions,
        segment.elapsed + timeWithin(step, theta),
        probe.driver,
        probe.variables,
        values,
      );
      return (values[index] ?? 0) * region;
    };
    let low = from;
    let high = to;
    for (let i = 0; i < 60 && high - low > 1e-15 * high; i++) {
      const middle = (low + high) / 2;
      if (sideAt(middle) >= 0) low = middle;
      else high = middle;
    }
    return high;
  }

  private get probe(): Moment {
    this.probeMoment ??= {
      conditions: this.model.makeConditions(),
      rates: makeRates(this.count),
      variables: new Float64Array(this.count),
      time: 0,
      prescribed: 0,
      dilation: 1,
      driver: 0,
      response: 0,
    };
    return this.probeMoment;
  }
  private probeMoment: Moment | undefined;
}

const predictionWeights = new Float64Array(stages + 1);
const emptyModes = new Float64Array(0);

const tooManySteps: RateFailure = {
  code: 'MG613',
  message: `the test needs more than ${mostSteps} steps`,
  data: { steps: mostSteps },
};

const noProgress: RateFailure = {
  code: 'MG613',
  message: 'the model changes faster than any step can follow',
  data: {},
};
