import { FieldError, type Material } from './material.ts';

/** A test in one geometry of a model written in the modulus of the other, where ν is not known. */
export const withoutPoissonRatio = (material: Material, element: string, geometry: 'tensile' | 'shear'): FieldError =>
  new FieldError(
    element,
    'nu',
    `a test in ${geometry === 'shear' ? 'shear' : 'tension'} of a model written in ${material.modulus} needs Poisson's ratio; give the alloy or the model a nu`,
  );

/**
 * 2(1 + ν) at T (K): Young's modulus over the shear modulus, and a compliance in shear over one in tension.
 * @param element what asks for it, in a test of the geometry given
 * @throws FieldError where ν is not known
 */
export function youngOverShear(material: Material, T: number, element: string, geometry: 'tensile' | 'shear'): number {
  const nu = material.alloy('nu', T);
  if (nu === undefined) throw withoutPoissonRatio(material, element, geometry);
  return 2 * (1 + nu);
}
