/** While a file is being solved: which of its curves are shown before the rest is done, and when. */
import type { TestResult } from '../solver/result.ts';

/** Curves that are done are shown when that has taken so long since some were shown last. */
const LONG_MILLISECONDS = 150;

export class EarlyCurves {
  readonly #show: (results: readonly TestResult[]) => void;
  /** Tests whose charts are in view and that are still to come. */
  readonly #awaited: Set<string>;
  #remaining: number;
  #told = performance.now();
  #untold: TestResult[] = [];

  /** `tests` are all that is solved, `inView` those among them that people look at; `show` gets what is done. */
  constructor(
    tests: readonly string[],
    inView: ReadonlySet<string> | undefined,
    show: (results: readonly TestResult[]) => void,
  ) {
    this.#awaited = new Set(tests.filter((name) => inView?.has(name)));
    this.#remaining = tests.length;
    this.#show = show;
  }

  /** A test is done. The last one is not told: the whole solution comes with it. */
  done(result: TestResult): void {
    this.#untold.push(result);
    this.#remaining -= 1;
    const isViewDone = this.#awaited.delete(result.name) && this.#awaited.size === 0;
    const isLong = performance.now() - this.#told >= LONG_MILLISECONDS;
    if (this.#remaining === 0 || !(isViewDone || isLong)) return;
    this.#show(this.#untold);
    this.#untold = [];
    this.#told = performance.now();
  }
}
