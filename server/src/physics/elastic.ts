import type { ElementKindDescriptor, FieldDescriptor } from './descriptor.ts';
import { poissonRatio } from './poisson-ratio.ts';

const modulus = {
  shape: 'scalar',
  quantities: ['stress'],
  required: false,
  exactlyOneOf: ['E', 'G'],
  defaultSentence: 'exactly one of E and G',
  physical: { lower: 0, exclusiveLower: true },
} as const satisfies Partial<FieldDescriptor>;

/** Poisson's ratio of a model's own, in its elastic element or beside it. */
export const ownPoissonRatio = {
  ...poissonRatio,
  defaultSentence: "the alloy's nu",
  sentence: "Poisson's ratio: needed by a test whose geometry differs from that of the modulus.",
} as const satisfies FieldDescriptor;

/** The instantaneous response of the solid: its unrelaxed modulus. */
export const elastic = {
  family: 'element',
  name: 'elastic',
  word: 'elastic',
  forms: ['compliance', 'modulus'],
  parts: [],
  sentence: "The instantaneous response of the glass: its unrelaxed Young's modulus E or shear modulus G.",
  equations: ['\\varepsilon = \\sigma/E', 'J_\\mathrm{shear} = 2(1 + \\nu)\\,J'],
  source: { paper: 'Hao 2022', where: 'eq. 25a' },
  fields: [
    {
      ...modulus,
      name: 'E',
      example: '33 GPa',
      sentence: "Unrelaxed Young's modulus; the strengths of the model are then in tension too.",
      symbol: 'E',
    },
    {
      ...modulus,
      name: 'G',
      example: '12 GPa',
      sentence: 'Unrelaxed shear modulus; the strengths of the model are then in shear too.',
      symbol: 'G',
    },
    ownPoissonRatio,
  ],
} as const satisfies ElementKindDescriptor;
