import type { ProtocolDescriptor } from '../descriptor.ts';
import { constantRate } from './constant-rate.ts';

export const compression = {
  family: 'protocol',
  name: 'compression',
  sentence: 'A rod is pressed at a constant strain rate; stress and strain are reported positive.',
  geometry: 'tensile',
  ...constantRate,
} as const satisfies ProtocolDescriptor;
