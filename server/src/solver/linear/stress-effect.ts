import { freeVariables } from '../../formula/walk.ts';
import { formatNumber, formatValue } from '../time/format.ts';
import { FieldError, type Material, type MaterialElement } from '../material.ts';

/**
 * What a stress does to the time of an elementary motion: ln(τ/τ0) is scaled by (1 − |σ|/σ1)^{3/2} (Hao 2022 eq. 22).
 * `sigma1` of a hierarchical term acts on its elementary term too, and on no other.
 */

/** The term whose `sigma1` acts on an element, if any: the hierarchical one which it is the elementary motion of. */
export const stressedBy = (material: Material, element: MaterialElement): MaterialElement | undefined =>
  material.elements.find(
    (other) =>
      other.kind === 'hierarchical' && other.has('sigma1') && other.element('elementary')?.name === element.name,
  );

/** Whether the law of an element's time, a function of the user's own, asks for the stress. */
export function dependsOnStress(material: Material, element: MaterialElement): boolean {
  const field = material.problem.elements.find(({ name }) => name === element.name)?.fields['tau'];
  if (field?.type === 'formula') return freeVariables(field.formula).has('stress');
  if (field?.type === 'law')
    return Object.values(field.arguments).some((formula) => freeVariables(formula).has('stress'));
  return false;
}

/**
 * Where stresses add, the times of a test over time are those at no stress.
 * @throws FieldError when a time asks for the stress all the same: a curve without its effect would be wrong
 */
export function refuseTimesOfStress(material: Material): void {
  if (material.form !== 'modulus') return;
  const element = material.elements.find((one) => dependsOnStress(material, one));
  if (!element) return;
  throw new FieldError(
    element.name,
    'tau',
    `tau of ${element.name} depends on the stress, which a model whose stresses add is not computed with over time: write its strength as a compliance (1/E_r − 1/E_u), so that strains add`,
  );
}

/** Relaxation time (s) of `tau` of an element at T (K) and stress (Pa), the stress effect included. */
export function elementTime(material: Material, element: MaterialElement, T: number, stress: number): number {
  const time = element.time('tau', T, stress);
  if (stress === 0 || time === Infinity) return time;
  const prefactor = element.prefactor('tau', T);
  if (prefactor === undefined) return time;
  const sigma1 = stressedBy(material, element)?.value('sigma1', T);
  if (sigma1 === undefined) return time;
  const remaining = 1 - Math.abs(stress) / sigma1;
  if (remaining <= 0) {
    throw new FieldError(
      element.name,
      'tau',
      `the stress of ${formatValue(Math.abs(stress), 'Pa')} is not below sigma1 = ${formatValue(sigma1, 'Pa')} at ${formatNumber(T)} K, where the barrier of ${element.name} has vanished: keep it below`,
    );
  }
  return prefactor * (time / prefactor) ** (remaining * Math.sqrt(remaining));
}
