import type { ElementKindDescriptor } from '../descriptor.ts';
import { modulusStrength, relaxationTime, symmetricBroadening, timeSpectrum } from './fields.ts';

/** Cole–Cole: a symmetric broad peak. E_α is the Mittag-Leffler function. */
export const coleCole = {
  family: 'element',
  name: 'cole_cole',
  word: 'relaxation',
  forms: ['modulus'],
  parts: [],
  sentence: 'A symmetrically broadened peak, as β relaxations often show.',
  equations: [
    '\\chi(\\omega) = \\frac{1}{1 + (i\\omega\\tau)^{\\alpha}}',
    '\\varphi(t) = E_{\\alpha}\\left[-(t/\\tau)^{\\alpha}\\right]',
  ],
  source: { paper: 'Qiao 2019', where: 'eq. 2-6' },
  fields: [modulusStrength, relaxationTime, symmetricBroadening, timeSpectrum],
} as const satisfies ElementKindDescriptor;
