/** What tests at a constant strain rate share: tension, compression, shear. */
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

export const constantRate = {
  equations: ['\\varepsilon = \\sigma/E + \\sum_k \\varepsilon_k, \\quad \\dot\\varepsilon = \\mathrm{const}'],
  source: { paper: 'Hao 2022', where: 'section 4' },
  fields: [temperature, strainRate, endStrain, strainMeasure],
  x: strainAxis,
  series: [stressSeries, elasticStrain, strainContributions, correlationFactor, flowUnitFraction],
} as const satisfies Partial<ProtocolDescriptor>;
