/** Messages between the solver service and its workers. */
import type { Problem } from './problem.ts';
import type { CurveResult } from './result.ts';
import type { TestPart } from './test-parts.ts';

/** One piece of work: a test on one of its models, or the curves of a problem. */
export type Task =
  | {
      readonly kind: 'test';
      readonly test: string;
      readonly model: string;
      /** Its expectations are left out. */
      readonly curvesOnly?: true;
    }
  | { readonly kind: 'curves' };

/** Problems a worker remembers, those that it was sent last; a session moves on quickly, so few are enough. */
export const rememberedProblems = 4;

export type ToWorker =
  /** Sent before the first task of a problem, and again when the worker has forgotten it; later tasks name it. */
  | { readonly type: 'problem'; readonly id: number; readonly problem: Problem }
  | {
      readonly type: 'task';
      readonly id: number;
      readonly problem: number;
      readonly task: Task;
      readonly parameters: Readonly<Record<string, number>>;
      /** One Int32; set to 1 to cancel. Absent where memory cannot be shared: the worker is then terminated instead. */
      readonly cancelFlag?: SharedArrayBuffer;
    };

export type Outcome =
  | { readonly kind: 'test'; readonly part: TestPart }
  | { readonly kind: 'curves'; readonly results: readonly CurveResult[] }
  | { readonly kind: 'cancelled' }
  /** A defect of the solver: said, never swallowed. */
  | { readonly kind: 'failed'; readonly message: string };

export interface FromWorker {
  readonly id: number;
  readonly outcome: Outcome;
}
