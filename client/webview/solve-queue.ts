/**
 * The solves that sliders ask for: few at a time, the newest values next, and never older curves after newer ones. So a
 * fast hand queues nothing.
 */

/** `visible`: the charts in view, while a slider is held; `all` when it is let go. */
export type Extent = 'visible' | 'all';

/** Up to so long (ms) the next solve is asked for while the curves of the one before are on their way and drawn. */
const QUICK_MS = 40;
/** Longer than this (ms) nobody waits for values that were passed through: letting go ends their solve. */
const SLOW_MS = 200;

export class SolveQueue {
  readonly #send: (request: number, extent: Extent) => void;
  /** Requests without answer, oldest first. */
  #underWay: { readonly request: number; readonly extent: Extent }[] = [];
  #next: Extent | undefined;
  #lastRequest = 0;
  #lastMilliseconds: number | undefined;

  /** @param send asks for the curves of the values as they are now; a solve of all ends those under way */
  constructor(send: (request: number, extent: Extent) => void) {
    this.#send = send;
  }

  /** The values have changed. */
  ask(extent: Extent): void {
    this.#next = extent;
    if (extent === 'all' && (this.#lastMilliseconds ?? 0) > SLOW_MS) this.#underWay = [];
    this.#sendNext();
  }

  /**
   * Curves have come. Says of which charts they are, or `undefined` when they are not to be shown: newer ones have come
   * before them, or nobody waits.
   * @param milliseconds what their solve took
   */
  answered(request: number, milliseconds: number): Extent | undefined {
    const place = this.#underWay.findIndex((waiting) => waiting.request === request);
    const extent = this.#underWay[place]?.extent;
    if (extent === undefined) return undefined;
    this.#underWay = this.#underWay.slice(place + 1);
    this.#lastMilliseconds = milliseconds;
    this.#sendNext();
    return extent;
  }

  failed(request: number): void {
    this.#underWay = this.#underWay.filter((waiting) => waiting.request !== request);
    this.#sendNext();
  }

  /** Nothing is wanted any more; what comes is dropped. */
  clear(): void {
    this.#underWay = [];
    this.#next = undefined;
  }

  #sendNext(): void {
    const limit = (this.#lastMilliseconds ?? Infinity) <= QUICK_MS ? 2 : 1;
    if (this.#next === undefined || this.#underWay.length >= limit) return;
    const extent = this.#next;
    this.#next = undefined;
    this.#lastRequest += 1;
    this.#underWay.push({ request: this.#lastRequest, extent });
    this.#send(this.#lastRequest, extent);
  }
}
