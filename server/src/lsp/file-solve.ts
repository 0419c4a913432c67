/** The solve of a whole file, which edits may end test by test. */
import type { Problem } from '../solver/problem.ts';

/** What each test of a problem depends on, as text: the same text, the same curves. */
function askedByTest({ models, parameters, tests }: Problem): ReadonlyMap<string, string> {
  const written = new Map(models.map((model) => [model.name, JSON.stringify(model)]));
  return new Map(
    tests.map((test) => {
      const asked = [JSON.stringify(test), ...test.models.map((name) => written.get(name) ?? '')].join('\n');
      const values = parameters.filter(({ name }) => asked.includes(`"param:${name}"`));
      return [test.name, asked + JSON.stringify(values.map(({ name, value }) => [name, value]))];
    }),
  );
}

export class FileSolve {
  readonly #whole = new AbortController();
  readonly #tests = new Map<string, AbortController>();
  #problem: Problem | undefined;
  /** Made when an edit wants to know. */
  #asked: ReadonlyMap<string, string> | undefined;

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
    if (!this.#problem) return;
    this.#asked ??= askedByTest(this.#problem);
    const askedNow = askedByTest(now);
    for (const [name, controller] of this.#tests) {
      if (askedNow.get(name) !== this.#asked.get(name)) controller.abort();
    }
  }
}
