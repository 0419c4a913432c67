import { boltzmannConstant, gasConstant } from '../../../physics/constants.ts';
import type { MaterialElement } from '../../material.ts';
import type { RateElement } from '../rate-element.ts';
import type { RateFailure } from '../rate-model.ts';
import type { ShearLaw } from './shear-law.ts';

/** Beyond this argument sinh overflows. */
const largestArgument = 700;

/** γ̇ = γ̇0 exp(−Q/kT) sinh(τV/kT) (Argon 1979; Qiao 2019). */
export function argonRates(element: MaterialElement, law: ShearLaw): RateElement {
  return {
    spectra: [],
    states: [{ start: 0, scale: 0, contribution: { element: element.name } }],
    numberCount: 2,
    kinkCount: 0,
    setConditions: (T, { number }, out) => {
      // As a logarithm: γ̇0 and exp(−Q/kT) may be far apart.
      out.numbers[number] = Math.log(element.value('gamma0', T)) - element.value('Q', T) / (gasConstant * T);
      out.numbers[number + 1] = element.value('V', T) / (boltzmannConstant * T);
    },
    evaluate: ({ conditions, driver }, { state, number, width }, out) => {
      const logRate = conditions.numbers[number] ?? 0;
      const perStress = (conditions.numbers[number + 1] ?? 0) * law.stressShare;
      const argument = perStress * driver;
      const failure = overflow(element, argument, conditions.T, driver);
      if (failure) return failure;
      const rate = Math.exp(logRate) * law.rateShare;
      out.values[state] = rate * Math.sinh(argument);
      out.derivatives[state * width] = rate * Math.cosh(argument) * perStress;
      return undefined;
    },
    kinks: () => undefined,
  };
}

export function overflow(
  element: MaterialElement,
  argument: number,
  T: number,
  stress: number,
): RateFailure | undefined {
  if (Math.abs(argument) <= largestArgument) return undefined;
  return {
    code: 'MG612',
    message: `the flow of ${element.name} runs away: its rate grows beyond all numbers`,
    element: element.name,
    data: { argument, T, stress },
  };
}
