/**
 * The solver as the rest of the server sees it: a few workers that take one test on one model at a time. Cancelling is in two steps:
 * the worker looks at its flag every few milliseconds, and is terminated if it has not answered after 20 ms.
 */
import type { Problem, TestProblem } from './problem.ts';
import type { CurveResult, Solution, TestResult } from './result.ts';
import { failedPart, joinParts, type TestPart } from './test-parts.ts';
import { rememberedProblems, type FromWorker, type Outcome, type Task, type ToWorker } from './worker-protocol.ts';

export interface SolverWorker {
  send(message: ToWorker): void;
  onMessage(listener: (message: FromWorker) => void): void;
  /** Called with the reason when the worker dies, however often. */
  onExit(listener: (reason: string) => void): void;
  terminate(): void;
}

export interface SolverRequest {
  /** Names of the tests to solve, first ones first; all when absent. */
  readonly tests?: readonly string[];
  /** Whether the `curve` declarations are evaluated too (default: yes). */
  readonly curves?: boolean;
  /** SI values that replace those of parameters. */
  readonly parameters?: Readonly<Record<string, number>>;
  /** Expectations are not judged. */
  readonly curvesOnly?: boolean;
  /** Called as each test is done. */
  readonly onTest?: (result: TestResult) => void;
  /** What ends a test alone: it is then left out of the solution. */
  readonly signalOf?: (test: string) => AbortSignal | undefined;
}

export interface Solver {
  /** Resolves with what was solved. Rejects with an `AbortError` when cancelled. Never hangs. */
  solve(problem: Problem, request: SolverRequest, signal?: AbortSignal): Promise<Solution>;
  dispose(): void;
}

/** How long a worker may take to notice that it was cancelled. */
const graceMilliseconds = 20;

/**
 * How long work waits before a further worker is started for it: to start one, which has to compile the solver first, takes
 * longer than what is done by then.
 */
export const patienceMilliseconds = 100;

/** A further worker that has had nothing to do for so long gives its memory back. */
export const idleMilliseconds = 5000;

interface Job {
  readonly id: number;
  /** When it was asked for, on the clock of `performance.now`. */
  readonly asked: number;
  readonly problem: Problem;
  readonly task: Task;
  readonly parameters: Readonly<Record<string, number>>;
  readonly settle: (outcome: Outcome) => void;
  readonly flag: SharedArrayBuffer | undefined;
}

/**
 * One worker and what it is doing. It starts with its first job, or when told to; a new one replaces it when it dies, or
 * has been ended because it was idle for long.
 */
class Seat {
  job: Job | undefined;
  readonly #spawn: () => SolverWorker;
  readonly #onIdle: () => void;
  readonly #stays: boolean;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #worker: SolverWorker | undefined;
  /** Problems that its worker remembers, the oldest first. */
  #known = new Set<number>();

  /** @param stays whether the worker is kept however long it is idle */
  constructor(spawn: () => SolverWorker, onIdle: () => void, stays: boolean) {
    this.#spawn = spawn;
    this.#onIdle = onIdle;
    this.#stays = stays;
  }

  get isStarted(): boolean {
    return this.#worker !== undefined;
  }

  warmUp(): void {
    this.#worker ??= this.#start();
  }

  #start(): SolverWorker {
    const worker = this.#spawn();
    this.#known = new Set();
    worker.onMessage(({ id, outcome }) => {
      if (this.job?.id === id) this.#finish(outcome);
    });
    worker.onExit((reason) => {
      if (this.#worker === worker) {
        this.#worker = undefined;
        if (this.job) this.#finish({ kind: 'failed', message: reason });
      }
    });
    return worker;
  }

  #finish(outcome: Outcome): void {
    const job = this.job;
    this.job = undefined;
    job?.settle(outcome);
    // Work that waits takes the seat again, and the rest is off.
    if (!this.#stays) this.#rest = setTimeout(() => this.dispose(), idleMilliseconds);
    this.#onIdle();
  }

  take(job: Job, problemId: number): void {
    clearTimeout(this.#rest);
    this.job = job;
    const worker = (this.#worker ??= this.#start());
    if (!this.#known.has(problemId)) {
      this.#known.add(problemId);
      const [oldest] = this.#known;
      if (this.#known.size > rememberedProblems && oldest !== undefined) this.#known.delete(oldest);
      worker.send({ type: 'problem', id: problemId, problem: job.problem });
    }
    worker.send({
      type: 'task',
      id: job.id,
      problem: problemId,
      task: job.task,
      parameters: job.parameters,
      ...(job.flag ? { cancelFlag: job.flag } : {}),
    });
  }

  /** Asks the running job to stop, and ends the worker if it does not. */
  cancel(job: Job): void {
    const stop = (): void => {
      if (this.job !== job) return;
      this.dispose();
      this.#finish({ kind: 'cancelled' });
    };
    if (!job.flag) {
      stop();
      return;
    }
    Atomics.store(new Int32Array(job.flag), 0, 1);
    setTimeout(stop, graceMilliseconds);
  }

  dispose(): void {
    clearTimeout(this.#rest);
    const worker = this.#worker;
    this.#worker = undefined;
    worker?.terminate();
  }
}

const cancelledError = (): Error => new DOMException('The solve was cancelled', 'AbortError');

/**
 * A solver on at most `workers` workers. One starts at once and stays; the others, of some 15 MB each, start when there is
 * work that lasts, and are there while there is work for them.
 * @param patience how long work waits for a further worker, ms: not at all where it comes again and again
 */
export function createSolver(
  spawn: () => SolverWorker,
  workers: number,
  patience: number = patienceMilliseconds,
): Solver {
  const queue: Job[] = [];
  const problemIds = new WeakMap<Problem, number>();
  let lastId = 0;
  const nextId = (): number => ++lastId;

  let waiting: ReturnType<typeof setTimeout> | undefined;
  const dispatch = (): void => {
    clearTimeout(waiting);
    for (const seat of seats) {
      const [job] = queue;
      if (!job) return;
      if (seat.job) continue;
      const rest = seat === seats[0] || seat.isStarted ? 0 : job.asked + patience - performance.now();
      if (rest > 0) {
        waiting = setTimeout(dispatch, rest);
        continue;
      }
      queue.shift();
      const problemId = problemIds.get(job.problem) ?? nextId();
      problemIds.set(job.problem, problemId);
      seat.take(job, problemId);
    }
  };
  const seats = Array.from({ length: workers }, (_, i) => new Seat(spawn, dispatch, i === 0));
  seats[0]?.warmUp();

  const perform = (
    problem: Problem,
    task: Task,
    parameters: Readonly<Record<string, number>>,
    signal: AbortSignal | undefined,
  ): Promise<Outcome> =>
    new Promise((resolve) => {
      const flag = typeof SharedArrayBuffer === 'undefined' ? undefined : new SharedArrayBuffer(4);
      const abort = (): void => {
        const waiting = queue.indexOf(job);
        if (waiting >= 0) {
          queue.splice(waiting, 1);
          job.settle({ kind: 'cancelled' });
        } else {
          seats.find((seat) => seat.job === job)?.cancel(job);
        }
      };
      const settle = (outcome: Outcome): void => {
        signal?.removeEventListener('abort', abort);
        resolve(outcome);
      };
      const job: Job = { id: nextId(), asked: performance.now(), problem, task, parameters, settle, flag };
      signal?.addEventListener('abort', abort, { once: true });
      queue.push(job);
      dispatch();
    });

  return {
    async solve(problem, request, signal) {
      if (signal?.aborted) throw cancelledError();
      const parameters = request.parameters ?? {};
      const names = request.tests ?? problem.tests.map(({ name }) => name);
      const known = names.flatMap((name) => problem.tests.filter((test) => test.name === name));
      /** Nothing where it was cancelled. */
      const solvedPart = async (
        test: string,
        model: string,
        stop: AbortSignal | undefined,
      ): Promise<TestPart | undefined> => {
        const task: Task = { kind: 'test', test, model, ...(request.curvesOnly ? { curvesOnly: true } : {}) };
        if (stop?.aborted) return undefined;
        const outcome = await perform(problem, task, parameters, stop);
        if (outcome.kind === 'failed') return failedPart(outcome.message);
        return outcome.kind === 'test' ? outcome.part : undefined;
      };
      const solvedTest = async (test: TestProblem): Promise<TestResult | undefined> => {
        const own = request.signalOf?.(test.name);
        const stop = signal && own ? AbortSignal.any([signal, own]) : (signal ?? own);
        const parts = await Promise.all(test.models.map((model) => solvedPart(test.name, model, stop)));
        const solved = parts.filter((part) => part !== undefined);
        if (solved.length < parts.length) return undefined;
        const result = joinParts(test, solved);
        request.onTest?.(result);
        return result;
      };
      const solvedCurves = async (): Promise<readonly CurveResult[] | undefined> => {
        if (request.curves === false || problem.curves.length === 0) return [];
        const outcome = await perform(problem, { kind: 'curves' }, parameters, signal);
        if (outcome.kind === 'failed') throw new Error(outcome.message);
        return outcome.kind === 'curves' ? outcome.results : undefined;
      };
      const [results, curves] = await Promise.all([Promise.all(known.map(solvedTest)), solvedCurves()]);
      const isEnded = ({ name }: TestProblem): boolean => request.signalOf?.(name)?.aborted === true;
      const isWhole = known.every((test, i) => results[i] !== undefined || isEnded(test));
      if (signal?.aborted || !isWhole || curves === undefined) throw cancelledError();
      const tests = results.filter((result) => result !== undefined);
      return { tests, curves };
    },
    dispose() {
      clearTimeout(waiting);
      for (const job of queue.splice(0)) job.settle({ kind: 'cancelled' });
      for (const seat of seats) {
        seat.job?.settle({ kind: 'cancelled' });
        seat.dispose();
      }
    },
  };
}
