import type { ElementKindDescriptor } from '../descriptor.ts';
import { modulusStrength, relaxationTime, timeSpectrum } from './fields.ts';

/** Kohlrausch–Williams–Watts: the stretched exponential. */
export const kww = {
  family: 'element',
  name: 'kww',
  word: 'relaxation',
  forms: ['modulus'],
  parts: [],
  sentence: 'Kohlrausch–Williams–Watts: a stretched exponential in time, the usual α relaxation of metallic glasses.',
  equations: [
    '\\varphi(t) = \\exp\\left[-(t/\\tau)^{\\beta}\\right]',
    '\\chi(\\omega) = \\int_0^{\\infty} \\left(-\\frac{d\\varphi}{dt}\\right) e^{-i\\omega t}\\,dt',
  ],
  source: { paper: 'Qiao 2019', where: 'eqs. 2-7 and 2-8' },
  fields: [
    modulusStrength,
    relaxationTime,
    {
      name: 'beta',
      shape: 'scalar',
      quantities: ['number'],
      required: true,
      physical: { lower: 0, exclusiveLower: true, upper: 1 },
      example: '0.5',
      sentence: 'Stretching exponent; 1 is one relaxation time, metallic glasses are near 0.5 about T_g.',
      symbol: '\\beta_{KWW}',
    },
    timeSpectrum,
  ],
} as const satisfies ElementKindDescriptor;
