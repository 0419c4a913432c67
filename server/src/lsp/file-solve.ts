/** The solve of a whole file, which edits may end test by test. */
import type { Problem, TestProblem } from '../solver/problem.ts';

/** All that the curves of a test depend on, as text: the same text, the same curves. */
function askedBy({ models, parameters }: Problem, test: TestProblem): string {
  const asked = JSON.stringify([test, models.filter(({ name }) => test.models.includes(name))]);
  const values = parameters.filter(({ name }) => asked.includes(`"param:${name}"`));
  return asked + JSON.stringify(values.map(({ name, value }) => [name, value]));
}

export class FileSolve {
  readonly #whole = new AbortController();
  readonly #tests = new Map<string, AbortController>();
  #problem: Problem | undefined;
  /** What each test asks for; made when an edit wants to know. */
  readonly #asked = new Map<string, string>();

  get signal(): AbortSignal {
    return this.#whole.signal;
  }

  /** Solving begins. @returns what ends each of its tests */
  begin(problem: Problem): (test: string) => AbortSignal | undefined {
    this.#problem = problem;
    for (const { name } of problem.tests) this.#tests.set(name, new AbortController());
    return (test) => this.#tests.get(test)?.signal;
  }

  /** Ends everything. */
  abort(): void {
    this.#whole.abort();
  }

  /** Ends the tests of which the text now asks something else, or nothing that can be solved. */
  follow(now: Problem): void {
    const then = this.#problem;
    for (const test of then?.tests ?? []) {
      const controller = this.#tests.get(test.name);
      if (!then || !controller || controller.signal.aborted) continue;
      const asked = this.#asked.get(test.name) ?? askedBy(then, test);
      this.#asked.set(test.name, asked);
      const same = now.tests.find(({ name }) => name === test.name);
      if (!same || askedBy(now, same) !== asked) controller.abort();
    }
  }
}
