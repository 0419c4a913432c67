import { timeAtGlassTransition } from '../constants.ts';
import type { LawDescriptor } from '../descriptor.ts';
import { add, argument, call, divide, multiply, number, subtract, whereAbove } from './build.ts';

/**
 * The VFT law written with the glass transition and the fragility: τ(T_g) = 100 s and
 * m = d log10 τ / d(T_g/T) at T_g fix B and T0. With L = ln(100 s/τ0): T_g − T0 = L T_g/(m ln 10), B = L (T_g − T0).
 */
export const fragile = {
  family: 'law',
  name: 'fragile',
  sentence: 'Vogel–Fulcher–Tammann through τ(T_g) = 100 s with the fragility index m.',
  equations: [
    '\\tau(T) = \\tau_0 \\exp\\frac{B}{T - T_0}, \\quad \\tau(T_g) = 100\\,\\mathrm{s}',
    'T_0 = T_g\\left(1 - \\frac{L}{m \\ln 10}\\right), \\quad B = L\\,(T_g - T_0), \\quad L = \\ln\\frac{100\\,\\mathrm{s}}{\\tau_0}',
  ],
  source: { paper: 'Qiao 2019', where: 'eq. 2-1' },
  prefactor: 'tau0',
  fields: [
    {
      name: 'T_g',
      shape: 'scalar',
      quantities: ['temperature'],
      required: true,
      physical: { lower: 0, exclusiveLower: true },
      example: '453 K',
      sentence: 'Glass transition temperature, where the time is 100 s.',
      symbol: 'T_g',
    },
    {
      name: 'm',
      shape: 'scalar',
      quantities: ['number'],
      required: true,
      physical: { lower: 0, exclusiveLower: true },
      example: '50',
      sentence:
        'Fragility index, the slope of log10 τ over T_g/T at T_g; strong liquids are near 16, fragile ones far above.',
      symbol: 'm',
    },
    {
      name: 'tau0',
      shape: 'scalar',
      quantities: ['time'],
      required: false,
      default: 1e-14,
      physical: { lower: 0, exclusiveLower: true, upper: timeAtGlassTransition, exclusiveUpper: true },
      example: '1e-14 s',
      sentence: 'Time at infinite temperature.',
      symbol: '\\tau_0',
    },
  ],
  formula: (fields, temperature) => {
    const glassTransition = argument(fields, 'T_g');
    const prefactor = fields['tau0'] ?? number(1e-14);
    const decades = call('ln', divide(number(timeAtGlassTransition), prefactor));
    const distance = divide(multiply(decades, glassTransition), multiply(argument(fields, 'm'), number(Math.LN10)));
    // T − T0 as (T − T_g) + (T_g − T0): at T_g it is exactly the distance, so that τ(T_g) is 100 s to rounding.
    const aboveDivergence = add(subtract(temperature, glassTransition), distance);
    return whereAbove(
      aboveDivergence,
      number(0),
      multiply(prefactor, call('exp', divide(multiply(decades, distance), aboveDivergence))),
      number(Number.POSITIVE_INFINITY),
    );
  },
} as const satisfies LawDescriptor;
