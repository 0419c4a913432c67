/** Arguments that several laws share. */
import type { FieldDescriptor } from '../descriptor.ts';

export const timePrefactor = {
  name: 'tau0',
  shape: 'scalar',
  quantities: ['time'],
  required: true,
  physical: { lower: 0, exclusiveLower: true },
  example: '1e-13 s',
  sentence: 'Time at infinite temperature; near the period of an atomic vibration for a simple barrier.',
  symbol: '\\tau_0',
} as const satisfies FieldDescriptor;

export const activationEnergy = {
  name: 'U',
  shape: 'scalar',
  quantities: ['molar_energy', 'energy'],
  required: true,
  physical: { lower: 0 },
  example: '83 kJ/mol',
  sentence: 'Activation energy, per mole (kJ/mol) or per event (eV): its unit decides.',
  symbol: 'U',
} as const satisfies FieldDescriptor;
