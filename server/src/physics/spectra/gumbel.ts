import type { SpectrumDescriptor } from '../descriptor.ts';

/** Gumbel distribution of ln τ, the continuous limit of Hao 2022 eq. 24. */
export const gumbel = {
  family: 'spectrum',
  name: 'gumbel',
  sentence:
    'Times spread with a tail towards short ones; τ of the term is the most frequent ln τ, a large B is narrow.',
  equations: ['w(x) = B \\exp(Bx - e^{Bx}), \\quad x = \\ln(\\tau_i/\\tau)'],
  source: { paper: 'Hao 2022', where: 'eq. 24, continuous limit' },
  fields: [
    {
      name: 'B',
      shape: 'scalar',
      quantities: ['number'],
      required: true,
      physical: { lower: 0, exclusiveLower: true },
      example: '0.35',
      sentence:
        'Width: the standard deviation of ln τ is π/(B√6). 0.3 to 0.6 gives a β peak of the published look, below 0.26 only a shoulder is left.',
      symbol: 'B',
    },
  ],
} as const satisfies SpectrumDescriptor;
