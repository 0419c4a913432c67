import type { ProtocolDescriptor } from '../descriptor.ts';
import { dynamicSeries, frequencyAxis, frequencyPoints, staticStress, temperature } from './fields.ts';

export const dmaFrequency = {
  family: 'protocol',
  name: 'dma_frequency',
  sentence: 'Dynamic mechanical analysis over frequency at a constant temperature.',
  equations: ["M^*(\\omega) = M' + iM'' = 1/J^*(\\omega), \\quad \\omega = 2\\pi f", "\\tan\\delta = M''/M'"],
  source: { paper: 'Qiao 2019', where: 'eqs. 2-2 to 2-8' },
  geometry: 'model',
  fields: [temperature, frequencyPoints, staticStress],
  x: frequencyAxis,
  series: dynamicSeries,
} as const satisfies ProtocolDescriptor;
