import type { ProtocolDescriptor } from '../descriptor.ts';
import { rampTime, stressSeries, temperature, timeAxis, timePoints } from './fields.ts';

export const stressRelaxation = {
  family: 'protocol',
  name: 'stress_relaxation',
  sentence: 'A strain is applied and held; the stress relaxes.',
  equations: [
    '\\sigma(t) = \\varepsilon\\,M(t) \\quad \\text{(linear models)}',
    'P(E) = -\\frac{1}{k_B T} \\frac{d\\sigma}{d\\ln t}, \\quad E = k_B T \\ln(\\nu_0 t)',
  ],
  source: { paper: 'Qiao 2019', where: 'section 2.2' },
  geometry: 'model',
  fields: [
    temperature,
    {
      name: 'strain',
      shape: 'scalar',
      quantities: ['number'],
      required: true,
      literature: { bounds: { upper: 2 }, source: { paper: 'mechanical testing' } },
      example: '0.1 %',
      sentence: 'Strain that is applied and held.',
      symbol: '\\varepsilon',
    },
    timePoints,
    rampTime,
    {
      name: 'attempt_frequency',
      shape: 'scalar',
      quantities: ['frequency'],
      required: false,
      defaultSentence: 'no spectrum of activation energies',
      physical: { lower: 0, exclusiveLower: true },
      example: '1e13 Hz',
      sentence:
        'Attempt frequency ν0 of the events: with it the spectrum of activation energies that the relaxation implies is drawn too.',
      symbol: '\\nu_0',
    },
  ],
  x: { ...timeAxis, scale: 'log' },
  series: [
    stressSeries,
    {
      name: 'stress_ratio',
      quantity: 'number',
      symbol: 'σ/σ₀',
      scale: 'linear',
      neverNegative: true,
      sentence: 'Stress over the elastic stress of the strain step.',
    },
    {
      name: 'relaxation_modulus',
      quantity: 'stress',
      symbol: 'E(t)',
      scale: 'linear',
      sentence: 'Stress over strain.',
    },
  ],
  secondary: {
    x: { name: 'energy', quantity: 'energy', symbol: 'E', scale: 'linear' },
    series: [
      {
        name: 'energy_spectrum',
        quantity: 'number_density',
        symbol: 'P',
        scale: 'linear',
        optional: true,
        sentence:
          'Stress that events of this activation energy give up, per energy: a step-function approximation, off by 0.58 k_B T in energy.',
      },
    ],
  },
} as const satisfies ProtocolDescriptor;
