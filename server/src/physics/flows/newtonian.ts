import type { ElementKindDescriptor } from '../descriptor.ts';

/** A dashpot: viscous strain that grows with the stress and never comes back. */
export const newtonian = {
  family: 'element',
  name: 'newtonian',
  word: 'flow',
  forms: ['compliance'],
  parts: [],
  sentence: 'Newtonian flow: a strain rate proportional to the stress, for a liquid or for steady creep.',
  equations: ['\\dot\\varepsilon = \\frac{\\sigma}{\\eta(T)}'],
  source: { paper: 'Qiao 2019', where: 'section 2.1' },
  fields: [
    {
      name: 'viscosity',
      shape: 'scalar',
      quantities: ['viscosity'],
      required: true,
      physical: { lower: 0, exclusiveLower: true },
      example: '1e12 Pa s',
      sentence:
        'Viscosity in the geometry of the model: stress over strain rate, in tension for a model written in E; may depend on T.',
      symbol: '\\eta',
    },
  ],
} as const satisfies ElementKindDescriptor;
