import { boltzmannConstant, gasConstant } from '../../../physics/constants.ts';
import { FieldError, type Material, type MaterialElement } from '../../material.ts';
import type { RateElement } from '../rate-element.ts';
import { overflow } from './argon.ts';
import type { ShearLaw } from './shear-law.ts';

/** Numbers kept of a temperature. */
const logRateAt = 0;
const halfWorkAt = 1;
const criticalAt = 2;
const creationAt = 3;
const annihilationAt = 4;

/**
 * Flow through free volume (Spaepen 1977; Qiao 2019): the rate and the balance of creation and annihilation, with ln v_f
 * as the state, so that it stays positive however fast it falls.
 */
export function spaepenRates(material: Material, element: MaterialElement, start: number, law: ShearLaw): RateElement {
  const evolves = element.choice('free_volume') !== 'fixed';
  const fixed = Math.log(element.value('v_f', start));
  const shearModulus = (T: number): number => {
    if (element.has('mu')) return element.value('mu', T);
    const modulus = material.unrelaxedModulus(T, 'shear');
    if (modulus === undefined) {
      throw new FieldError(element.name, 'mu', `${element.name} needs a shear modulus: give it mu, or the alloy a nu`);
    }
    return modulus;
  };
  const poisson = (T: number): number => {
    const nu = element.has('nu_P') ? element.value('nu_P', T) : material.alloy('nu', T);
    if (nu === undefined) {
      throw new FieldError(
        element.name,
        'nu_P',
        `${element.name} needs Poisson's ratio: give it nu_P, or the alloy a nu`,
      );
    }
    return nu;
  };
  return {
    spectra: [],
    states: [
      { start: 0, scale: 0, contribution: { element: element.name } },
      ...(evolves ? [{ start: fixed, scale: 1, name: 'free volume', isLogarithm: true } as const] : []),
    ],
    numberCount: 5,
    kinkCount: 0,
    setConditions: (T, { number }, out) => {
      const thermal = boltzmannConstant * T;
      out.numbers[number + logRateAt] =
        Math.log(element.value('nu', T)) - element.value('Delta_G', T) / (gasConstant * T);
      out.numbers[number + halfWorkAt] = (element.value('Omega', T) / (2 * thermal)) * law.stressShare;
      out.numbers[number + criticalAt] = element.value('alpha', T) * element.value('v_star', T);
      if (!evolves) return;
      const nu = poisson(T);
      const stiffness = ((2 / 3) * shearModulus(T) * (1 + nu)) / (1 - nu);
      out.numbers[number + creationAt] = (2 * thermal) / stiffness;
      out.numbers[number + annihilationAt] = 1 / element.value('n_D', T);
    },
    evaluate: ({ conditions, driver, variables }, { state, number, width }, out) => {
      const { numbers } = conditions;
      const perStress = numbers[number + halfWorkAt] ?? 0;
      const argument = perStress * driver;
      const failure = overflow(element, argument, conditions.T, driver);
      if (failure) return failure;
      const logVolume = evolves ? (variables[state + 1] ?? 0) : fixed;
      const critical = numbers[number + criticalAt] ?? 0;
      const volume = Math.exp(logVolume);
      const jumps = Math.exp((numbers[number + logRateAt] ?? 0) - critical / volume);
      /** ∂ ln(jumps)/∂ ln v_f */
      const sensitivity = critical / volume;
      const rate = 2 * jumps * law.rateShare;
      out.values[state] = rate * Math.sinh(argument);
      out.derivatives[state * width] = rate * Math.cosh(argument) * perStress;
      if (!evolves) return undefined;
      out.derivatives[state * width + 2 + state + 1] = rate * Math.sinh(argument) * sensitivity;

      // cosh x − 1 = 2 sinh²(x/2), exact where x is small.
      const half = Math.sinh(argument / 2);
      const creation = ((numbers[number + creationAt] ?? 0) / volume) * 2 * half * half;
      const balance = creation - (numbers[number + annihilationAt] ?? 0);
      const prefactor = (critical / volume) * jumps;
      const row = (state + 1) * width;
      out.values[state + 1] = prefactor * balance;
      out.derivatives[row] =
        prefactor * ((numbers[number + creationAt] ?? 0) / volume) * Math.sinh(argument) * perStress;
      out.derivatives[row + 2 + state + 1] = prefactor * ((sensitivity - 1) * balance - creation);
      return undefined;
    },
    kinks: () => undefined,
  };
}
