import type { LawDescriptor } from '../descriptor.ts';
import { timePrefactor } from './fields.ts';
import { argument, call, divide, multiply, number, subtract, whereAbove } from './build.ts';

/** Vogel–Fulcher–Tammann law; the time is infinite (the term is frozen) at T ≤ T0. */
export const vft = {
  family: 'law',
  name: 'vft',
  sentence: 'Vogel–Fulcher–Tammann: the structural relaxation time of the liquid, diverging at T0.',
  equations: [
    '\\tau(T) = \\tau_0 \\exp\\frac{B}{T - T_0}, \\quad T > T_0',
    'm = \\frac{B\\,T_g}{(T_g - T_0)^2 \\ln 10}',
  ],
  source: { paper: 'Qiao 2019', where: 'section 2.1' },
  prefactor: 'tau0',
  fields: [
    timePrefactor,
    {
      name: 'B',
      shape: 'scalar',
      quantities: ['temperature'],
      required: true,
      physical: { lower: 0, exclusiveLower: true },
      example: '4500 K',
      sentence: 'Strength of the divergence, a temperature: the smaller B/T0, the more fragile the liquid.',
      symbol: 'B',
    },
    {
      name: 'T0',
      shape: 'scalar',
      quantities: ['temperature'],
      required: true,
      physical: { lower: 0 },
      example: '440 K',
      sentence: 'Temperature at which the time diverges, below T_g; 0 K gives the Arrhenius law.',
      symbol: 'T_0',
    },
  ],
  formula: (fields, temperature) => {
    const divergence = argument(fields, 'T0');
    return whereAbove(
      temperature,
      divergence,
      multiply(argument(fields, 'tau0'), call('exp', divide(argument(fields, 'B'), subtract(temperature, divergence)))),
      number(Number.POSITIVE_INFINITY),
    );
  },
} as const satisfies LawDescriptor;
