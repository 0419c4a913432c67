import type { ElementKindDescriptor } from '../descriptor.ts';

/** A flow law of the user's own, with internal states. */
export const custom = {
  family: 'element',
  name: 'custom',
  word: 'flow',
  forms: ['compliance'],
  parts: [],
  hasStates: true,
  sentence:
    'A flow law of your own: states with start values and rates (state x = …, rate x = …) and the strain rate, over T, stress, strain, time and the states.',
  equations: ['\\dot x = r(T, \\sigma, \\varepsilon, t, x)', '\\dot\\varepsilon = f(T, \\sigma, \\varepsilon, t, x)'],
  source: { paper: 'your own' },
  fields: [
    {
      name: 'strain_rate',
      shape: 'scalar',
      quantities: ['strain_rate'],
      required: true,
      example: '1e-4 /s * sinh(stress / 50 MPa)',
      sentence: 'Strain rate of the flow in the geometry of the model, over T, stress, strain, time and the states.',
      symbol: '\\dot\\varepsilon',
    },
  ],
} as const satisfies ElementKindDescriptor;
