/**
 * What the integrator needs of a model: internal variables with rates that depend on temperature, on the driver and on
 * each other. The driver is the stress where strains add (compliance form) and the strain where stresses add (modulus
 * form); the response is the other one: response = c driver + Σ κ_k X_k, with X the sums of the spectra and the states.
 */
import { FieldError } from '../material.ts';
import type { SolverIssueCode } from '../result.ts';

/** Quantities that depend on temperature only, at one moment. */
export interface Conditions {
  T: number;
  /** Time since the start of the test, s: what `time` means in a formula. */
  clock: number;
  /** Response to the driver at once: 1/E, or M_u. */
  instant: number;
  /** Strength of each spectrum: its sum comes to rest at strength × driver. */
  readonly strengths: Float64Array;
  /** Relative times and weights of the modes of each spectrum. */
  readonly times: Float64Array[];
  readonly weights: Float64Array[];
  /** Whatever else the elements keep of a temperature. */
  readonly numbers: Float64Array;
  /** Why the model has no values at this temperature, where it has none. */
  failure: RateFailure | undefined;
}

/**
 * Rates of the internal variables at one moment. Variables are numbered: spectra first, then states. Derivatives are
 * row-major, one row for each variable, columns driver, response, then the variables.
 */
export interface Rates {
  /** For a spectrum the rate of its clock, 1/s; for a state its time derivative. */
  readonly values: Float64Array;
  readonly derivatives: Float64Array;
}

/** Why rates cannot be computed at some state: σ ≥ σ1, χ outside (0, 1), a formula without a value. */
export interface RateFailure {
  readonly code: SolverIssueCode;
  readonly message: string;
  readonly element?: string;
  readonly field?: string;
  readonly data: Readonly<Record<string, number | string>>;
  /** The field without a usable value, where there is one. */
  readonly cause?: FieldError;
  /** The temperature alone is the reason, so that it is the same however the way there was computed. */
  readonly isOfTemperature?: true;
}

/**
 * A field that has no usable value at some state, as a failure of the rates there: a trial that went too far is no reason
 * to give up, the step is shortened.
 * @throws whatever is not a `FieldError`
 */
export function fieldFailure(error: unknown, data: RateFailure['data']): RateFailure {
  if (!(error instanceof FieldError)) throw error;
  const { element, field, message } = error;
  return { code: 'MG602', message, element, field, data, cause: error };
}

export interface Contribution {
  readonly element: string;
  readonly part?: 'an' | 'vp';
}

/** The law behind a rate, in words. */
export interface LawName {
  readonly element: string;
  /** What the law gives: `tau of beta`, `the rate of c in defects`. */
  readonly law: string;
  /** What changes by it: `the strain of beta`, `c of defects`. */
  readonly variable: string;
}

export interface RateModel {
  /** Which of the two the stress is. */
  readonly stressIs: 'driver' | 'response';
  /** Number of modes of each spectrum. */
  readonly spectra: readonly number[];
  /** Of each spectrum, how many neighbouring modes one may stand for in Newton's derivatives. */
  readonly strides: readonly number[];
  /** Start value of each state. */
  readonly states: readonly number[];
  /** κ: how each variable counts in the response, 1, −1 or 0. */
  readonly responseWeights: Float64Array;
  /**
   * Of a variable that is not in the response the size below which an error in it does not matter (1 for a logarithm);
   * of a strain its strength as a share of what the driver causes at once, where it keeps the digits of its own, else
   * infinite.
   */
  readonly scales: Float64Array;
  /** Names and parts of the variables: the element and `an`, `vp` or nothing; undefined where it is no strain. */
  readonly contributions: readonly (Contribution | undefined)[];
  readonly laws: readonly LawName[];
  /** Largest error of the sums of exponentials, as a share of each spectrum's strength. */
  readonly spectrumErrors: Float64Array;
  /** A part of the response that is known beforehand, at the time since the start of the test. */
  readonly background?: ((clock: number) => number) | undefined;
  makeConditions(): Conditions;
  /** Sets what depends on T; a field without a value there becomes the `failure` of the conditions. */
  setConditions(T: number, out: Conditions): void;
  /**
   * @param time since the last jump, s
   * @param variables sums of the spectra, then states
   * @returns a failure where the rates have no value there
   */
  evaluate(
    conditions: Conditions,
    time: number,
    driver: number,
    response: number,
    variables: Float64Array,
    out: Rates,
  ): RateFailure | undefined;
  /**
   * Functions whose zeros are kinks of the rates; `regions` holds on which side (±1) the rates are evaluated now, and
   * the integrator switches it where it has located a zero.
   */
  readonly regions: Int8Array;
  kinks(conditions: Conditions, time: number, driver: number, variables: Float64Array, out: Float64Array): void;
}

export function makeRates(variableCount: number): Rates {
  return {
    values: new Float64Array(variableCount),
    derivatives: new Float64Array(variableCount * (variableCount + 2)),
  };
}
