/**
 * What a protocol is asked and what it answers. `solve.ts` expands families and models into one request for each curve,
 * calls the runner registered for the protocol, and keeps what the test asked for.
 */
import type { Curve, Series, SolverIssue } from './result.ts';
import type { Material } from './material.ts';

/** Thrown by `checkCancelled`; runners let it pass. */
export class Cancelled extends Error {
  constructor() {
    super('the solve was cancelled');
    this.name = 'Cancelled';
  }
}

/** One step of a `program`, numbers in SI. */
export interface ProgramStep {
  readonly action: 'heat' | 'cool' | 'hold' | 'load' | 'unload' | 'strain';
  readonly to?: number;
  /** Instead of `to`: how much more than before; less, of `cool`. */
  readonly by?: number;
  readonly rate?: number;
  readonly duration?: number;
}

export interface CurveRequest {
  readonly material: Material;
  /** Every condition that is one number for this curve, SI; includes chosen members of families and defaults. */
  readonly conditions: Readonly<Record<string, number>>;
  /** The fields that are points, SI, in the order written; absent where the test names none. */
  readonly points: Readonly<Record<string, readonly number[] | undefined>>;
  readonly words: Readonly<Record<string, string>>;
  readonly steps: readonly ProgramStep[];
  /**
   * Values of x that expectations ask for. The runner computes there too (they are added to the points; the values at
   * the other points must not change by it).
   */
  readonly extraX: readonly number[];
  /** Call at least every few milliseconds; throws `Cancelled`. */
  readonly checkCancelled: () => void;
}

/** What a runner answers: curves without `model` and `at` (solve.ts adds them); `name` tells a secondary curve. */
export interface RunnerResult {
  readonly curves: readonly {
    readonly x: Curve['x'];
    readonly series: Readonly<Record<string, Series>>;
    readonly marks?: NonNullable<Curve['marks']>;
    readonly metrics?: NonNullable<Curve['metrics']>;
    /** Conditions beyond those of the request (`T` of one isotherm of a master curve). */
    readonly at?: Curve['at'];
  }[];
  readonly issues: readonly SolverIssue[];
}

/** Never throws but `Cancelled`: what cannot be computed is `null` with an issue. */
export type ProtocolRunner = (request: CurveRequest) => RunnerResult;
