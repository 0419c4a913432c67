import type { ProtocolDescriptor } from '../descriptor.ts';
import { constantRate } from './constant-rate.ts';

export const shear = {
  family: 'protocol',
  name: 'shear',
  sentence: 'A plate is sheared at a constant strain rate: shear stress over shear strain.',
  geometry: 'shear',
  ...constantRate,
} as const satisfies ProtocolDescriptor;
