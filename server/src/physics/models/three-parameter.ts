import type { ModelKindDescriptor } from '../descriptor.ts';
import { poissonRatio } from '../poisson-ratio.ts';

/** The standard linear solid of the flow-unit picture: an elastic matrix beside a spring and dashpot in series. */
export const threeParameter = {
  family: 'model',
  name: 'three_parameter',
  sentence:
    'Elastic matrix beside one kind of flow unit (a spring and a dashpot in series): the simplest anelastic solid, with one relaxation time.',
  equations: [
    '(E_1 + E_2)\\,\\eta\\,\\dot\\varepsilon + E_1 E_2\\,\\varepsilon = \\eta\\,\\dot\\sigma + E_2\\,\\sigma',
    'E^*(\\omega) = E_1 + \\frac{E_2\\, i\\omega\\eta}{E_2 + i\\omega\\eta}',
  ],
  source: { paper: 'Wang 2019', where: 'eq. 1' },
  geometry: 'tensile',
  fields: [
    {
      name: 'E1',
      shape: 'scalar',
      quantities: ['stress'],
      required: true,
      physical: { lower: 0 },
      example: '30 GPa',
      sentence: 'Modulus of the elastic matrix: what remains when the flow units have relaxed; 0 is a Maxwell liquid.',
      symbol: 'E_1',
    },
    {
      name: 'E2',
      shape: 'scalar',
      quantities: ['stress'],
      required: true,
      physical: { lower: 0, exclusiveLower: true },
      example: '6 GPa',
      sentence: 'Modulus of the flow units, which relaxes.',
      symbol: 'E_2',
    },
    {
      name: 'eta',
      shape: 'scalar',
      quantities: ['viscosity'],
      required: true,
      physical: { lower: 0, exclusiveLower: true },
      example: '4 GPa s',
      sentence: 'Viscosity of the flow units; the relaxation time at constant strain is eta/E2.',
      symbol: '\\eta',
    },
    {
      ...poissonRatio,
      defaultSentence: "the alloy's nu",
      sentence: "Poisson's ratio: needed by a test in shear.",
    },
  ],
} as const satisfies ModelKindDescriptor;
