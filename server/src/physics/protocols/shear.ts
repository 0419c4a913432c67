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

export const shear = {
  family: 'protocol',
  name: 'shear',
  sentence: 'A plate is sheared at a constant strain rate: shear stress over shear strain.',
  equations: ['\\varepsilon = \\sigma/E + \\sum_k \\varepsilon_k, \\quad \\dot\\varepsilon = \\mathrm{const}'],
  source: { paper: 'Hao 2022', where: 'section 4' },
  geometry: 'shear',
  fields: [temperature, strainRate, endStrain, strainMeasure],
  x: strainAxis,
  series: [stressSeries, elasticStrain, strainContributions, correlationFactor, flowUnitFraction],
} as const satisfies ProtocolDescriptor;
