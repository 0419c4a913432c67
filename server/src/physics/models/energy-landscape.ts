import type { ModelKindDescriptor } from '../descriptor.ts';

/** The three-parameter solid in shear, its moduli and viscosity from hops across the energy landscape. */
export const energyLandscape = {
  family: 'model',
  name: 'energy_landscape',
  sentence:
    'Flow units as hops across the energy landscape: the three-parameter solid in shear, with moduli and viscosity from activation energy, volume and temperature.',
  equations: [
    'G_I = \\frac{\\mu}{1 + \\alpha}, \\quad G_{II} = \\frac{\\alpha\\mu}{1 + \\alpha}, \\quad \\alpha = \\frac{\\beta\\Omega\\mu}{kT}',
    '\\eta = \\frac{G_I G_{II}}{\\mu \\cdot 2\\nu\\, e^{-E_{FU}/kT}}',
  ],
  source: { paper: 'Wang 2019', where: 'eqs. 4-8' },
  geometry: 'shear',
  fields: [
    {
      name: 'mu',
      shape: 'scalar',
      quantities: ['stress'],
      required: true,
      physical: { lower: 0, exclusiveLower: true },
      example: '38 GPa',
      sentence: 'Shear modulus of the ideal glass without flow units.',
      symbol: '\\mu',
    },
    {
      name: 'Omega',
      shape: 'scalar',
      quantities: ['volume'],
      required: true,
      physical: { lower: 0, exclusiveLower: true },
      example: '2.4 nm^3',
      sentence: 'Activation volume of a flow unit.',
      symbol: '\\Omega',
    },
    {
      name: 'beta',
      shape: 'scalar',
      quantities: ['number'],
      required: true,
      physical: { lower: 0, exclusiveLower: true },
      example: '1.4e-4',
      sentence: 'Sensitivity of the energy of the flow units to strain.',
      symbol: '\\beta',
    },
    {
      name: 'E_FU',
      shape: 'scalar',
      quantities: ['energy', 'molar_energy'],
      required: true,
      physical: { lower: 0 },
      example: '0.95 eV',
      sentence: 'Activation energy of a flow unit, per event (eV) or per mole (kJ/mol).',
      symbol: 'E_{FU}',
    },
    {
      name: 'nu',
      shape: 'scalar',
      quantities: ['frequency'],
      required: true,
      physical: { lower: 0, exclusiveLower: true },
      example: '3e12 /s',
      sentence: "Attempt frequency of the hops; Poisson's ratio, where a test in tension needs it, is the alloy's nu.",
      symbol: '\\nu',
    },
  ],
} as const satisfies ModelKindDescriptor;
