import { nodes, stages } from './collocation.ts';
import { Moment } from './moment.ts';
import { prescribedWithin, timeWithin, variablesWithin, type PathStep, type Segment } from './path.ts';
import type { RateModel } from './rate-model.ts';

/** Kink functions are scaled so that smaller values make no difference. */
const kinkNoise = 1e-10;

/** Keeps the sides on which the kinks of the rates are, and finds where a step passes one. */
export class Kinks {
  private readonly model: RateModel;
  private readonly kinkValues: Float64Array;
  private readonly probe: Moment;

  constructor(model: RateModel) {
    this.model = model;
    this.kinkValues = new Float64Array(model.regions.length);
    this.probe = new Moment(model);
  }

  /** Goes to the other side of a kink. */
  cross(index: number): void {
    this.model.regions[index] = -(this.model.regions[index] ?? 1);
  }

  /** Which side of each kink the present state is on. */
  choose(segment: Segment, start: Moment, variables: Float64Array): void {
    const { model, probe } = this;
    if (model.regions.length === 0) return;
    start.place(segment, 0);
    start.drive(segment, variables);
    model.kinks(start.conditions, segment.elapsed + start.time, start.driver, variables, this.kinkValues);
    this.kinkValues.forEach((value, k) => {
      // Exactly at a kink the driven value decides just after the start.
      if (value !== 0) model.regions[k] = value > 0 ? 1 : -1;
      else {
        probe.place(segment, 1e-6 * segment.duration ** segment.power);
        probe.drive(segment, variables);
        const later = new Float64Array(this.kinkValues.length);
        model.kinks(probe.conditions, segment.elapsed + probe.time, probe.driver, variables, later);
        // A strain that is still zero will follow the driver.
        model.regions[k] = (later[k] !== 0 ? (later[k] ?? 0) : probe.driver) < 0 ? -1 : 1;
      }
    });
  }

  /**
   * The first kink that a step passes, and at which fraction of it. A function that passes zero and comes back between two
   * nodes is not seen; then it stays small, and so does what the rates make of it, which is left to the error control.
   */
  first(step: PathStep, stage: readonly Moment[]): { index: number; theta: number } | undefined {
    const { model, kinkValues } = this;
    if (model.regions.length === 0) return undefined;
    let first: { index: number; theta: number } | undefined;
    for (let j = 0; j < stages; j++) {
      const moment = stage[j];
      if (!moment) continue;
      model.kinks(moment.conditions, step.segment.elapsed + moment.time, moment.driver, moment.variables, kinkValues);
      for (let index = 0; index < kinkValues.length; index++) {
        const region = model.regions[index] ?? 1;
        if ((kinkValues[index] ?? 0) * region >= -kinkNoise) continue;
        const theta = this.locate(step, index, region, j === 0 ? 0 : (nodes[j - 1] ?? 0), nodes[j] ?? 1);
        if (!first || theta < first.theta) first = { index, theta };
      }
      if (first) return first;
    }
    return undefined;
  }

  private locate(step: PathStep, index: number, region: number, from: number, to: number): number {
    const { segment } = step;
    const probe = this.probe;
    const values = new Float64Array(this.kinkValues.length);
    const sideAt = (theta: number): number => {
      variablesWithin(step, theta, probe.variables);
      probe.place(segment, step.start + theta * step.length);
      if (segment.control === 'response') probe.prescribed = prescribedWithin(step, theta);
      probe.drive(segment, probe.variables);
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
}
