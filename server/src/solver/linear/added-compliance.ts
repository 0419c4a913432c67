import type { Material, MaterialElement } from '../material.ts';
import { hierarchicalCompliance } from './hierarchical.ts';
import type { ComplexCompliance } from './response.ts';

/** The complex compliance of an element that `linearModel` leaves out, linearised about the static stress. */
export function addedCompliance(
  material: Material,
  element: MaterialElement,
  omega: number,
  T: number,
  stress: number,
): ComplexCompliance | undefined {
  if (element.kind === 'hierarchical') return hierarchicalCompliance(material, element, omega, T, stress);
  return undefined;
}
