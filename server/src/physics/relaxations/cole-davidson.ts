import type { ElementKindDescriptor } from '../descriptor.ts';
import { asymmetricBroadening, modulusStrength, relaxationTime, timeSpectrum } from './fields.ts';

/** Cole–Davidson: broad on the high-frequency side only. Q is the regularised upper incomplete gamma function. */
export const coleDavidson = {
  family: 'element',
  name: 'cole_davidson',
  word: 'relaxation',
  forms: ['modulus'],
  parts: [],
  sentence: 'A peak broadened on its high-frequency side only, as α relaxations often show.',
  equations: ['\\chi(\\omega) = \\frac{1}{(1 + i\\omega\\tau)^{\\gamma}}', '\\varphi(t) = Q(\\gamma, t/\\tau)'],
  source: { paper: 'Qiao 2019', where: 'eq. 2-6' },
  fields: [
    modulusStrength,
    relaxationTime,
    {
      ...asymmetricBroadening,
      physical: { lower: 0, exclusiveLower: true, upper: 1 },
      sentence: 'Slope of log M″ over log ω on the high-frequency side is −γ; 1 is not broadened.',
    },
    timeSpectrum,
  ],
} as const satisfies ElementKindDescriptor;
