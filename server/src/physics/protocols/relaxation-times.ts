import type { ProtocolDescriptor } from '../descriptor.ts';
import { correlationFactor, staticStress, temperatureAxis, temperaturePoints } from './fields.ts';

export const relaxationTimes = {
  family: 'protocol',
  name: 'relaxation_times',
  sentence: 'The relaxation map: the time of every element over temperature.',
  equations: [
    '\\tau_\\mathrm{max} = t_0\\,(\\tau_\\beta/t_0)^{1/\\chi}',
    '\\tau_\\mathrm{an} = \\chi^{1/\\chi}\\,\\tau_\\mathrm{max}',
  ],
  source: { paper: 'Hao 2022', where: 'eqs. 7 to 11' },
  geometry: 'model',
  fields: [
    temperaturePoints,
    { ...staticStress, sentence: 'Constant stress at which the times are evaluated.' },
    {
      ...temperaturePoints,
      name: 'spectra',
      required: false,
      defaultSentence: 'no spectra',
      example: '[400, 450, 500] K',
      sentence: 'Temperatures at which the spectrum of relaxation times of every element is drawn too.',
    },
  ],
  x: temperatureAxis,
  series: [
    {
      name: 'tau',
      quantity: 'time',
      symbol: 'τ',
      scale: 'log',
      neverNegative: true,
      perElement: true,
      sentence:
        'Relaxation time of each element; of a hierarchical one its maximum time (`.max`) and anelastic time (`.an`).',
    },
    correlationFactor,
  ],
  secondary: {
    x: { name: 'tau', quantity: 'time', symbol: 'τ', scale: 'log' },
    series: [
      {
        name: 'density',
        quantity: 'number',
        symbol: 'H',
        scale: 'linear',
        perElement: true,
        optional: true,
        sentence:
          'Density of the relaxation times of the element over ln τ, of unit area; an element of a single time has none, a hierarchical one that of its anelastic strain (`.an`).',
      },
    ],
  },
} as const satisfies ProtocolDescriptor;
