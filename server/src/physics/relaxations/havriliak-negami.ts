import type { ElementKindDescriptor } from '../descriptor.ts';
import { asymmetricBroadening, modulusStrength, relaxationTime, symmetricBroadening, timeSpectrum } from './fields.ts';

/** Havriliak–Negami: broad and asymmetric; 0 < α ≤ 1 and αγ ≤ 1 (the checker looks at the product). */
export const havriliakNegami = {
  family: 'element',
  name: 'havriliak_negami',
  word: 'relaxation',
  forms: ['modulus'],
  parts: [],
  sentence: 'A broad asymmetric peak: slope α below it, −αγ above it; α = 1 is Cole–Davidson, γ = 1 Cole–Cole.',
  equations: [
    '\\chi(\\omega) = \\frac{1}{\\left[1 + (i\\omega\\tau)^{\\alpha}\\right]^{\\gamma}}, \\quad 0 < \\alpha \\le 1,\\ 0 < \\alpha\\gamma \\le 1',
  ],
  source: { paper: 'Qiao 2019', where: 'eq. 2-6' },
  fields: [modulusStrength, relaxationTime, symmetricBroadening, asymmetricBroadening, timeSpectrum],
} as const satisfies ElementKindDescriptor;
