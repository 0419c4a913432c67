/** Sliders for the `param`s of the file: dragging solves and redraws, release offers to write the values into the text. */
import type { PreviewParameter, PreviewState } from '../../server/src/lsp/messages.ts';
import type { Problem } from '../../server/src/solver/problem.ts';
import { readableQuantity } from '../shared/numbers.ts';
import { element, fill, iconButton } from './dom.ts';
import { HeldSolver } from './held-solver.ts';
import type { Host } from './host.ts';
import type { Sensitivities } from './sensitivity.ts';
import { SolveQueue, type Extent } from './solve-queue.ts';
import type { Store } from './store.ts';
import { solvedState, withKept } from './trial.ts';

/** Places of a slider from its lower to its upper bound. */
export const STEPS = 1000;

type Bounded = PreviewParameter & { readonly lower: number; readonly upper: number };

export function isBounded(parameter: PreviewParameter): parameter is Bounded {
  return parameter.lower !== undefined && parameter.upper !== undefined && parameter.upper > parameter.lower;
}

/** A range over a decade or more is gone through by decades. */
export function isLogarithmic({ lower, upper }: Bounded): boolean {
  return lower > 0 && upper / lower >= 10;
}

/** Value at a place of the slider, rounded to what a person would write. */
export function valueAt(parameter: Bounded, place: number): number {
  const { lower, upper, factor } = parameter;
  const share = place / STEPS;
  if (place <= 0) return lower;
  if (place >= STEPS) return upper;
  const value = isLogarithmic(parameter) ? lower * (upper / lower) ** share : lower + (upper - lower) * share;
  return Number((value / factor).toPrecision(4)) * factor;
}

export function placeOf(parameter: Bounded, value: number): number {
  const { lower, upper } = parameter;
  const share = isLogarithmic(parameter)
    ? Math.log(value / lower) / Math.log(upper / lower)
    : (value - lower) / (upper - lower);
  return Math.round(Math.min(1, Math.max(0, share)) * STEPS);
}

export class Sliders {
  readonly #store: Store;
  readonly #host: Host;
  readonly #sensitivities: Sensitivities;
  readonly #visibleTests: () => readonly string[];
  /** Values that differ from the text, SI. */
  readonly #moved = new Map<string, number>();
  /** Between the first move and the release, by mouse or key. */
  #held = false;
  readonly #solver: HeldSolver;
  readonly #queue = new SolveQueue(
    (request, extent) => this.#solve(request, extent),
    () => this.#solver.stop(),
  );
  #rows = new Map<
    string,
    {
      readonly input: HTMLInputElement;
      readonly output: HTMLOutputElement;
      readonly row: HTMLElement;
      readonly sensitivity: HTMLElement;
    }
  >();
  #actions = element('div', { class: 'row' });
  #version = -1;

  constructor(store: Store, host: Host, sensitivities: Sensitivities, visibleTests: () => readonly string[]) {
    this.#store = store;
    this.#host = host;
    this.#solver = new HeldSolver(host);
    this.#sensitivities = sensitivities;
    this.#visibleTests = visibleTests;
  }

  draw(box: HTMLElement, state: PreviewState | undefined): void {
    const parameters = (state?.parameters ?? []).filter(isBounded);
    const isShown = this.#host.live && this.#store.view.slidersOpen && parameters.length > 0;
    // New curves of the text put every slider where the text is.
    if (state && state.version !== this.#version) {
      this.#version = state.version;
      this.#moved.clear();
      this.#queue.clear();
    }
    const key = JSON.stringify([
      isShown,
      state?.uri,
      parameters.map(({ name, lower, upper, unit }) => [name, lower, upper, unit]),
    ]);
    fill(box, key, () => (isShown ? [this.#build(parameters)] : []));
    for (const parameter of parameters) this.#show(parameter);
    this.#actions.hidden = this.#moved.size === 0;
  }

  #build(parameters: readonly Bounded[]): HTMLElement {
    this.#rows = new Map();
    const rows = parameters.map((parameter) => {
      const { name } = parameter;
      const input = element('input', {
        type: 'range',
        min: 0,
        max: STEPS,
        step: 1,
        'aria-label': name,
        'data-parameter': name,
        oninput: () => this.#move(parameter, valueAt(parameter, Number(input.value)), false),
        onchange: () => {
          if (!isKeyDown) release();
        },
        // An arrow key that is held down changes the value many times; it is let go once.
        onkeydown: () => (isKeyDown = true),
        onkeyup: () => {
          isKeyDown = false;
          if (this.#held) release();
        },
        onblur: () => {
          isKeyDown = false;
          if (this.#held) release();
        },
      });
      let isKeyDown = false;
      const release = (): void => this.#move(parameter, valueAt(parameter, Number(input.value)), true);
      const output = element('output');
      const reset = iconButton('reset', `Reset ${name}`, () => this.#move(parameter, parameter.value, true));
      const sensitivity = iconButton('sensitivity', `Sensitivity to ${name}`, () => {
        this.#sensitivities.show(this.#sensitivities.parameter === name ? '' : name);
      });
      const tools = element('span', { class: 'tools' }, sensitivity, reset);
      const row = element('div', { class: 'slider' }, element('span', {}, name), input, output, tools);
      this.#rows.set(name, { input, output, row, sensitivity });
      return row;
    });
    this.#actions = element(
      'div',
      { class: 'row', hidden: true },
      element(
        'button',
        { type: 'button', class: 'primary', 'data-action': 'apply', onclick: () => this.#apply() },
        'Apply to file',
      ),
      element('button', { type: 'button', 'data-action': 'discard', onclick: () => this.#discard() }, 'Discard'),
    );
    const box = element('div', { class: 'sliders' }, ...rows);
    return element('section', { class: 'panel-box', 'aria-label': 'Parameters' }, box, this.#actions);
  }

  #show(parameter: Bounded): void {
    const row = this.#rows.get(parameter.name);
    if (!row) return;
    const value = this.#moved.get(parameter.name) ?? parameter.value;
    const text = readableQuantity(value / parameter.factor, parameter.unit);
    if (row.output.value !== text) row.output.value = text;
    row.sensitivity.setAttribute('aria-pressed', String(this.#sensitivities.parameter === parameter.name));
    row.row.classList.toggle('moved', this.#moved.has(parameter.name));
    if (document.activeElement !== row.input || !this.#moved.has(parameter.name))
      row.input.value = String(placeOf(parameter, value));
    row.input.setAttribute('aria-valuetext', text);
  }

  #move(parameter: Bounded, value: number, released: boolean): void {
    if (!released && !this.#held) this.#solver.begin();
    if (value === parameter.value) this.#moved.delete(parameter.name);
    else this.#moved.set(parameter.name, value);
    if (this.#moved.size === 0) this.#putBack();
    // Before anything is written into the page: asking what is in view would lay it out once more.
    else this.#queue.ask(released ? 'all' : 'visible');
    this.#held = !released;
    // After the release until its curves are there: those that are shown have nothing beside them.
    if (this.#held) this.#store.dragging = true;
    this.#show(parameter);
    this.#actions.hidden = this.#moved.size === 0;
  }

  #solve(request: number, extent: Extent): void {
    const parameters = Object.fromEntries(this.#moved);
    const { state } = this.#store;
    if (extent === 'all' || !state) {
      this.#host.send({ type: 'solve', request, parameters, curvesOnly: false });
      return;
    }
    this.#solver.solve({
      names: this.#visibleTests(),
      parameters,
      done: (solution) => {
        if (solution) this.receive(request, solvedState(state, solution, parameters));
        else this.failed(request);
      },
    });
  }

  /** What is solved while a slider is held, and the program that solves it. */
  receiveProblem(problem: Problem | undefined, script: string | undefined): void {
    this.#solver.receive(problem, script);
  }

  /** Curves of moved sliders. Those of an older request are dropped. */
  receive(request: number, state: PreviewState): void {
    const milliseconds = state.tests.reduce((sum, { result }) => sum + result.solve_ms, 0);
    const extent = this.#queue.answered(request, milliseconds);
    const { shown, trial } = this.#store;
    // Another file may be shown by now.
    if (extent === undefined || state.uri !== shown?.uri) return;
    this.#store.dragging = this.#held || extent === 'visible';
    this.#store.change({ trial: withKept(shown, trial, state) });
  }

  /** A solve failed: the last curves stay. */
  failed(request: number): void {
    this.#queue.failed(request);
    this.#store.dragging = this.#held;
    this.#store.change({});
  }

  #apply(): void {
    this.#host.send({ type: 'apply', parameters: Object.fromEntries(this.#moved) });
    this.#actions.hidden = true;
  }

  #discard(): void {
    this.#moved.clear();
    this.#putBack();
  }

  /** The curves of the text are shown again. */
  #putBack(): void {
    this.#queue.clear();
    this.#store.change({ trial: undefined });
  }
}
