import { gasConstant } from '../constants.ts';
import type { LawDescriptor } from '../descriptor.ts';
import { activationEnergy, timePrefactor } from './fields.ts';
import { add, argument, call, divide, multiply, negate, number } from './build.ts';

/**
 * Asymmetric double well, τ = τ0 exp((2U+Δ)/2RT)/cosh(Δ/2RT) (Qiao 2019 eq. 2-9), written as
 * τ0 exp(U/RT) · 2/(1 + exp(−Δ/RT)), which is the same and does not overflow where the asymmetry is large.
 */
export const doubleWell = {
  family: 'law',
  name: 'double_well',
  sentence: 'A two-level system: barrier U seen from the upper well, asymmetry Δ between the wells.',
  equations: [
    '\\tau(T) = \\tau_0 \\frac{\\exp\\left[(2U + \\Delta)/2RT\\right]}{\\cosh(\\Delta/2RT)}',
    "G''_{max} = \\frac{G''_0}{\\cosh^2(\\Delta/2RT)}",
  ],
  source: { paper: 'Qiao 2019', where: 'eqs. 2-9 to 2-12' },
  prefactor: 'tau0',
  fields: [
    timePrefactor,
    { ...activationEnergy, sentence: 'Barrier seen from the upper well, per mole or per event: its unit decides.' },
    {
      name: 'Delta',
      shape: 'scalar',
      quantities: ['molar_energy', 'energy'],
      required: true,
      physical: { lower: 0 },
      example: '5 kJ/mol',
      sentence: 'Difference in energy between the two wells, per mole or per event.',
      symbol: '\\Delta',
    },
  ],
  formula: (fields, temperature) => {
    const thermalEnergy = multiply(number(gasConstant), temperature);
    const asymmetry = call('exp', negate(divide(argument(fields, 'Delta'), thermalEnergy)));
    return multiply(
      multiply(argument(fields, 'tau0'), call('exp', divide(argument(fields, 'U'), thermalEnergy))),
      divide(number(2), add(number(1), asymmetry)),
    );
  },
} as const satisfies LawDescriptor;
