import { inverseMatrix, interpolate, matrix, nodes, stages } from './collocation.ts';
import { ErrorGrowth } from './error-growth.ts';
import { ErrorScale } from './error-scale.ts';
import { LinearSystem } from './linear-system.ts';
import { ModeGroup } from './mode-group.ts';
import { Moment } from './moment.ts';
import type { PathStep, Segment } from './path.ts';
import type { RateFailure, RateModel } from './rate-model.ts';
import { StepError, type SolvedStep } from './step-error.ts';
import { hasSurvivingStresses, SurvivingStresses } from './surviving-stresses.ts';

/** With fewer digits than one in each iteration a shorter step is cheaper. */
const mostIterations = 8;
/** How often a correction that leads to where the rates have no value is halved. */
const mostHalvings = 6;
/** Share of the tolerance that Newton's method may leave. */
const newtonShare = 0.01;
/** What the equations of a solved step may miss, as a share of the strains: far more than Newton's method leaves. */
const grossError = 1e-2;

/**
 * Solves the equations of one step by Newton's method. The modes of spectra are condensed (`ModeGroup`), so that the
 * unknowns are their sums and the states, at the nodes.
 *
 * A prescribed response is integrated from its slope by the same collocation as the variables. In steady flow nearly all
 * of the strain is that of the variables, and the stress is what little is left: with the same error on both sides of the
 * difference it keeps its digits.
 */
export class StepSolver {
  readonly model: RateModel;
  readonly tolerance: number;
  readonly groups: readonly ModeGroup[];
  /** Variables at the start of the step. */
  readonly variables: Float64Array;
  /** Variables at the nodes, row-major. */
  readonly values: Float64Array;
  readonly start: Moment;
  readonly stage: readonly Moment[];
  readonly scale: ErrorScale;
  readonly error: StepError;
  readonly growth: ErrorGrowth;
  /** The prescribed value at the start of the step. */
  prescribed = 0;
  /** The step before, for a first guess; undefined at the start of a segment. */
  previous: PathStep | undefined;

  private readonly count: number;
  /** Of a model whose stresses add, for a prescribed stress. */
  private readonly surviving: SurvivingStresses | undefined;
  private readonly correction: Float64Array;
  private readonly system: LinearSystem;
  private readonly steps = new Float64Array(stages);
  private readonly targets = new Float64Array(stages);
  private readonly modeTimes: Float64Array[][];
  private readonly modeWeights: Float64Array[][];
  /** h dX/du at the end of the last step. */
  private readonly slopes: Float64Array;
  private readonly parts: Omit<SolvedStep, 'segment' | 'h'>;
  /** Whether Newton's method has failed with the coarse derivatives of the spectra. */
  private exactDerivatives = false;

  constructor(model: RateModel, tolerance: number, smallest: number) {
    this.model = model;
    this.tolerance = tolerance;
    const count = model.responseWeights.length;
    this.count = count;
    this.groups = model.spectra.map((modes) => new ModeGroup(modes, tolerance));
    this.variables = new Float64Array(count);
    this.variables.set(model.states, model.spectra.length);
    this.values = new Float64Array(stages * count);
    this.start = new Moment(model);
    this.stage = Array.from({ length: stages }, () => new Moment(model));
    this.scale = new ErrorScale(model, tolerance, smallest);
    this.error = new StepError(model.responseWeights, tolerance);
    this.growth = new ErrorGrowth(model);
    this.surviving = hasSurvivingStresses(model) ? new SurvivingStresses(this.groups, tolerance) : undefined;
    this.correction = new Float64Array(stages * count);
    this.system = new LinearSystem(stages * count);
    this.modeTimes = this.groups.map(() => []);
    this.modeWeights = this.groups.map(() => []);
    this.slopes = new Float64Array(count);
    const { groups, start, stage, variables, values } = this;
    this.parts = { groups, start, stage, variables, values };
  }

  /** Solves the step from u of length h; its error in units of the tolerance, or why the rates have no value. */
  solve(segment: Segment, u: number, h: number): { error: number; failure?: RateFailure } {
    const { count, groups, stage, values, correction } = this;
    for (let j = 0; j < stages; j++) {
      const moment = stage[j];
      if (!moment) continue;
      moment.place(segment, u + (nodes[j] ?? 0) * h);
      groups.forEach((_, g) => {
        const times = this.modeTimes[g];
        const weights = this.modeWeights[g];
        const own = moment.conditions;
        if (times) times[j] = own.times[g] ?? emptyModes;
        if (weights) weights[j] = own.weights[g] ?? emptyModes;
      });
    }
    if (segment.control === 'response') this.prescribeStages(segment, h);
    if (this.survivingIn(segment)) return this.solveSurviving(segment, h);
    let guess = this.previous;
    this.predict(h, guess);
    let before = Infinity;
    let converged = false;
    let halvings = 0;
    const allowed = (newtonShare * this.tolerance) / this.gain(segment);
    for (let iteration = 0; iteration < mostIterations; iteration++) {
      const failure = this.rateStages(segment);
      if (failure) {
        // A guess by extrapolation may have gone where the model ends: start from where we are before giving up.
        if (iteration === 0 && guess !== undefined) {
          guess = undefined;
          this.predict(h, guess);
          iteration = -1;
          continue;
        }
        if (iteration > 0 && halvings < mostHalvings) {
          halvings++;
          this.halveCorrection();
          before = Infinity;
          iteration--;
          continue;
        }
        return { error: Infinity, failure };
      }
      halvings = 0;
      const isNew = iteration === 0 || this.exactDerivatives;
      this.residual(h, isNew);
      if (isNew && !this.factor(segment, h)) return { error: Infinity };
      this.system.solve(correction);
      for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) + (correction[i] ?? 0);
      // By the sizes after the correction: a first guess may be zero, and corrections are compared with each other.
      this.scale.set(this.start, stage, this.variables, values, segment.firstStep);
      let norm = 0;
      for (let j = 0; j < stages; j++) {
        let driven = 0;
        for (let k = 0; k < count; k++) {
          const change = correction[j * count + k] ?? 0;
          norm = Math.max(norm, Math.abs(change) / (this.scale.ofVariable[k] ?? 1));
          driven += change * (this.model.responseWeights[k] ?? 0);
        }
        if (segment.control === 'response') norm = Math.max(norm, Math.abs(driven) / this.scale.ofDriver);
      }
      if (!Number.isFinite(norm)) return { error: Infinity };
      // Geometric convergence: what is still to come is norm × ratio / (1 − ratio).
      const ratio = norm / before;
      if (norm === 0 || norm < 1e-14 || (iteration > 0 && ratio < 0.9 && (norm * ratio) / (1 - ratio) < allowed)) {
        converged = true;
        break;
      }
      if (iteration > 1 && ratio > 0.95) break;
      before = norm;
    }
    if (!converged) {
      if (!this.exactDerivatives) {
        this.exactDerivatives = true;
        const again = this.solve(segment, u, h);
        this.exactDerivatives = false;
        return again;
      }
      return { error: Infinity };
    }
    const failure = this.rateStages(segment);
    if (failure) return { error: Infinity, failure };
    let gap = 0;
    groups.forEach((group, g) => {
      this.prepareGroup(g, h);
      const { conditions, rates, dilation, driver } = this.start;
      group.finish(
        this.steps,
        this.targets,
        conditions.times[g] ?? emptyModes,
        conditions.weights[g] ?? emptyModes,
        h * dilation * (rates.values[g] ?? 0),
        (conditions.strengths[g] ?? 0) * driver,
      );
      for (let k = 0; k < stages; k++) {
        const sum = group.sums[k] ?? 0;
        gap = Math.max(gap, Math.abs(sum - (values[k * count + g] ?? 0)) / (this.scale.ofVariable[g] ?? 1));
        values[k * count + g] = sum;
      }
    });
    // Corrections also vanish where derivatives have outgrown all numbers.
    if (!(gap < grossError)) return { error: Infinity };
    // The next step starts there.
    const atEnd = this.rateStage(segment, stages - 1);
    if (atEnd) return { error: Infinity, failure: atEnd };
    this.scale.set(this.start, stage, this.variables, values, segment.firstStep);
    return { error: this.error.estimate({ ...this.parts, segment, h }, this.scale) };
  }

  /** What survives of the stresses, where they are what is to be followed. */
  private survivingIn({ control }: Segment): SurvivingStresses | undefined {
    return control === 'response' ? this.surviving : undefined;
  }

  private solveSurviving(segment: Segment, h: number): { error: number; failure?: RateFailure } {
    const { surviving, start, stage, variables, values, scale, error, tolerance } = this;
    if (!surviving) return { error: Infinity };
    const step = { segment, h, start, stage, variables, values };
    const failure = surviving.solve(step);
    if (failure) return { error: Infinity, failure };
    scale.set(start, stage, variables, values, segment.firstStep);
    return { error: surviving.estimate(step, error, scale, tolerance) };
  }

  /** Takes the present moment as the start of a segment. */
  enter(segment: Segment): void {
    const surviving = this.survivingIn(segment);
    if (surviving) surviving.enter(this.start);
    else this.surviving?.leave();
  }

  /** Takes half of the last correction back: it led to where the rates have no value. */
  private halveCorrection(): void {
    const { correction, values } = this;
    for (let k = 0; k < values.length; k++) {
      correction[k] = (correction[k] ?? 0) / 2;
      values[k] = (values[k] ?? 0) - (correction[k] ?? 0);
    }
  }

  /** Takes the end of the solved step, at u, as the start of the next one. */
  advance(segment: Segment, u: number): void {
    const { count, groups, values, variables } = this;
    for (let v = 0; v < count; v++) {
      let slope = 0;
      for (let j = 0; j < stages; j++)
        slope += (inverseMatrix[(stages - 1) * stages + j] ?? 0) * ((values[j * count + v] ?? 0) - (variables[v] ?? 0));
      this.slopes[v] = slope;
    }
    this.prescribed = this.stage[stages - 1]?.prescribed ?? 0;
    const surviving = this.survivingIn(segment);
    const end = this.stage[stages - 1];
    if (surviving && end) surviving.advance(end);
    else for (const group of groups) group.advance();
    for (let v = 0; v < count; v++) variables[v] = values[(stages - 1) * count + v] ?? 0;
    this.scale.accept();
    this.growth.accept(this.system, this.error.errors, u);
  }

  /** How much an error of a sum grows when it acts back through the driver: strong spectra beside a stiff spring. */
  private gain(segment: Segment): number {
    if (segment.control === 'driver') return 1;
    const { strengths, instant } = this.start.conditions;
    let total = 0;
    for (const strength of strengths) total += strength;
    return Math.max(1, total / instant);
  }

  /** Rates at all nodes for the present guess, and the steps and targets of a spectrum from them. */
  private rateStages(segment: Segment): RateFailure | undefined {
    for (let j = 0; j < stages; j++) {
      const failure = this.rateStage(segment, j);
      if (failure) return failure;
    }
    return undefined;
  }

  private rateStage(segment: Segment, j: number): RateFailure | undefined {
    const { stage, values, count } = this;
    const moment = stage[j];
    if (!moment) return undefined;
    for (let k = 0; k < count; k++) moment.variables[k] = values[j * count + k] ?? 0;
    moment.drive(segment, values, j * count);
    return moment.rate(segment);
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
      if (derivatives) {
        const { strengths, instant } = this.start.conditions;
        group.arrange(this.modeTimes[g] ?? [], this.modeWeights[g] ?? [], this.steps, (strengths[g] ?? 0) / instant);
        group.differentiate(this.steps, this.targets, this.exactDerivatives ? 1 : (this.model.strides[g] ?? 1));
      }
      group.respond(this.steps, this.targets);
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
        const driver = moment.driverDerivative(segment, column);
        for (let row = 0; row < count; row++) {
          const rate = step * moment.totalDerivative(segment, row, column);
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
  private predict(h: number, previous: PathStep | undefined): void {
    const { count, values } = this;
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
}

const predictionWeights = new Float64Array(stages + 1);
const emptyModes = new Float64Array(0);
