/** Asks for two solves to either side of a parameter and keeps what comes of them. */
import type { PreviewState } from '../../server/src/lsp/messages.ts';
import { sensitivityOf, valuesAbout, type Sensitivity } from '../shared/charts/sensitivity.ts';
import type { Host } from './host.ts';
import type { Store } from './store.ts';

/** Numbers of these requests are negative, so that they are not taken for those of the sliders. */
export const isSensitivityRequest = (request: number): boolean => request < 0;

export class Sensitivities {
  readonly #store: Store;
  readonly #host: Host;
  #request = 0;
  #parameter = '';
  #values: readonly [number, number] | undefined;
  #first: PreviewState | undefined;

  constructor(store: Store, host: Host) {
    this.#store = store;
    this.#host = host;
  }

  /** The parameter whose sensitivity is shown; empty for none. */
  get parameter(): string {
    return this.#parameter;
  }

  /** Shows the sensitivity to a parameter, or none. */
  show(name: string): void {
    this.#parameter = name;
    this.#first = undefined;
    this.#store.change({ sensitivity: undefined });
    const parameter = this.#store.state?.parameters.find((candidate) => candidate.name === name);
    this.#values = parameter && valuesAbout(parameter.value, parameter.lower, parameter.upper);
    if (this.#values) this.#ask(this.#values[0]);
  }

  /** The curves have changed: what is shown is computed anew. */
  refresh(): void {
    if (this.#parameter !== '') this.show(this.#parameter);
  }

  #ask(value: number): void {
    this.#request -= 1;
    const parameters = { [this.#parameter]: value };
    this.#host.send({ type: 'solve', request: this.#request, parameters, curvesOnly: true });
  }

  receive(request: number, state: PreviewState): void {
    if (request !== this.#request || !this.#values) return;
    if (!this.#first) {
      this.#first = state;
      this.#ask(this.#values[1]);
      return;
    }
    const before = new Map(this.#first.tests.map((test) => [test.result.name, test]));
    const byTest: Record<string, Sensitivity> = {};
    for (const test of state.tests) {
      const other = before.get(test.result.name);
      if (other)
        byTest[test.result.name] = { parameter: this.#parameter, lines: sensitivityOf(other, test, this.#values) };
    }
    this.#store.change({ sensitivity: byTest });
  }
}
