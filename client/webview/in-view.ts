/** Tells the editor which charts are in view when that has changed: they are solved first. */
import type { Host } from './host.ts';

/** Not at every step of a scroll. */
const PAUSE_MILLISECONDS = 100;

export class InView {
  readonly #host: Host;
  readonly #visibleTests: () => readonly string[];
  #told = '';
  #timer: number | undefined;

  constructor(host: Host, visibleTests: () => readonly string[]) {
    this.#host = host;
    this.#visibleTests = visibleTests;
  }

  /** What is in view may have changed; the charts are those of `uri`. */
  mayHaveChanged(uri: string): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#tell(uri), PAUSE_MILLISECONDS);
  }

  #tell(uri: string): void {
    const tests = this.#visibleTests();
    const now = JSON.stringify([uri, tests]);
    if (now === this.#told) return;
    this.#told = now;
    this.#host.send({ type: 'inView', tests });
  }
}
