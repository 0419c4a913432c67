import { gasConstant } from '../constants.ts';
import type { LawDescriptor } from '../descriptor.ts';
import { activationEnergy, timePrefactor } from './fields.ts';
import { argument, call, divide, multiply, number } from './build.ts';

/** Arrhenius law: τ = τ0 exp(U/RT). One barrier height; secondary relaxations and the glass below T_g. */
export const arrhenius = {
  family: 'law',
  name: 'arrhenius',
  sentence: 'A thermally activated time with one barrier: β relaxations, and the glass below T_g.',
  equations: ['\\tau(T) = \\tau_0 \\exp\\frac{U}{R\\,T}'],
  source: { paper: 'Qiao 2019', where: 'section 2.1' },
  prefactor: 'tau0',
  fields: [timePrefactor, activationEnergy],
  formula: (fields, temperature) =>
    multiply(
      argument(fields, 'tau0'),
      call('exp', divide(argument(fields, 'U'), multiply(number(gasConstant), temperature))),
    ),
} as const satisfies LawDescriptor;
