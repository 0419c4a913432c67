import type { ProtocolDescriptor } from '../descriptor.ts';
import { dynamicSeries, frequency, staticStress, temperatureAxis, temperaturePoints } from './fields.ts';

export const dmaTemperature = {
  family: 'protocol',
  name: 'dma_temperature',
  sentence: 'Dynamic mechanical analysis over temperature at a constant frequency: the α and β peaks.',
  equations: [
    "M^*(\\omega) = M' + iM'' = 1/J^*(\\omega), \\quad \\omega = 2\\pi f",
    "\\tan\\delta = M''/M'",
    '\\dot x = r(T, \\sigma_0, x), \\quad T = T_1 + \\dot T\\,t',
  ],
  source: { paper: 'Hao 2022', where: 'eq. 25b' },
  geometry: 'model',
  fields: [
    temperaturePoints,
    frequency,
    {
      name: 'heating_rate',
      shape: 'scalar',
      quantities: ['heating_rate'],
      required: false,
      defaultSentence: 'each temperature by itself, states at their start values',
      physical: { lower: 0, exclusiveLower: true },
      example: '3 K/min',
      sentence:
        'Heating rate of the scan: the states of flow laws (free volume, states of your own) age on the way from their start values at the lowest temperature, under the static stress. Relaxations do not depend on it. Without it every temperature is taken by itself, with the states at their start values.',
      symbol: '\\dot T',
    },
    staticStress,
  ],
  x: temperatureAxis,
  series: dynamicSeries,
} as const satisfies ProtocolDescriptor;
