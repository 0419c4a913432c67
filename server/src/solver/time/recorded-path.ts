import { nodes } from './collocation.ts';
import {
  fractionAt,
  prescribedWithin,
  timeWithin,
  variablesWithin,
  StepRoom,
  type PathStep,
  type Segment,
} from './path.ts';
import { StepStore } from './step-store.ts';
import type { Integrator, Stop } from './integrator.ts';

/** What the integration knows of one moment. */
export interface Moment {
  readonly time: number;
  readonly T: number;
  readonly driver: number;
  readonly response: number;
  /** 1/E or M_u. */
  readonly instant: number;
  /** Sums of the spectra, then states; valid until the next call. */
  readonly variables: Float64Array;
}

/** Where a course ends before the test does. */
export interface Ending {
  /** Time since the start, s. */
  readonly at: number;
  /** The model has values there, but no step could go on. */
  readonly isGivenUp: boolean;
  /** Smaller steps would end at the same time. */
  readonly isCertain: boolean;
}

/** The whole course of a test: every step of every segment, to be read at any time since the start. */
export class RecordedPath {
  private readonly integrator: Integrator;
  private steps: StepStore;
  private starts: number[] = [];
  /** The step that was looked at last. */
  private readonly step: StepRoom;
  private stepIndex = -1;
  private readonly variables: Float64Array;
  stop: Stop | undefined;
  /** Time since the start up to which the course is known, s. */
  end = 0;

  constructor(integrator: Integrator) {
    this.integrator = integrator;
    const count = integrator.variables.length;
    this.variables = new Float64Array(count);
    this.steps = new StepStore(count);
    this.step = new StepRoom(count);
  }

  /** Runs one more segment; nothing after a stop. */
  run(segment: Segment): void {
    if (this.stop) return;
    this.stop = this.integrator.run(segment, (step) => {
      this.steps.add(step);
      this.starts.push(segment.clock + timeWithin(step, 0));
    });
    this.end = segment.clock + (this.stop ? this.stop.time : segment.duration);
  }

  /** Where the course ends before the test does; undefined where it does not. */
  get ending(): Ending | undefined {
    if (!this.stop) return undefined;
    const { code, isOfTemperature = false } = this.stop.failure;
    return { at: this.end, isGivenUp: code === 'MG613', isCertain: isOfTemperature };
  }

  /** Gives up the steps so far: times before the present end can no longer be read. */
  forget(): void {
    this.steps = new StepStore(this.variables.length);
    this.starts = [];
    this.stepIndex = -1;
  }

  /**
   * The state at a time since the start; undefined where the integration did not get to.
   * @param side which segment counts at a jump: the one that ends there (default) or the one that starts
   */
  at(time: number, side: 'before' | 'after' = 'before'): Moment | undefined {
    if (!(time <= this.end * (1 + 1e-12))) return undefined;
    const index = this.find(time, side);
    if (index >= this.starts.length) return undefined;
    const step = this.look(index);
    const { segment } = step;
    const local = time - segment.clock;
    const theta = Math.min(Math.max(fractionAt(step, local), 0), 1);
    variablesWithin(step, theta, this.variables);
    return this.moment(segment, local, this.variables, prescribedWithin(step, theta));
  }

  /** Start and nodes of every step up to the end: times that draw the course well. */
  times(): number[] {
    const times = this.starts.flatMap((start, i) => {
      const step = this.look(i);
      return [start, ...Array.from(nodes, (node) => step.segment.clock + timeWithin(step, node))];
    });
    return [...new Set(times.filter((time) => time < this.end)), ...(times.length > 0 ? [this.end] : [])];
  }

  /** Where each step starts, s since the start of the test: between two the course is a polynomial of the internal variables. */
  stepStarts(): readonly number[] {
    return this.starts;
  }

  /** Hands over every step, in order; each is to be read at once. */
  forEachStep(visit: (step: PathStep) => void): void {
    for (let i = 0; i < this.starts.length; i++) visit(this.look(i));
  }

  private look(index: number): StepRoom {
    if (index !== this.stepIndex) this.steps.read(index, this.step);
    this.stepIndex = index;
    return this.step;
  }

  private find(time: number, side: 'before' | 'after'): number {
    let low = 0;
    let high = this.starts.length - 1;
    // The last step that starts before the time (or at it).
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      const start = this.starts[middle] ?? 0;
      if (side === 'before' ? start < time : start <= time) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private moment(segment: Segment, local: number, variables: Float64Array, prescribed: number): Moment {
    const { model } = this.integrator;
    const conditions = this.conditions;
    const T = segment.temperature(local);
    const clock = segment.clock + local;
    model.setConditions(T, conditions);
    let inner = model.background ? model.background(clock) : 0;
    for (let k = 0; k < variables.length; k++) inner += (model.responseWeights[k] ?? 0) * (variables[k] ?? 0);
    const { instant } = conditions;
    const value = segment.value(local);
    return segment.control === 'driver'
      ? { time: clock, T, driver: value, response: instant * value + inner, instant, variables }
      : { time: clock, T, driver: (prescribed - inner) / instant, response: value, instant, variables };
  }

  private get conditions() {
    this.conditionsOnce ??= this.integrator.model.makeConditions();
    return this.conditionsOnce;
  }
  private conditionsOnce: ReturnType<Integrator['model']['makeConditions']> | undefined;
}
