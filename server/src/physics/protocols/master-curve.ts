import type { ProtocolDescriptor } from '../descriptor.ts';
import {
  frequencyPoints,
  lossModulus,
  lossTangent,
  storageModulus,
  temperature,
  temperatureAxis,
  temperaturePoints,
} from './fields.ts';

export const masterCurve = {
  family: 'protocol',
  name: 'master_curve',
  sentence: 'Isothermal frequency sweeps shifted onto the one at the reference temperature.',
  equations: ['M^*(\\omega, T) = M^*(a_T\\,\\omega, T_\\mathrm{ref})'],
  source: { paper: 'Qiao 2019', where: 'section 2.2' },
  geometry: 'model',
  fields: [
    {
      ...temperaturePoints,
      makesCurves: true,
      example: '[540, 550, 560, 570, 580] K',
      sentence: 'Temperatures of the sweeps.',
    },
    { ...frequencyPoints, sentence: 'Frequencies of each sweep; `omega` in rad/s may stand for it.' },
    {
      ...temperature,
      name: 'reference',
      example: '560 K',
      sentence: 'Temperature whose sweep stays in place.',
      symbol: 'T_\\mathrm{ref}',
    },
  ],
  x: { name: 'reduced_frequency', quantity: 'frequency', symbol: 'a_T f', scale: 'log' },
  series: [storageModulus, lossModulus, lossTangent],
  secondary: {
    x: temperatureAxis,
    series: [
      {
        name: 'shift_factor',
        quantity: 'number',
        symbol: 'a_T',
        scale: 'log',
        sentence: 'Factor by which the frequencies of the sweep are multiplied.',
      },
      {
        name: 'log10_shift_factor',
        quantity: 'number',
        symbol: 'log₁₀ a_T',
        scale: 'linear',
        sentence: 'Its decimal logarithm.',
      },
      {
        name: 'shift_uncertainty',
        quantity: 'number',
        symbol: '± log₁₀ a_T',
        scale: 'log',
        sentence: 'Standard uncertainty of the decimal logarithm, from the mismatch that is left after shifting.',
      },
    ],
  },
} as const satisfies ProtocolDescriptor;
