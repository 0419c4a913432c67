import type { ProtocolDescriptor } from '../descriptor.ts';
import { rampTime, stressSeries, temperature, timeAxis, timePoints } from './fields.ts';

export const stressRelaxation = {
  family: 'protocol',
  name: 'stress_relaxation',
  sentence: 'A strain is applied and held; the stress relaxes.',
  equations: ['\\sigma(t) = \\varepsilon\\,M(t) \\quad \\text{(linear models)}'],
  source: { paper: 'Qiao 2019', where: 'section 2.2' },
  geometry: 'model',
  fields: [
    temperature,
    {
      name: 'strain',
      shape: 'scalar',
      quantities: ['number'],
      required: true,
      example: '0.1 %',
      sentence: 'Strain that is applied and held.',
      symbol: '\\varepsilon',
    },
    timePoints,
    rampTime,
  ],
  x: { ...timeAxis, scale: 'log' },
  series: [
    stressSeries,
    {
      name: 'stress_ratio',
      quantity: 'number',
      symbol: 'σ/σ₀',
      scale: 'linear',
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
} as const satisfies ProtocolDescriptor;
