import type { FieldDescriptor } from './descriptor.ts';

/** Poisson's ratio, wherever it may be given. */
export const poissonRatio = {
  name: 'nu',
  shape: 'scalar',
  quantities: ['number'],
  required: false,
  physical: { lower: -1, exclusiveLower: true, upper: 0.5 },
  example: '0.36',
  symbol: '\\nu',
} as const satisfies Omit<FieldDescriptor & { readonly shape: 'scalar' }, 'sentence'>;

/** Whether a field is Poisson's ratio: the `nu` of `energy_landscape` is a frequency. */
export const isPoissonRatio = ({ name, quantities }: FieldDescriptor): boolean =>
  name === poissonRatio.name && quantities.includes('number');
