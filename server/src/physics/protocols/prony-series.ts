import type { ProtocolDescriptor } from '../descriptor.ts';
import { temperature, timeAxis, timePoints } from './fields.ts';

export const pronySeries = {
  family: 'protocol',
  name: 'prony_series',
  sentence:
    'The relaxation modulus of a linear model as a Prony series to a stated error, for finite-element programs and the kind `prony`.',
  equations: ['M(t) \\approx M_\\infty + \\sum_i M_i\\,e^{-t/\\tau_i}, \\quad M_i > 0'],
  source: { paper: 'Lawson and Hanson 1974', where: 'non-negative least squares' },
  geometry: 'model',
  fields: [
    temperature,
    {
      ...timePoints,
      example: '1e-3 s .. 1e6 s log 91',
      sentence: 'Times of the curve; the series holds from the shortest to the longest, and at t = 0.',
    },
    {
      name: 'tolerance',
      shape: 'scalar',
      quantities: ['number'],
      required: false,
      default: 0.001,
      physical: { lower: 1e-9, upper: 0.5 },
      example: '0.1 %',
      sentence:
        'Largest error of the series, relative to the modulus at the same time; where less than a ten-thousandth of the unrelaxed modulus is left, relative to that.',
      symbol: '\\delta',
    },
  ],
  x: { ...timeAxis, scale: 'log' },
  series: [
    {
      name: 'relaxation_modulus',
      quantity: 'stress',
      symbol: 'E(t)',
      scale: 'linear',
      sentence: 'Relaxation modulus of the model.',
    },
    {
      name: 'prony_modulus',
      quantity: 'stress',
      symbol: 'E(t) series',
      scale: 'linear',
      sentence: 'That of the series.',
    },
    {
      name: 'relative_error',
      quantity: 'number',
      symbol: 'ΔE/E',
      scale: 'linear',
      isError: true,
      sentence: 'Series less model, relative to the model as the tolerance is.',
    },
  ],
  secondary: {
    x: { name: 'term', quantity: 'number', symbol: 'term', scale: 'linear' },
    series: [
      {
        name: 'tau',
        quantity: 'time',
        symbol: 'τᵢ',
        scale: 'log',
        neverNegative: true,
        sentence: 'Relaxation time of each term.',
      },
      {
        name: 'strength',
        quantity: 'stress',
        symbol: 'Eᵢ',
        scale: 'log',
        sentence: 'Strength of each term: what of the modulus relaxes in that time.',
      },
      {
        name: 'share',
        quantity: 'number',
        symbol: 'gᵢ',
        scale: 'log',
        sentence: 'Strength over the modulus at t = 0, as finite-element programs ask for it.',
      },
    ],
  },
} as const satisfies ProtocolDescriptor;
