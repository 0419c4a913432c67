import type { FieldDescriptor } from '../physics/descriptor.ts';
import { coherentUnit } from '../units/quantities.ts';

/** The unit of a field's numbers here: coherent SI, energies of activation per mole however they were written. */
export function coherentUnitOf(descriptor: FieldDescriptor | undefined): string {
  const { quantities = [] } = descriptor ?? {};
  const quantity = quantities.find((one) => one === 'molar_energy') ?? quantities[0];
  return quantity === undefined ? '' : coherentUnit(quantity);
}
