import type { ElementKindDescriptor } from '../descriptor.ts';

/** Homogeneous flow by independent shear transformations. */
export const argon = {
  family: 'element',
  name: 'argon',
  word: 'flow',
  forms: ['compliance'],
  parts: [],
  sentence:
    'Homogeneous flow by thermally activated shear transformations of a fixed number of zones; a law of shear, read in tension through the von Mises stress.',
  equations: [
    '\\dot\\gamma = \\dot\\gamma_0 \\exp\\left(-\\frac{Q}{kT}\\right) \\sinh\\frac{\\tau V}{kT}',
    '\\tau = \\sigma/\\sqrt{3}, \\quad \\dot\\varepsilon = \\dot\\gamma/\\sqrt{3} \\quad \\text{in tension}',
  ],
  source: { paper: 'Argon 1979' },
  fields: [
    {
      name: 'gamma0',
      shape: 'scalar',
      quantities: ['strain_rate'],
      required: true,
      physical: { lower: 0, exclusiveLower: true },
      example: '3e19 /s',
      sentence:
        'Shear rate at infinite temperature: attempt frequency times strain of a transformation times density of zones.',
      symbol: '\\dot\\gamma_0',
    },
    {
      name: 'Q',
      shape: 'scalar',
      quantities: ['energy', 'molar_energy'],
      required: true,
      physical: { lower: 0 },
      example: '4.1 eV',
      sentence: 'Activation energy of a shear transformation, per event (eV) or per mole (kJ/mol).',
      symbol: 'Q',
    },
    {
      name: 'V',
      shape: 'scalar',
      quantities: ['volume'],
      required: true,
      physical: { lower: 0, exclusiveLower: true },
      example: '0.11 nm^3',
      sentence: 'Activation volume: strain of a transformation times the volume of its zone.',
      symbol: 'V',
    },
  ],
} as const satisfies ElementKindDescriptor;
