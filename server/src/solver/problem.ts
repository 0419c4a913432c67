/**
 * A problem: what the checked model asks of the solver, in plain SI numbers and formulas. Plain data throughout: it
 * crosses to a worker by structured clone. Nothing here knows text, unit names or an editor.
 */
import type { Formula } from '../formula/formula.ts';

export interface Problem {
  /** Every `param`, in file order. Formulas refer to them as variables named `param:NAME`. */
  readonly parameters: readonly Parameter[];
  readonly models: readonly ModelProblem[];
  readonly tests: readonly TestProblem[];
  readonly curves: readonly CurveProblem[];
}

export interface Parameter {
  /** As declared; `FILE-LOCAL NAME` for an imported one is made unique by the model layer. */
  readonly name: string;
  readonly value: number;
  readonly lower?: number;
  readonly upper?: number;
}

/**
 * The value of a field. Formulas may hold the variables `T` (K), `stress` (Pa), `strain`, `time` (s), states, and
 * `param:NAME`. Energies of activation are in J/mol always.
 */
export type FieldValue =
  | { readonly type: 'formula'; readonly formula: Formula }
  /** A built-in law with its arguments: evaluated through its descriptor, so that a stress effect can scale it. */
  | { readonly type: 'law'; readonly law: string; readonly arguments: Readonly<Record<string, Formula>> }
  | {
      readonly type: 'spectrum';
      readonly spectrum: string;
      readonly arguments: Readonly<Record<string, Formula>>;
      /** Which of its alternative quantities each argument was given in: a Gaussian `width` as `number` or `molar_energy`. */
      readonly quantities: Readonly<Record<string, string>>;
    }
  | { readonly type: 'element'; readonly element: string }
  | { readonly type: 'word'; readonly word: string }
  | { readonly type: 'list'; readonly values: readonly Formula[] };

export type FieldValues = Readonly<Record<string, FieldValue>>;

export interface ElementProblem {
  readonly name: string;
  readonly word: 'elastic' | 'relaxation' | 'flow';
  /** Name of its `ElementKindDescriptor`; `elastic` for the elastic element. */
  readonly kind: string;
  readonly fields: FieldValues;
  /** `custom` flow: states with start values and rates. */
  readonly states?: readonly { readonly name: string; readonly start: Formula; readonly rate: Formula }[];
}

export interface ModelProblem {
  readonly name: string;
  /** Alloy fields that are numbers: T_g, T_x, nu, density …, in SI. */
  readonly alloy: Readonly<Record<string, Formula>>;
  /** `elements`, or the name of a whole-model kind. */
  readonly kind: string;
  /** Fields of a whole-model kind; `nu` where the model gives it. */
  readonly fields: FieldValues;
  /** Which modulus `elastic` declares. */
  readonly modulus: 'E' | 'G';
  readonly form: 'compliance' | 'modulus';
  readonly elements: readonly ElementProblem[];
}

/**
 * A field of a test after expansion: numbers in SI. `points` keeps order as written.
 * `family` marks a list where one number was expected: one curve for each value.
 */
export type TestField =
  | { readonly type: 'scalar'; readonly value: Formula }
  | { readonly type: 'family'; readonly values: readonly Formula[] }
  | { readonly type: 'points'; readonly values: readonly Formula[] }
  | { readonly type: 'word'; readonly word: string };

export interface ProgramStepProblem {
  readonly action: 'heat' | 'cool' | 'hold' | 'load' | 'unload' | 'strain';
  /** Goal: K, Pa or 1, by the action. */
  readonly to?: Formula;
  /** Instead of a goal, how much more (or, of `cool`, less) than before. */
  readonly by?: Formula;
  /** K/s, Pa/s or /s: rate of change. */
  readonly rate?: Formula;
  /** s */
  readonly duration?: Formula;
}

export interface TestProblem {
  readonly name: string;
  readonly protocol: string;
  readonly models: readonly string[];
  /** In the order written, so that several lists nest with the first slowest. */
  readonly fields: readonly { readonly name: string; readonly value: TestField }[];
  readonly steps: readonly ProgramStepProblem[];
  readonly expectations: readonly ExpectationProblem[];
}

export type MeasureName = 'max' | 'min' | 'argmax' | 'argmin' | 'first' | 'last' | 'slope' | 'value';

/** `measure(series, at)` or `measure(series, lower .. upper)`. */
export interface Measure {
  readonly measure: MeasureName;
  readonly series: string;
  readonly at?: Formula;
  readonly interval?: { readonly lower: Formula; readonly upper: Formula };
}

/**
 * What is compared with the expected value: a formula over measures, which stand in it as variables `measure:0`,
 * `measure:1` … (fields of the test as `field:NAME`).
 */
export interface ExpectationProblem {
  /** Its place among those of the test as written, where some with errors are left out. */
  readonly index?: number;
  readonly kind: 'expect' | 'stated';
  readonly measures: readonly Measure[];
  readonly measured: Formula;
  readonly operator: '=' | '<' | '<=' | '>' | '>=' | '==' | '!=' | 'in';
  readonly expected: Formula;
  /** Upper end of `in LO .. HI` (`expected` is the lower one). */
  readonly upper?: Formula;
  readonly tolerance?: { readonly relative: boolean; readonly value: Formula };
  /** `for frequency = 1 Hz, model = aged`. */
  readonly selectors: readonly { readonly name: string; readonly value: Formula | string }[];
  readonly source?: string;
  /** As written, for reports: `max(stress) = 370 MPa`. */
  readonly text: string;
}

/** `curve NAME { over x = …; y = … }`: any law of one variable; series see the ones before them. */
export interface CurveProblem {
  readonly name: string;
  readonly x: { readonly name: string; readonly unit: string; readonly values: readonly Formula[] };
  readonly series: readonly { readonly name: string; readonly unit: string; readonly formula: Formula }[];
}
