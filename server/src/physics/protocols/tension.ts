import type { ProtocolDescriptor } from '../descriptor.ts';
import { constantRate } from './constant-rate.ts';

export const tension = {
  family: 'protocol',
  name: 'tension',
  sentence: 'A bar is pulled at a constant strain rate: the stress–strain curve.',
  geometry: 'tensile',
  ...constantRate,
} as const satisfies ProtocolDescriptor;
