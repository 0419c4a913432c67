import { stages } from './collocation.ts';
import type { Moment } from './moment.ts';
import type { RateModel } from './rate-model.ts';

/** Rounding errors that add up in one step, as a share of the largest strain. */
const roundingNoise = 1e-15;
/** Share of the largest values so far below which errors may be relative to them. */
const smallShare = 1e-5;
const smallDriverShare = 1e-3;
/**
 * Share of what the driver causes at once below which errors of a spectrum's strain may be relative to it. Most spectra
 * relax by a few per cent only at first; a step more or two gives their own strain its digits.
 */
const smallSpectrumShare = 0.03;
/** The same where the strain of each spectrum is reported: that costs one step in twenty. */
const reportedSpectrumShare = 1e-5;
/** A spectrum whose strain stays below this share of the elastic one is weak: errors are relative to less. */
const weakShare = 1e-3;

/**
 * What a state will have grown by soon, at the rate of the end of the step. One that starts at zero grows like a power of
 * time, of which no step from zero gives a digit, however short it is.
 */
function sizeToCome(k: number, stage: readonly Moment[], soon: number): number {
  const end = stage[stages - 1];
  return end && end.time < soon ? Math.abs(end.rates.values[k] ?? 0) * (soon - end.time) : 0;
}

/** What errors are relative to: sizes of the variables and of the driver on a step, never less than what matters. */
export class ErrorScale {
  readonly ofVariable: Float64Array;
  ofDriver = 0;
  /** Largest response that the driver has caused at once, |instant × driver|, and largest response, of accepted steps. */
  largestDriven = 0;
  largestResponse = 0;

  private readonly model: RateModel;
  private readonly tolerance: number;
  private readonly smallest: number;
  /** Largest size of each variable of accepted steps. */
  readonly largestSizes: Float64Array;

  private readonly stepSizes: Float64Array;
  private stepDriven = 0;
  private stepResponse = 0;

  constructor(model: RateModel, tolerance: number, smallest: number) {
    this.model = model;
    this.tolerance = tolerance;
    this.smallest = smallest;
    const count = model.responseWeights.length;
    this.ofVariable = new Float64Array(count);
    this.stepSizes = new Float64Array(count);
    this.largestSizes = new Float64Array(count);
  }

  /**
   * Sets the scales for a step from its start, its nodes and the variables at the nodes (row-major).
   * @param soon time since the start of the segment up to which it has only begun, s: the first step that was to be tried
   */
  set(start: Moment, stage: readonly Moment[], variables: Float64Array, values: Float64Array, soon: number): void {
    const { model, ofVariable } = this;
    const count = ofVariable.length;
    let driven = Math.abs(start.conditions.instant * start.driver);
    for (const moment of stage) driven = Math.max(driven, Math.abs(moment.conditions.instant * moment.driver));
    let largest = driven;
    const end = stage[stages - 1] ?? start;
    for (let k = 0; k < count; k++) {
      let own = Math.abs(variables[k] ?? 0);
      for (let j = 0; j < stages; j++) own = Math.max(own, Math.abs(values[j * count + k] ?? 0));
      this.stepSizes[k] = own;
      if (model.responseWeights[k] === 0) {
        const least = model.scales[k] ?? 0;
        // A state that starts at zero and has not moved has no size yet: any will do.
        ofVariable[k] =
          Math.max(
            own,
            least,
            smallShare * (this.largestSizes[k] ?? 0),
            least === 0 ? sizeToCome(k, stage, soon) : 0,
          ) || 1;
      } else {
        const isSpectrum = k < model.spectra.length;
        const strength = model.scales[k] ?? Infinity;
        const spectrumShare = strength === Infinity ? smallSpectrumShare : reportedSpectrumShare;
        const floor = isSpectrum ? spectrumShare * driven : driven;
        const least = Math.max(floor, smallShare * this.largestResponse, this.smallest);
        const share = isSpectrum ? this.expectedShare(k, end) / weakShare : strength;
        ofVariable[k] = Math.max(own, least * Math.min(1, share));
        largest = Math.max(largest, own);
      }
    }
    // Nothing can be more accurate than the rounding of the largest part allows.
    const noise = (roundingNoise * largest) / this.tolerance;
    for (let k = 0; k < count; k++)
      if (model.responseWeights[k] !== 0) ofVariable[k] = Math.max(ofVariable[k] ?? 0, noise);
    this.ofDriver = Math.max(driven, smallDriverShare * this.largestDriven, this.smallest, noise);
    this.stepDriven = driven;
    this.stepResponse = largest;
  }

  /** The least strain of a spectrum now as a share of the elastic one: it is weak, or slow and has hardly begun. */
  private expectedShare(k: number, { time, rates }: Moment): number {
    const strength = this.model.scales[k] ?? Infinity;
    return strength === Infinity ? strength : strength * Math.min(1, time * (rates.values[k] ?? 0));
  }

  /** The step is accepted. */
  accept(): void {
    this.stepSizes.forEach((size, k) => (this.largestSizes[k] = Math.max(this.largestSizes[k] ?? 0, size)));
    this.largestDriven = Math.max(this.largestDriven, this.stepDriven);
    this.largestResponse = Math.max(this.largestResponse, this.stepResponse);
  }
}
