import type { ProtocolDescriptor } from '../descriptor.ts';
import {
  correlationFactor,
  elasticStrain,
  endStrain,
  flowUnitFraction,
  strainAxis,
  strainContributions,
  strainMeasure,
  strainRate,
  stressSeries,
  temperature,
} from './fields.ts';

export const tension = {
  family: 'protocol',
  name: 'tension',
  sentence: 'A bar is pulled at a constant strain rate: the stress–strain curve.',
  equations: ['\\varepsilon = \\sigma/E + \\sum_k \\varepsilon_k, \\quad \\dot\\varepsilon = \\mathrm{const}'],
  source: { paper: 'Hao 2022', where: 'section 4' },
  geometry: 'tensile',
  fields: [temperature, strainRate, endStrain, strainMeasure],
  x: strainAxis,
  series: [stressSeries, elasticStrain, strainContributions, correlationFactor, flowUnitFraction],
} as const satisfies ProtocolDescriptor;
