import type { MaterialElement } from '../../material.ts';
import type { RateElement } from '../rate-element.ts';

/** dε/dt = σ/η(T). */
export function newtonianRates(element: MaterialElement): RateElement {
  return {
    spectra: [],
    states: [{ start: 0, scale: 0, contribution: { element: element.name } }],
    numberCount: 1,
    kinkCount: 0,
    setConditions: (T, { number }, out) => {
      out.numbers[number] = 1 / element.value('viscosity', T);
    },
    evaluate: ({ conditions, driver }, { state, number, width }, out) => {
      const fluidity = conditions.numbers[number] ?? 0;
      out.values[state] = fluidity * driver;
      out.derivatives[state * width] = fluidity;
      return undefined;
    },
    kinks: () => undefined,
  };
}
