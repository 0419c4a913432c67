/** Progress of solves, told only of those that take long: of a short one nobody needs it, and its curves wait behind it. */
import type { Progress } from './server.ts';

const LONG_MILLISECONDS = 150;

interface Solve {
  latest: Progress;
  /** Runs until the solve counts as long. */
  readonly timer: ReturnType<typeof setTimeout>;
  isLong: boolean;
}

export class UnhurriedProgress {
  readonly #tell: (progress: Progress) => void;
  /** What is being solved, by file. */
  readonly #solves = new Map<string, Solve>();

  constructor(tell: (progress: Progress) => void) {
    this.#tell = tell;
  }

  /** The server says how far it is. */
  take(progress: Progress): void {
    const { uri } = progress;
    const solve = this.#solves.get(uri);
    if (solve && progress.done > 0) {
      solve.latest = progress;
      if (solve.isLong) this.#tell(progress);
      return;
    }
    // A newer solve of the file has taken the place of the last one.
    clearTimeout(solve?.timer);
    const timer = setTimeout(() => this.#becomesLong(uri), LONG_MILLISECONDS);
    this.#solves.set(uri, { latest: progress, timer, isLong: false });
  }

  #becomesLong(uri: string): void {
    const solve = this.#solves.get(uri);
    if (!solve) return;
    solve.isLong = true;
    this.#tell(solve.latest);
  }

  /** The solve of a file has ended: with all its curves, cancelled, or failed. */
  end(uri: string): void {
    const solve = this.#solves.get(uri);
    if (!solve) return;
    clearTimeout(solve.timer);
    this.#solves.delete(uri);
    const { latest } = solve;
    if (latest.done < latest.total) this.#tell({ ...latest, done: latest.total });
  }

  dispose(): void {
    for (const { timer } of this.#solves.values()) clearTimeout(timer);
    this.#solves.clear();
  }
}
