import type { ProtocolDescriptor } from '../descriptor.ts';
import { temperature, temperaturePoints } from './fields.ts';

export const angellPlot = {
  family: 'protocol',
  name: 'angell_plot',
  sentence:
    'The Angell plot: log10 of every relaxation time, and of the viscosity, over T_g/T; fragility and apparent activation energy at T_g.',
  equations: [
    'm = \\left.\\frac{d \\log_{10} \\tau}{d(T_g/T)}\\right|_{T_g}, \\quad E_\\alpha = m\\,R\\,T_g \\ln 10',
    '\\eta(T) = 10^{12}\\,\\mathrm{Pa\\,s}\\;\\tau(T)/\\tau(T_g)',
  ],
  source: { paper: 'Qiao 2019', where: 'eq. 2-1' },
  geometry: 'model',
  fields: [
    { ...temperaturePoints, example: '568 K .. 820 K step 4 K' },
    {
      ...temperature,
      name: 'T_g',
      required: false,
      defaultSentence: 'T_g of the alloy',
      example: '568 K',
      sentence: 'Glass transition that the temperatures are related to.',
      symbol: 'T_g',
    },
  ],
  x: { name: 'T_g_over_T', quantity: 'number', symbol: 'Tg/T', scale: 'linear' },
  series: [
    {
      name: 'log10_tau',
      quantity: 'number',
      symbol: 'log₁₀(τ/s)',
      scale: 'linear',
      perElement: true,
      sentence:
        'Decimal logarithm of the relaxation time of each element in seconds; of a hierarchical one `.max` and `.an`.',
    },
    {
      name: 'log10_viscosity',
      quantity: 'number',
      symbol: 'log₁₀(η/Pa·s)',
      scale: 'linear',
      perElement: true,
      sentence:
        'Decimal logarithm of a viscosity in Pa s: that of a newtonian flow, else 12 at T_g by convention and in proportion to the relaxation time.',
    },
  ],
} as const satisfies ProtocolDescriptor;
