import { inverseMatrix, stages, weights as quadratureWeights } from './collocation.ts';
import { jumpFailure } from './jump.ts';
import { Kinks } from './kinks.ts';
import { StepRoom, type PathStep, type Segment } from './path.ts';
import type { RateFailure, RateModel } from './rate-model.ts';
import { SpectrumErrors } from './spectrum-errors.ts';
import { StepSolver } from './step-solver.ts';

/**
 * More steps than any stretch of a sensible test needs: beyond it the test is given up with a message, after a second or two.
 * Hundreds are usual, and 1e-12 on each step takes seven times as many as 1e-7.
 */
const mostSteps = 30_000;
/** A step shorter than this share of the way already gone has no three digits left and cannot make progress. */
const shortestStep = 1e-13;
/** A kink within this share of the way already gone counts as reached: rates are continuous there, the error is its square. */
const kinkResolution = 1e-7;
/** Factor of the length of the next step, so that it uses about half of its tolerance, 0.9⁶. */
const safety = 0.9;
const mostGrowth = 8;

/** Why an integration ended before its time. */
export interface Stop {
  readonly failure: RateFailure;
  /** Time in the segment where it stopped. */
  readonly time: number;
  readonly temperature: number;
  /** Pa */
  readonly stress: number;
}

/** Integrates a rate model along the segments of a test by Radau IIA with error control on every variable. */
export class Integrator {
  readonly model: RateModel;
  stepCount = 0;

  /** Largest driver and response at the ends of steps. */
  largestDriver = 0;
  largestResponse = 0;

  private readonly spectrumErrors: SpectrumErrors;
  private readonly solver: StepSolver;
  private readonly kinks: Kinks;
  private readonly checkCancelled: () => void;
  private work = 0;
  /** Sum of the error estimates of all steps, of the response. */
  private sumOfErrors = 0;
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
    this.spectrumErrors = new SpectrumErrors(model);
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

  /**
   * Error of the strain of a spectrum, absolute.
   * @param courseError relative error of the driver along the course
   */
  errorOfSpectrum(index: number, courseError: number): number {
    return this.spectrumErrors.of(index, this.solver.scale.largestSizes[index] ?? 0, courseError);
  }

  /** Error of the response: those of all steps added up, or what the model makes of them where it lets them grow. */
  get accumulatedError(): number {
    return Math.max(this.sumOfErrors, this.solver.growth.largest);
  }

  /** Rounding error of the response: it cancels in the difference that gives a driver. */
  get roundingError(): number {
    return Number.EPSILON * this.solver.scale.largestResponse;
  }

  /**
   * Since the last call ∫ driver d(inner response): the work ∫ σ dε_inner where strains add (J/m³), −∫ ε dΣq where stresses
   * do. Of a prescribed stress where stresses add −∫ σ dΣq: in a liquid the other is a small difference of large work.
   */
  takeWork(): number {
    const work = this.work;
    this.work = 0;
    return work;
  }

  /**
   * Runs one segment from the present state; hands every accepted step to `record`, to be read at once.
   * @throws FieldError where a field has no usable value at the very start of a test: then there is no curve at all
   */
  run(segment: Segment, record: (step: PathStep) => void): Stop | undefined {
    const end = segment.duration ** segment.power;
    if (!(end > 0)) return undefined;
    let u = 0;
    let h = segment.firstStep ** segment.power;
    if (!segment.openEnded) h = Math.min(h, end);
    const { solver, kinks } = this;
    solver.previous = undefined;
    solver.growth.startSegment();
    solver.prescribed = segment.value(0);
    kinks.choose(segment, solver.start, solver.variables);
    let failure = this.moveTo(segment, 0);
    if (failure?.cause && this.stepCount === 0) throw failure.cause;
    if (failure) return this.stop(segment, 0, failure);
    solver.enter(segment);
    const firstStepCount = this.stepCount;
    let rejected = false;
    let before: { readonly length: number; readonly error: number } | undefined;
    /** Length that the tolerance would allow where the step was cut to land on a kink. */
    let uncut = 0;
    for (;;) {
      this.checkCancelled();
      if (this.stepCount - firstStepCount > mostSteps) return this.giveUp(segment, u, tooManySteps);
      // Rounding leaves no sliver of a step.
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
        if (h < shortestStep * u || h < end * 1e-300)
          return failure ? this.stop(segment, u, failure) : this.giveUp(segment, u, noProgress);
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
      this.accept(segment, outcome.error, u + h);
      if (kink) kinks.cross(kink.index);
      u += h;
      solver.previous = step;
      if (last && (!kink || u >= end * (1 - 1e-12))) return undefined;
      failure = this.moveTo(segment, u);
      if (failure) return this.stop(segment, u, failure);
      // Far below where the growth is limited: only a division by zero is avoided.
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

  /** No step can go on: a law that jumps is told, where there is one. */
  private giveUp(segment: Segment, u: number, failure: RateFailure): Stop {
    const { start, model } = this.solver;
    return this.stop(segment, u, jumpFailure(model, start, segment.elapsed + start.time) ?? failure);
  }

  private stop(segment: Segment, u: number, failure: RateFailure): Stop {
    const time = u ** (1 / segment.power);
    const { start, model, growth } = this.solver;
    growth.endAt(u);
    return { failure, time, temperature: segment.temperature(time), stress: start[model.stressIs] };
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

  private accept(segment: Segment, error: number, end: number): void {
    const { solver } = this;
    const { values, variables, stage, model } = solver;
    const count = variables.length;
    if (error > 0) this.sumOfErrors += solver.error.responseError;
    const last = stage[stages - 1] ?? solver.start;
    this.spectrumErrors.add(solver.error.errors, last);
    this.largestDriver = Math.max(this.largestDriver, Math.abs(solver.start.driver), Math.abs(last.driver));
    this.largestResponse = Math.max(this.largestResponse, Math.abs(solver.start.response), Math.abs(last.response));
    // h dX/du at the nodes is A⁻¹ (X − X0).
    const byResponse = isResponseStress(model, segment);
    for (let k = 0; k < stages; k++) {
      let slope = 0;
      for (let j = 0; j < stages; j++) {
        let change = 0;
        for (let v = 0; v < count; v++)
          change += (model.responseWeights[v] ?? 0) * ((values[j * count + v] ?? 0) - (variables[v] ?? 0));
        slope += (inverseMatrix[k * stages + j] ?? 0) * change;
      }
      this.work += (quadratureWeights[k] ?? 0) * ((byResponse ? stage[k]?.response : stage[k]?.driver) ?? 0) * slope;
    }
    solver.advance(segment, end);
  }
}

const isResponseStress = ({ stressIs }: RateModel, { control }: Segment): boolean =>
  stressIs === 'response' && control === 'response';

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
  message:
    'the model changes faster than any step can follow: a law jumps there, or grows without bound; let it change gradually, or end the test before',
  data: {},
};
