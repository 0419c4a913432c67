/** What the solver gives back: curves in coherent SI units with the accuracy they were computed to. Plain data. */

/** `rtol` and `atol` the series was computed to, and an estimate of the error reached, relative to the largest value. */
export interface Accuracy {
  readonly rtol: number;
  readonly atol: number;
  /** Estimated error actually reached, relative to max |y|; absent where the value is a closed form. */
  readonly estimate?: number;
  /** How it was computed, for people: "closed form", "Radau IIA, 214 steps". */
  readonly method?: string;
}

/** A value that cannot be computed is `null`, and an issue of the curve says why. */
export interface Series {
  /** Coherent SI unit: `Pa`, `1/Pa`, `s`, `K`, `Hz`, ``. */
  readonly unit: string;
  readonly values: readonly (number | null)[];
  readonly accuracy: Accuracy;
}

export interface Condition {
  readonly value: number;
  readonly unit: string;
}

export interface Curve {
  readonly model: string;
  /** Every condition of the curve that is not its x. */
  readonly at: Readonly<Record<string, Condition>>;
  readonly x: { readonly name: string; readonly unit: string; readonly values: readonly number[] };
  readonly series: Readonly<Record<string, Series>>;
  /** The series that answers what the test imposes, where both are drawn: it sums the curve up. */
  readonly response?: string;
  /** Points worth marking on the curve: peaks, yield, percolation, T_g. */
  readonly marks?: readonly { readonly label: string; readonly x: number; readonly series?: string }[];
  /** Numbers that the runner knows of the curve, by name; they become metrics of the test. */
  readonly metrics?: Readonly<Record<string, Metric>>;
}

/** A number worth knowing of a curve, SI. */
export interface Metric extends Condition {
  /** Its standard uncertainty, where it was fitted. */
  readonly uncertainty?: number;
}

/** Codes of what the solver has to say; each has its page in `diagnostics/solver/`. */
export type SolverIssueCode =
  | 'MG601'
  | 'MG602'
  | 'MG603'
  | 'MG604'
  | 'MG605'
  | 'MG606'
  | 'MG607'
  | 'MG608'
  | 'MG610'
  | 'MG611'
  | 'MG612'
  | 'MG613'
  | 'MG614'
  | 'MG615'
  | 'MG690';

/**
 * Something the solver has to say of a test: why a value is missing, where χ left (0, 1), what could not reach its
 * tolerance.
 */
export interface SolverIssue {
  readonly code: SolverIssueCode;
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
  readonly model?: string;
  readonly element?: string;
  readonly field?: string;
  readonly data?: Readonly<Record<string, number | string>>;
}

/** One expectation for one curve. */
export interface ExpectationResult {
  readonly kind: 'expect' | 'stated';
  /** Index into the expectations of the test. */
  readonly index: number;
  readonly text: string;
  /** `null` where it could not be computed; `reason` says why. */
  readonly computed: number | null;
  readonly unit: string;
  readonly expected: number;
  readonly upper?: number;
  readonly passed: boolean | null;
  readonly reason?: string;
  readonly model: string;
  readonly at: Readonly<Record<string, Condition>>;
  readonly source?: string;
}

export interface TestResult {
  readonly name: string;
  readonly protocol: string;
  readonly solve_ms: number;
  readonly curves: readonly Curve[];
  /** Named numbers worth knowing: peak temperature and height, initial slope, maximum. Keys `MODEL CONDITION METRIC`. */
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly expectations: readonly ExpectationResult[];
  readonly issues: readonly SolverIssue[];
}

export interface CurveResult {
  readonly name: string;
  readonly x: Curve['x'];
  readonly series: Readonly<Record<string, Series>>;
  readonly issues: readonly SolverIssue[];
}

export interface Solution {
  readonly tests: readonly TestResult[];
  readonly curves: readonly CurveResult[];
}
