import type { ExponentialSum } from './exponential-sum.ts';
import type { Conditions, Contribution, RateFailure, Rates } from './rate-model.ts';

/** A state of an element: a number with a rate. */
export interface StateDeclaration {
  readonly start: number;
  /** Whose strain it is; absent for a state that is no strain (free volume). */
  readonly contribution?: Contribution;
  /** Size below which its error does not matter, for a state that is no strain. */
  readonly scale: number;
  /** As that of a spectrum, for a strain that comes to rest at strength × driver. */
  readonly share?: number | undefined;
  /** Name of a state that is no strain. */
  readonly name?: string;
  /** Its rate is then the relative one of what it is the logarithm of. */
  readonly isLogarithm?: true;
}

export interface SpectrumDeclaration {
  readonly contribution: Contribution;
  readonly sum: ExponentialSum;
  /** Its strength as a share of what the driver causes at once, where its strain keeps the digits of its own. */
  readonly share?: number | undefined;
}

/** Where the variables and numbers of an element are among those of the model. */
export interface Placement {
  /** First spectrum and first state among all variables. */
  readonly spectrum: number;
  readonly state: number;
  readonly number: number;
  readonly region: number;
  /** Columns of the derivatives: driver, response, variables. */
  readonly width: number;
}

/** Where a model is at one moment. */
export interface RateInput {
  readonly conditions: Conditions;
  /** Since the last jump, s. */
  readonly time: number;
  readonly driver: number;
  readonly response: number;
  readonly variables: Float64Array;
  readonly regions: Int8Array;
}

/** One element of a model as the integrator sees it; see `RateModel`. */
export interface RateElement {
  readonly spectra: readonly SpectrumDeclaration[];
  readonly states: readonly StateDeclaration[];
  readonly numberCount: number;
  readonly kinkCount: number;
  /** Writes strengths, modes and numbers that depend on temperature. */
  setConditions(T: number, place: Placement, out: Conditions): void;
  evaluate(input: RateInput, place: Placement, out: Rates): RateFailure | undefined;
  kinks(input: Omit<RateInput, 'response' | 'regions'>, place: Placement, out: Float64Array): void;
}
