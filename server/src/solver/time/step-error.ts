import { realEigenvalue, stages, startDerivative } from './collocation.ts';
import type { ErrorScale } from './error-scale.ts';
import { LinearSystem } from './linear-system.ts';
import type { ModeGroup } from './mode-group.ts';
import type { Moment } from './moment.ts';
import type { Segment } from './path.ts';

/** A step whose equations are solved. */
export interface SolvedStep {
  readonly segment: Segment;
  readonly h: number;
  readonly groups: readonly ModeGroup[];
  readonly start: Moment;
  readonly stage: readonly Moment[];
  /** Variables at the start, and at the nodes row by row. */
  readonly variables: Float64Array;
  readonly values: Float64Array;
}

/**
 * The embedded estimate γ h (f(y0) − u′(0)): the polynomial meets the equation at its nodes but not at the start.
 * Filtered by (1 − γ h J)⁻¹ to stay bounded where the equation is stiff.
 */
export class StepError {
  /** Error of the response on the last step estimated. */
  responseError = 0;
  /** Error of each variable on the last step estimated. */
  readonly errors: Float64Array;
  private readonly responseWeights: Float64Array;
  private readonly tolerance: number;
  private readonly count: number;
  private readonly system: LinearSystem;

  constructor(responseWeights: Float64Array, tolerance: number) {
    this.responseWeights = responseWeights;
    this.tolerance = tolerance;
    this.count = responseWeights.length;
    this.system = new LinearSystem(this.count);
    this.errors = new Float64Array(this.count);
  }

  /** The error in units of the tolerance. */
  estimate(step: SolvedStep, scale: ErrorScale): number {
    const { count, errors, system } = this;
    const { segment, h, groups, start, stage, variables, values } = step;
    const { instant, strengths } = start.conditions;
    const startStep = h * start.dilation;
    const isDriven = segment.control === 'driver';
    // Error of the prescribed response itself, which the driver has at once.
    let prescribedError = 0;
    if (!isDriven) {
      prescribedError = startStep * segment.slope(start.time);
      stage.forEach(({ prescribed }, j) => {
        prescribedError -= (startDerivative[j] ?? 0) * (prescribed - start.prescribed);
      });
      prescribedError *= realEigenvalue;
    }
    const width = count + 2;
    for (let row = 0; row < count; row++) {
      const group = groups[row];
      const byDriver = startStep * (start.rates.derivatives[row * width] ?? 0);
      const passedOn = group
        ? group.errorByTarget * (strengths[row] ?? 0) + group.errorByRate * byDriver
        : realEigenvalue * byDriver;
      if (group) errors[row] = group.error;
      else {
        let slope = 0;
        const from = variables[row] ?? 0;
        for (let j = 0; j < stages; j++) slope += (startDerivative[j] ?? 0) * ((values[j * count + row] ?? 0) - from);
        errors[row] = realEigenvalue * (startStep * (start.rates.values[row] ?? 0) - slope);
      }
      const byResponse = startStep * (start.rates.derivatives[row * width + 1] ?? 0);
      const byPrescribed = passedOn / instant + (group ? group.errorByRate : realEigenvalue) * byResponse;
      errors[row] = (errors[row] ?? 0) + byPrescribed * prescribedError;
      for (let column = 0; column < count; column++) {
        const rate = startStep * start.totalDerivative(segment, row, column);
        const derivative = group
          ? group.errorByTarget * (strengths[row] ?? 0) * start.driverDerivative(segment, column) +
            group.errorByRate * rate
          : realEigenvalue * rate;
        system.entries[row * count + column] = (row === column ? 1 : 0) - derivative;
      }
    }
    if (!system.factor()) return Infinity;
    system.solve(errors);
    let worst = 0;
    let sum = -prescribedError;
    for (let k = 0; k < count; k++) {
      worst = Math.max(worst, Math.abs(errors[k] ?? 0) / (scale.ofVariable[k] ?? 1));
      sum += (errors[k] ?? 0) * (this.responseWeights[k] ?? 0);
    }
    this.responseError = Math.abs(sum);
    // Where the response is prescribed, what is missing in the sum is missing in the driver.
    if (!isDriven) worst = Math.max(worst, this.responseError / scale.ofDriver);
    return Number.isFinite(worst) ? worst / this.tolerance : Infinity;
  }
}
