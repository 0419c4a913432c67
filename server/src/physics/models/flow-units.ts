import type { FieldDescriptor, ModelKindDescriptor } from '../descriptor.ts';

const fraction = {
  shape: 'scalar',
  quantities: ['number'],
  required: true,
  physical: { lower: 0, upper: 1 },
} as const satisfies Partial<FieldDescriptor>;

/** Elastic matrix with a growing fraction of flow units, at constant strain rate. */
export const flowUnits = {
  family: 'model',
  name: 'flow_units',
  sentence:
    'Matrix with flow units whose fraction grows while the glass is strained at a constant rate: stress overshoot, then flow; percolation is marked at 25 %.',
  equations: [
    '\\sigma = (1 - c) E_1 \\varepsilon + c\\,\\sigma_s \\left(1 - e^{-E_2 \\varepsilon/\\sigma_s}\\right)',
    '\\dot c = -k (c - c_0)(c - c_\\infty), \\quad c(0) = c_i',
  ],
  source: { paper: 'Wang 2019', where: 'eqs. 2 and 3' },
  geometry: 'tensile',
  protocols: ['tension', 'compression'],
  fields: [
    {
      name: 'E1',
      shape: 'scalar',
      quantities: ['stress'],
      required: true,
      physical: { lower: 0, exclusiveLower: true },
      example: '31 GPa',
      sentence: "Young's modulus of the elastic matrix.",
      symbol: 'E_1',
    },
    {
      name: 'E2',
      shape: 'scalar',
      quantities: ['stress'],
      required: true,
      physical: { lower: 0, exclusiveLower: true },
      example: '31 GPa',
      sentence: "Young's modulus of the flow units before they flow.",
      symbol: 'E_2',
    },
    {
      name: 'sigma_s',
      shape: 'scalar',
      quantities: ['stress'],
      required: true,
      physical: { lower: 0, exclusiveLower: true },
      example: '420 MPa',
      sentence: 'Stress at which the flow units flow steadily.',
      symbol: '\\sigma_s',
    },
    {
      ...fraction,
      name: 'c0',
      example: '0.05',
      sentence: 'Lower limit of the fraction of flow units: a fixed point of the rate, not the start value.',
      symbol: 'c_0',
    },
    {
      ...fraction,
      name: 'c_inf',
      example: '0.95',
      sentence: 'Upper limit of the fraction of flow units, reached in steady flow.',
      symbol: 'c_\\infty',
    },
    {
      ...fraction,
      name: 'c_i',
      example: '0.06',
      sentence: 'Fraction of flow units when the test starts: strictly between c0 and c_inf.',
      symbol: 'c_i',
    },
    {
      name: 'k',
      shape: 'scalar',
      quantities: ['strain_rate'],
      required: true,
      physical: { lower: 0 },
      example: '0.02 /s',
      sentence: 'Rate at which the fraction of flow units grows.',
      symbol: 'k',
    },
  ],
} as const satisfies ModelKindDescriptor;
