import type { ElementKindDescriptor } from '../descriptor.ts';
import { modulusStrength, relaxationTime, timeSpectrum } from './fields.ts';

/** One relaxation time (or a spectrum of them): in compliance form a Kelvin–Voigt element, in modulus form a Maxwell one. */
export const debye = {
  family: 'element',
  name: 'debye',
  word: 'relaxation',
  forms: ['compliance', 'modulus'],
  parts: [],
  sentence:
    'One relaxation time, or a spectrum of them; its strength is a compliance (strains add) or a modulus (stresses add).',
  equations: ['\\chi(\\omega) = \\frac{1}{1 + i\\omega\\tau}', '\\varphi(t) = \\exp(-t/\\tau)'],
  source: { paper: 'Qiao 2019', where: 'eqs. 2-2 to 2-5' },
  fields: [
    {
      ...modulusStrength,
      quantities: ['compliance', 'stress'],
      example: '1/30.6 GPa - 1/33 GPa',
      sentence:
        'A compliance (1/E_r − 1/E_u) where strains add, or the modulus that relaxes (M_u − M_r) where stresses add.',
      symbol: 'A',
    },
    relaxationTime,
    timeSpectrum,
  ],
} as const satisfies ElementKindDescriptor;
