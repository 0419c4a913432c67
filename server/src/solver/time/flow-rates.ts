import type { Material, MaterialElement } from '../material.ts';
import { argonRates } from './flows/argon.ts';
import { customRates } from './flows/custom.ts';
import { newtonianRates } from './flows/newtonian.ts';
import { spaepenRates } from './flows/spaepen.ts';
import { shearLaw } from './flows/shear-law.ts';
import type { RateElement } from './rate-element.ts';

/** The rates of a flow element; undefined for an element that is none. */
export function flowRates(
  material: Material,
  element: MaterialElement,
  T: number,
  geometry: 'tensile' | 'shear',
): RateElement | undefined {
  switch (element.kind) {
    case 'newtonian':
      return newtonianRates(element);
    case 'argon':
      return argonRates(element, shearLaw(material, T, geometry));
    case 'spaepen':
      return spaepenRates(material, element, T, shearLaw(material, T, geometry));
    case 'custom':
      return customRates(material, element, T);
    default:
      return undefined;
  }
}
