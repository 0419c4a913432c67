import type { ElementKindDescriptor } from '../descriptor.ts';

/** A Prony series: a finite set of exponentials, as finite-element programs take them. */
export const prony = {
  family: 'element',
  name: 'prony',
  word: 'relaxation',
  forms: ['modulus'],
  parts: [],
  sentence: 'A finite sum of exponentials, as finite-element programs use it.',
  equations: ['M(t) = M_u - \\sum_i \\Delta M_i\\,(1 - e^{-t/\\tau_i})'],
  source: { paper: 'Wang 2019', where: 'generalised Maxwell model' },
  fields: [
    {
      name: 'tau',
      shape: 'list',
      quantities: ['time'],
      required: true,
      physical: { lower: 0, exclusiveLower: true },
      example: '[0.1, 1, 10] s',
      sentence: 'Relaxation times, one for each strength.',
      symbol: '\\tau_i',
    },
    {
      name: 'strength',
      shape: 'list',
      quantities: ['stress'],
      required: true,
      physical: { lower: 0 },
      example: '[2, 3, 1] GPa',
      sentence: 'Moduli that relax, one for each time, in the same order.',
      symbol: '\\Delta M_i',
    },
  ],
} as const satisfies ElementKindDescriptor;
