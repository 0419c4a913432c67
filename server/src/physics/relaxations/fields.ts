/** Fields that several relaxation kinds share. */
import type { FieldDescriptor } from '../descriptor.ts';

export const modulusStrength = {
  name: 'strength',
  shape: 'scalar',
  quantities: ['stress'],
  required: true,
  physical: { lower: 0 },
  example: '6 GPa',
  sentence: 'Modulus that the term takes away when it has relaxed, M_u − M_r of this term.',
  symbol: '\\Delta M',
} as const satisfies FieldDescriptor;

export const relaxationTime = {
  name: 'tau',
  shape: 'law',
  quantities: ['time'],
  required: true,
  physical: { lower: 0, exclusiveLower: true },
  example: 'arrhenius(tau0: 1e-13 s, U: 83 kJ/mol)',
  sentence: 'Relaxation time: a time, a law of temperature, or a function of temperature (and stress).',
  symbol: '\\tau',
} as const satisfies FieldDescriptor;

export const timeSpectrum = {
  name: 'spectrum',
  shape: 'spectrum',
  quantities: [],
  required: false,
  defaultSentence: 'one time',
  example: 'gumbel(B: 0.35)',
  sentence: 'How the times of the term are spread about tau: gumbel or gaussian.',
  symbol: 'w',
} as const satisfies FieldDescriptor;

export const symmetricBroadening = {
  name: 'alpha',
  shape: 'scalar',
  quantities: ['number'],
  required: true,
  physical: { lower: 0, exclusiveLower: true, upper: 1 },
  example: '0.6',
  sentence: 'Slope of log M″ over log ω on the low-frequency side of the peak; 1 is not broadened.',
  symbol: '\\alpha',
} as const satisfies FieldDescriptor;

export const asymmetricBroadening = {
  name: 'gamma',
  shape: 'scalar',
  quantities: ['number'],
  required: true,
  physical: { lower: 0, exclusiveLower: true },
  example: '0.4',
  sentence: 'Lowers the slope on the high-frequency side to −αγ; 1 is symmetric.',
  symbol: '\\gamma',
} as const satisfies FieldDescriptor;
