/**
 * Solves in the page while a slider is held: curves that are drawn anew in every frame have no time for the way to the
 * editor's process, its server, and back. What is solved is what the server would solve, by the same program.
 */
import type { Problem } from '../../server/src/solver/problem.ts';
import type { Solution } from '../../server/src/solver/result.ts';
import { createSolver, type Solver } from '../../server/src/solver/service.ts';
import type { Host } from './host.ts';
import { webWorkers } from './spawn-web.ts';

interface Asked {
  /** Names of tests and curves. */
  readonly names: readonly string[];
  /** SI values in place of those of the text. */
  readonly parameters: Readonly<Record<string, number>>;
  /** Called with what was solved; with nothing when it could not be, and not at all when it was stopped. */
  readonly done: (solution: Solution | undefined) => void;
}

const MOST_WORKERS = 4;
/** Curves are asked for many times a second. */
const NO_PATIENCE = 0;

export class HeldSolver {
  readonly #host: Host;
  #solver: Solver | undefined;
  #problem: Problem | undefined;
  /** What the problem was asked to hold. Names that are not in it cannot be solved. */
  #names: ReadonlySet<string> = new Set();
  /** What waits for the problem. */
  #waiting: Asked[] = [];
  #running = new AbortController();

  constructor(host: Host) {
    this.#host = host;
  }

  /** A slider is taken hold of: the text may have changed since one was held last. */
  begin(): void {
    this.#problem = undefined;
    this.#names = new Set();
  }

  solve(asked: Asked): void {
    if (asked.names.every((name) => this.#names.has(name))) {
      if (this.#problem) void this.#run(this.#problem, asked);
      else this.#waiting.push(asked);
      return;
    }
    this.#problem = undefined;
    this.#names = new Set([...this.#names, ...asked.names]);
    this.#waiting.push(asked);
    this.#host.send({ type: 'problem', tests: [...this.#names] });
  }

  /**
   * The problem that was asked for has come, or there is none.
   * @param script the program of the workers; comes with the first problem
   */
  receive(problem: Problem | undefined, script: string | undefined): void {
    // One processor is left to the page itself.
    const workers = Math.min(MOST_WORKERS, Math.max(1, navigator.hardwareConcurrency - 1));
    if (script !== undefined) this.#solver ??= createSolver(webWorkers(script), workers, NO_PATIENCE);
    this.#problem = problem;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const asked of waiting)
      if (problem) void this.#run(problem, asked);
      else asked.done(undefined);
  }

  async #run(problem: Problem, { names, parameters, done }: Asked): Promise<void> {
    const { signal } = this.#running;
    const curves = problem.curves.some(({ name }) => names.includes(name));
    const solving = this.#solver?.solve(problem, { tests: names, parameters, curves, curvesOnly: true }, signal);
    const solution = await solving?.catch(() => undefined);
    if (!signal.aborted) done(solution);
  }

  /** Ends what is being solved. */
  stop(): void {
    this.#waiting = [];
    this.#running.abort();
    this.#running = new AbortController();
  }
}
