import type { ProtocolDescriptor } from '../descriptor.ts';
import { optionalTimePoints, strainSeries, stressSeries, temperature, timeAxis } from './fields.ts';

export const program = {
  family: 'protocol',
  name: 'program',
  sentence: 'Steps one after another, as a laboratory writes them: heat, cool, hold, load, strain, unload.',
  equations: [],
  source: { paper: 'Hao 2022', where: 'rate form of eq. 25a' },
  geometry: 'model',
  steps: true,
  fields: [
    {
      ...temperature,
      required: false,
      default: 293.15,
      example: '300 K',
      sentence: 'Temperature at the start.',
    },
    optionalTimePoints,
  ],
  x: timeAxis,
  series: [
    stressSeries,
    strainSeries,
    { name: 'T', quantity: 'temperature', symbol: 'T', scale: 'linear', sentence: 'Temperature.' },
  ],
} as const satisfies ProtocolDescriptor;
