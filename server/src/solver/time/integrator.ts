import { inverseMatrix, stages, weights as quadratureWeights } from './collocation.ts';
import { Kinks } from './kinks.ts';
import { StepRoom, type PathStep, type Segment } from './path.ts';
import type { RateFailure, RateModel } from './rate-model.ts';
import { StepSolver } from './step-solver.ts';

/** More steps than any stretch of a sensible test needs: beyond it the test is given up with a message. */
const mostSteps = 30_000;
/** A step shorter than this share of the way already gone cannot make progress. */
const shortestStep = 1e-13;
/** A kink within this share of the way already gone counts as reached: rates are continuous there, the error is its square. */
const kinkResolution = 1e-7;
/** Share of the tolerance that the next step is to use, as a factor of its length. */
const safety = 0.9;
const mostGrowth = 8;

/** Why an integration ended before its time. */
export interface Stop {
  readonly failure: RateFailure;
  /** Time in the segment where it stopped. */
  readonly time: number;
  readonly temperature: number;
  readonly driver: number;
}

/** Integrates a rate model along the segments of a test by Radau IIA with error control on every variable. */
export class Integrator {
  readonly model: RateModel;
  /** Sum of the error estimates of all steps, of the response. */
  accumulatedError = 0;
  stepCount = 0;

  /** Largest driver and response at the ends of steps. */
  largestDriver = 0;
  largestResponse = 0;

  private readonly solver: StepSolver;
  private readonly kinks: Kinks;
  private readonly checkCancelled: () => void;
  private work = 0;
  /** Room for a step and for the one before it. */
  private readonly room: [StepRoom, StepRoom];

  /**
   * @param tolerance relative error allowed on each step
   * @param smallest response below which errors may be relative to it: where a test starts from nothing, digits of the
   *   first instants are not worth their steps
   */
  constructor(model: RateModel, tolerance: number, smallest: number, checkCancelled: () => void) {
    this.model = model;
    this.solver = new StepSolver(model, tolerance, smallest);
    this.kinks = new Kinks(model);
    this.checkCancelled = checkCancelled;
    const count = this.solver.variables.length;
    this.room = [new StepRoom(count), new StepRoom(count)];
  }

  /** Variables at the present moment. */
  get variables(): Float64Array {
    return this.solver.variables;
  }

  /** Temperature of the present moment, K. */
  get temperature(): number {
    return this.solver.start.conditions.T;
  }

  /** Largest response that the driver has caused at once, |instant × driver|. */
  get largestDriven(): number {
    return this.solver.scale.largestDriven;
  }

  /** Rounding error of the response: it cancels in the difference that gives a driver. */
  get roundingError(): number {
    return Number.EPSILON * this.solver.scale.largestResponse;
  }

  /** Work of the driver on the inner response since the last call, ∫ σ dε_inner where strains add, J/m³. */
  takeWork(): number {
    const work = this.work;
    this.work = 0;
    return work;
  }

  /** Runs one segment from the present state; hands every accepted step to `record`, to be read at once. */
  run(segment: Segment, record: (step: PathStep) => void): Stop | undefined {
    const end = segment.duration ** segment.power;
    if (!(end > 0)) return undefined;
    let u = 0;
    let h = segment.firstStep ** segment.power;
    if (!segment.openEnded) h = Math.min(h, end);
    const { solver, kinks } = this;
    solver.previous = undefined;
    solver.prescribed = segment.value(0);
    kinks.choose(segment, solver.start, solver.variables);
    let failure = this.moveTo(segment, 0);
    if (failure) return this.stop(segment, 0, failure);
    const firstStepCount = this.stepCount;
    let rejected = false;
    let before: { readonly length: number; readonly error: number } | undefined;
    /** Length that the tolerance would allow where the step was cut to land on a kink. */
    let uncut = 0;
    for (;;) {
      this.checkCancelled();
      if (this.stepCount - firstStepCount > mostSteps) return this.stop(segment, u, tooManySteps);
      const last = u + h * 1.000001 >= end;
      if (last && !segment.openEnded) h = end - u;
      this.stepCount++;
      const outcome = solver.solve(segment, u, h);
      if (outcome.failure !== undefined || !(outcome.error <= 1)) {
        failure = outcome.failure;
        const factor = failure ? 0.25 : Math.max(0.1, safety * outcome.error ** errorPower);
        h *= Number.isFinite(factor) ? factor : 0.1;
        rejected = true;
        uncut = 0;
        if (h < shortestStep * u || h < end * 1e-300) return this.stop(segment, u, failure ?? noProgress);
        continue;
      }
      const step = this.makeStep(segment, u, h);
      const kink = kinks.first(step, solver.stage);
      if (kink && kink.theta < 1 - 1e-9 && kink.theta * h > kinkResolution * (u + h)) {
        // Land on the kink: the polynomial knows where it is, and the shorter step is at least as good.
        uncut = Math.max(uncut, h);
        h *= kink.theta;
        continue;
      }
      if (kink && kink.theta * h <= kinkResolution * (u + h)) {
        kinks.cross(kink.index);
        failure = this.moveTo(segment, u);
        if (failure) return this.stop(segment, u, failure);
        continue;
      }
      record(step);
      this.accept(outcome.error);
      if (kink) kinks.cross(kink.index);
      u += h;
      solver.previous = step;
      if (last && (!kink || u >= end * (1 - 1e-12))) return undefined;
      failure = this.moveTo(segment, u);
      if (failure) return this.stop(segment, u, failure);
      const error = Math.max(outcome.error, 1e-10);
      const growth = safety * error ** errorPower * (kink ? 1 : trend(before, h, error));
      before = kink ? undefined : { length: h, error };
      h = Math.max(uncut, h * Math.max(0.2, Math.min(rejected ? 1 : mostGrowth, growth)));
      uncut = 0;
      rejected = false;
    }
  }

  private moveTo(segment: Segment, u: number): RateFailure | undefined {
    const { start, variables, prescribed } = this.solver;
    return start.moveTo(segment, u, variables, prescribed);
  }

  private stop(segment: Segment, u: number, failure: RateFailure): Stop {
    const time = u ** (1 / segment.power);
    return { failure, time, temperature: segment.temperature(time), driver: this.solver.start.driver };
  }

  private makeStep(segment: Segment, u: number, h: number): PathStep {
    const { solver } = this;
    const [one, other] = this.room;
    const step = solver.previous === one ? other : one;
    step.segment = segment;
    step.start = u;
    step.length = h;
    step.variables.set(solver.variables);
    step.variables.set(solver.values, solver.variables.length);
    step.prescribed[0] = solver.start.prescribed;
    for (let j = 0; j < stages; j++) step.prescribed[j + 1] = solver.stage[j]?.prescribed ?? 0;
    return step;
  }

  private accept(error: number): void {
    const { solver } = this;
    const { values, variables, stage, model } = solver;
    const count = variables.length;
    if (error > 0) this.accumulatedError += solver.error.responseError;
    const end = stage[stages - 1] ?? solver.start;
    this.largestDriver = Math.max(this.largestDriver, Math.abs(solver.start.driver), Math.abs(end.driver));
    this.largestResponse = Math.max(this.largestResponse, Math.abs(solver.start.response), Math.abs(end.response));
    // ∫ driver d(inner response): h dX/du at the nodes is A⁻¹ (X − X0).
    for (let k = 0; k < stages; k++) {
      let slope = 0;
      for (let j = 0; j < stages; j++) {
        let change = 0;
        for (let v = 0; v < count; v++)
          change += (model.responseWeights[v] ?? 0) * ((values[j * count + v] ?? 0) - (variables[v] ?? 0));
        slope += (inverseMatrix[k * stages + j] ?? 0) * change;
      }
      this.work += (quadratureWeights[k] ?? 0) * (stage[k]?.driver ?? 0) * slope;
    }
    solver.advance();
  }
}

/** The estimated error grows with this power of the length, inverted. */
const errorPower = -1 / (stages + 1);

/**
 * How much longer the next step may be since the last steps grew easier, or harder (Gustafsson 1994, "Control-theoretic
 * techniques for stepsize selection in implicit Runge–Kutta methods").
 */
function trend(
  before: { readonly length: number; readonly error: number } | undefined,
  length: number,
  error: number,
): number {
  if (!before) return 1;
  const ratio = (length / before.length) * (before.error / error) ** (1 / (stages + 1));
  return Math.min(1, Math.max(0.5, ratio));
}

const tooManySteps: RateFailure = {
  code: 'MG613',
  message: `the model changes so fast that it needs more than ${mostSteps} steps`,
  data: { steps: mostSteps },
};

const noProgress: RateFailure = {
  code: 'MG613',
  message: 'the model changes faster than any step can follow; a law that is steep instead of one that jumps mends it',
  data: {},
};
