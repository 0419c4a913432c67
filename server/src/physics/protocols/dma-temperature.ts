import type { ProtocolDescriptor } from '../descriptor.ts';
import { dynamicSeries, frequency, staticStress, temperatureAxis, temperaturePoints } from './fields.ts';

export const dmaTemperature = {
  family: 'protocol',
  name: 'dma_temperature',
  sentence: 'Dynamic mechanical analysis over temperature at a constant frequency: the α and β peaks.',
  equations: ["M^*(\\omega) = M' + iM'' = 1/J^*(\\omega), \\quad \\omega = 2\\pi f", "\\tan\\delta = M''/M'"],
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
      defaultSentence: 'each temperature by itself',
      physical: { lower: 0, exclusiveLower: true },
      example: '3 K/min',
      sentence:
        'Heating rate of the scan. Relaxations do not depend on it; flow laws are taken at the start values of their states, and a message says where these would age on heating at this rate.',
      symbol: '\\dot T',
    },
    staticStress,
  ],
  x: temperatureAxis,
  series: dynamicSeries,
} as const satisfies ProtocolDescriptor;
