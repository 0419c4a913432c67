/**
 * The solves that sliders ask for: few at a time, the newest values next, and never older curves after newer ones. So a
 * fast hand queues nothing.
 */

/** `visible`: the charts in view, while a slider is held; `all` when it is let go. Neither waits for the other. */
export type Extent = 'visible' | 'all';

/** Up to so long (ms) the next solve is asked for while the curves of the one before are on their way and drawn. */
const QUICK_MS = 40;
/** Longer than this (ms) nobody waits for values that were passed through: letting go ends their solve. */
const SLOW_MS = 200;

interface Asked {
  readonly request: number;
  readonly extent: Extent;
}

export class SolveQueue {
  readonly #send: (request: number, extent: Extent) => void;
  readonly #dropped: () => void;
  /** Requests without answer, oldest first. */
  #underWay: readonly Asked[] = [];
  #next: Extent | undefined;
  #lastRequest = 0;
  readonly #lastMilliseconds = new Map<Extent, number>();

  /**
   * @param send asks for the curves of the values as they are now
   * @param dropped nobody waits any more for what was asked for before
   */
  constructor(send: (request: number, extent: Extent) => void, dropped: () => void) {
    this.#send = send;
    this.#dropped = dropped;
  }

  /** The values have changed. */
  ask(extent: Extent): void {
    this.#next = extent;
    const slow = [...this.#lastMilliseconds].flatMap(([one, milliseconds]) => (milliseconds > SLOW_MS ? [one] : []));
    if (extent === 'all' && slow.length > 0) this.#drop(slow);
    this.#sendNext();
  }

  #drop(extents: readonly Extent[]): void {
    this.#underWay = this.#underWay.filter(({ extent }) => !extents.includes(extent));
    if (extents.includes('visible')) this.#dropped();
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
    this.#lastMilliseconds.set(extent, milliseconds);
    this.#sendNext();
    return extent;
  }

  failed(request: number): void {
    this.#underWay = this.#underWay.filter((waiting) => waiting.request !== request);
    this.#sendNext();
  }

  /** Nothing is wanted any more; what comes is dropped. */
  clear(): void {
    this.#drop(['visible', 'all']);
    this.#next = undefined;
  }

  #sendNext(): void {
    const extent = this.#next;
    if (extent === undefined) return;
    const isQuick = extent === 'visible' && (this.#lastMilliseconds.get('visible') ?? Infinity) <= QUICK_MS;
    const ahead = this.#underWay.filter((waiting) => waiting.extent === extent).length;
    if (ahead >= (isQuick ? 2 : 1)) return;
    this.#next = undefined;
    this.#lastRequest += 1;
    this.#underWay = [...this.#underWay, { request: this.#lastRequest, extent }];
    this.#send(this.#lastRequest, extent);
  }
}
