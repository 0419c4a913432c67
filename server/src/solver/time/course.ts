/** Tests of any history: the model made ready, and segments run one after another. */
import { ownGeometry } from '../linear/model.ts';
import { isLinearWholeModel } from '../linear/whole-models.ts';
import { FieldError, type Material } from '../material.ts';
import type { CurveRequest } from '../protocol.ts';
import type { Accuracy } from '../result.ts';
import type { AssembledModel } from './assembled-model.ts';
import { complianceModel } from './compliance-model.ts';
import { Integrator } from './integrator.ts';
import { integratedAccuracy } from './curve-series.ts';
import { modulusModel } from './modulus-model.ts';
import { RecordedPath, type Ending, type Moment } from './recorded-path.ts';
import type { TemperatureRange } from './relaxation-modes.ts';

/** Strain below which errors may be relative to it. */
const smallestStrain = 1e-10;

/** Whether a model's stresses add: its driver is then the strain. */
const stressesAdd = (material: Material): boolean =>
  material.form === 'modulus' || isLinearWholeModel(material.problem.kind);

/** A piece of a test in the terms of the laboratory; times count from its start. */
export interface Stretch {
  readonly duration: number;
  readonly control: 'stress' | 'strain';
  readonly value: (time: number) => number;
  /** Its derivative by time. */
  readonly slope: (time: number) => number;
  readonly temperature: (time: number) => number;
  readonly firstStep: number;
  /** See `Segment`; 1 and false when left out. */
  readonly power?: number;
  readonly openEnded?: boolean;
}

export interface StressAndStrain {
  readonly stress: number;
  readonly strain: number;
  readonly T: number;
}

/** The course of a test of any history. */
export class Course {
  readonly path: RecordedPath;
  readonly integrator: Integrator;
  private readonly driverIsStress: boolean;
  /** Ends of the stretches run so far, s. */
  readonly boundaries: number[] = [];
  private clock = 0;
  private driverIsComputed = false;
  private responseIsComputed = false;

  /**
   * @param stepTolerance relative error allowed on each step
   * @param sumTolerance that of the sums of exponentials
   * @throws FieldError
   */
  constructor(
    { material, checkCancelled }: Pick<CurveRequest, 'material' | 'checkCancelled'>,
    range: TemperatureRange,
    stepTolerance: number,
    sumTolerance = stepTolerance,
  ) {
    const { kind } = material.problem;
    if (kind !== 'elements' && !isLinearWholeModel(kind)) {
      throw new FieldError(kind, '', `a model of kind ${kind} knows no such test`);
    }
    this.driverIsStress = !stressesAdd(material);
    const geometry = ownGeometry(material);
    const model: AssembledModel = this.driverIsStress
      ? complianceModel(material, { history: 'any', range, geometry, tolerance: sumTolerance })
      : modulusModel(material, range, sumTolerance);
    const conditions = model.makeConditions();
    model.setConditions(range.start, conditions);
    const smallest = this.driverIsStress ? smallestStrain : smallestStrain * conditions.instant;
    this.integrator = new Integrator(model, stepTolerance, smallest, checkCancelled);
    this.path = new RecordedPath(this.integrator);
  }

  /** Time since the start up to which the test has been set. */
  get time(): number {
    return this.clock;
  }

  /** Runs one more stretch; returns the work ∫σ dε done in it (J/m³) where the temperature stays. */
  run(stretch: Stretch): number {
    const { duration, control, value, slope, temperature, firstStep, power = 1, openEnded = false } = stretch;
    if (!(duration > 0)) return 0;
    const from = this.clock;
    const isDriven = (control === 'stress') === this.driverIsStress;
    if (isDriven) this.responseIsComputed = true;
    else this.driverIsComputed = true;
    this.path.run({
      duration,
      openEnded,
      firstStep,
      control: isDriven ? 'driver' : 'response',
      value,
      slope,
      temperature,
      power,
      clock: from,
      elapsed: 0,
    });
    this.clock += duration;
    this.boundaries.push(this.clock);
    const inner = this.integrator.takeWork();
    const start = this.path.at(from, 'after');
    const end = this.path.at(this.clock);
    if (!end) return Number.NaN;
    // The elastic part is taken from its closed form, so that only what is lost is a sum.
    const elastic = this.elasticWork(end, control) - (start ? this.elasticWork(start, control) : 0);
    if (this.driverIsStress) return elastic + inner;
    return elastic - (control === 'stress' ? inner / end.instant : inner);
  }

  /** What of ∫σ dε depends on the state only: σ²/2E where stress drives or is prescribed, else M_u ε²/2 − ε Σq. */
  private elasticWork({ driver, response, instant }: Moment, control: Stretch['control']): number {
    const half = (instant * driver * driver) / 2;
    if (this.driverIsStress) return half;
    return control === 'stress' ? (response * response) / (2 * instant) : half + driver * (response - instant * driver);
  }

  /** Stress and strain just after one of them is set to a value now: what a jump leads to. */
  after(control: 'stress' | 'strain', value: number, T: number): { readonly stress: number; readonly strain: number } {
    const { model } = this.integrator;
    const conditions = model.makeConditions();
    model.setConditions(T, conditions);
    const { instant } = conditions;
    let inner = 0;
    this.integrator.variables.forEach((variable, k) => (inner += (model.responseWeights[k] ?? 0) * variable));
    const isDriver = (control === 'stress') === this.driverIsStress;
    const driver = isDriver ? value : (value - inner) / instant;
    const response = isDriver ? instant * value + inner : value;
    return this.driverIsStress ? { stress: driver, strain: response } : { stress: response, strain: driver };
  }

  /** Largest stress and strain of the whole course. */
  get largest(): { readonly stress: number; readonly strain: number } {
    const { largestDriver, largestResponse } = this.integrator;
    return this.driverIsStress
      ? { stress: largestDriver, strain: largestResponse }
      : { stress: largestResponse, strain: largestDriver };
  }

  /** Accuracy of the course so far, relative to the largest value of what is computed: response, driver or, in turn, both. */
  get accuracy(): Accuracy {
    return integratedAccuracy(this.integrator, this.scale);
  }

  /** The same where all steps together have made an error that is known: a share of the largest values. */
  accuracyWith(stepError: number): Accuracy {
    return integratedAccuracy(this.integrator, this.scale, stepError * this.scale);
  }

  private get scale(): number {
    const { largestDriven, largestResponse } = this.integrator;
    const ofDriver = this.driverIsComputed ? largestDriven : Infinity;
    const ofResponse = this.responseIsComputed ? largestResponse : Infinity;
    const scale = Math.min(ofDriver, ofResponse);
    return Number.isFinite(scale) ? scale : 0;
  }

  get ending(): Ending | undefined {
    return this.path.ending;
  }

  /** Makes room: what is done can no longer be read, except the present moment. */
  forget(): void {
    this.path.forget();
    this.boundaries.length = 0;
  }

  /** Stress, strain and temperature at a time since the start; undefined where the integration did not get to. */
  at(time: number, side: 'before' | 'after' = 'before'): StressAndStrain | undefined {
    const moment = this.path.at(time, side);
    if (!moment) return undefined;
    const { driver, response, T } = moment;
    return this.driverIsStress ? { stress: driver, strain: response, T } : { stress: response, strain: driver, T };
  }
}
