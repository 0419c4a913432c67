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
  fields: [temperaturePoints, { ...staticStress, sentence: 'Constant stress at which the times are evaluated.' }],
  x: temperatureAxis,
  series: [
    {
      name: 'tau',
      quantity: 'time',
      symbol: 'τ',
      scale: 'log',
      perElement: true,
      sentence:
        'Relaxation time of each element; of a hierarchical one its maximum time (`.max`) and anelastic time (`.an`).',
    },
    correlationFactor,
  ],
} as const satisfies ProtocolDescriptor;
