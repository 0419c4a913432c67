import type { SpectrumDescriptor } from '../descriptor.ts';

/** Gaussian distribution of ln τ, or of the activation energy. */
export const gaussian = {
  family: 'spectrum',
  name: 'gaussian',
  sentence: 'Times spread symmetrically in ln τ, or barriers spread in energy; τ of the term is the median.',
  equations: [
    'w(x) = \\frac{1}{s\\sqrt{2\\pi}} \\exp\\frac{-x^2}{2s^2}, \\quad x = \\ln(\\tau_i/\\tau)',
    's = \\Delta U/RT \\quad \\text{for a width } \\Delta U \\text{ in the activation energy}',
  ],
  source: { paper: 'Wang 2019', where: 'extended Maxwell model' },
  fields: [
    {
      name: 'width',
      shape: 'scalar',
      quantities: ['number', 'molar_energy', 'energy'],
      required: true,
      physical: { lower: 0, exclusiveLower: true },
      example: '2',
      sentence:
        'Standard deviation: of ln τ where it is a number, of the activation energy where it is an energy (the peak then narrows on heating).',
      symbol: 's',
    },
  ],
} as const satisfies SpectrumDescriptor;
