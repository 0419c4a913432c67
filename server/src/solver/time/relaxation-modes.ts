import { hasConstantShape, shapeOfElement } from '../linear/shape-of-element.ts';
import type { MaterialElement } from '../material.ts';
import { exponentialSum, type ExponentialSum } from './exponential-sum.ts';
import { VariableSpectrum } from './variable-spectrum.ts';

/** Temperatures that a test goes through, K. */
export interface TemperatureRange {
  /** Where it begins: without values there a model has no curve, while elsewhere it ends the curve. */
  readonly start: number;
  readonly lower: number;
  readonly upper: number;
}

export const atOneTemperature = (T: number): TemperatureRange => ({ start: T, lower: T, upper: T });

/** The modes of a relaxation at every temperature of a test: their number stays, so that each keeps its strain. */
export interface RelaxationModes {
  readonly sum: ExponentialSum;
  /** Times relative to the relaxation's own τ, and weights, at T. */
  readonly timesAt: (T: number) => Float64Array;
  readonly weightsAt: (T: number) => Float64Array;
}

/** The same modes at every temperature. */
export const fixedModes = (sum: ExponentialSum): RelaxationModes => ({
  sum,
  timesAt: () => sum.times,
  weightsAt: () => sum.weights,
});

/**
 * @param tolerance error of the sum of exponentials, as a share of the strength
 * @throws FieldError where a shape that changes has no value somewhere in the range
 */
export function relaxationModes(element: MaterialElement, range: TemperatureRange, tolerance: number): RelaxationModes {
  const { start, lower, upper } = range;
  const shape = shapeOfElement(element, start);
  if (lower === upper || hasConstantShape(element)) return fixedModes(exponentialSum(shape, tolerance));
  if (element.kind === 'debye') {
    // In ln τ in units of its width a distribution of single times is the same at every temperature.
    const sum = exponentialSum(shape, tolerance);
    const width = spread(element, start);
    const logTimes = sum.times.map(Math.log);
    return {
      sum,
      timesAt: (T) => {
        const ratio = spread(element, T) / width;
        return logTimes.map((x) => Math.exp(x * ratio));
      },
      weightsAt: () => sum.weights,
    };
  }
  const sum = new VariableSpectrum(lower, upper, (T) => shapeOfElement(element, T), tolerance);
  return { sum, timesAt: () => sum.times, weightsAt: sum.weightsAt };
}

/** Width of the distribution of ln τ: 1/B or the standard deviation. */
function spread(element: MaterialElement, T: number): number {
  const distribution = element.spectrum(T);
  if (!distribution) return 1;
  return distribution.kind === 'gumbel' ? 1 / distribution.B : distribution.width;
}
