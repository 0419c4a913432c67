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

/**
 * σ1 that acts on an element at T, Pa.
 * @throws FieldError when two hierarchical terms on one elementary motion give it different ones
 */
export function sigma1Of(material: Material, element: MaterialElement, T: number): number | undefined {
  const owners = material.elements.filter(
    (other) =>
      other.kind === 'hierarchical' && other.has('sigma1') && other.element('elementary')?.name === element.name,
  );
  const [first] = owners;
  const sigma1 = first?.value('sigma1', T);
  const other = owners.find((one) => one.value('sigma1', T) !== sigma1);
  if (first && other && sigma1 !== undefined) {
    const [own, others] = [sigma1, other.value('sigma1', T)].map((stress) => `${formatNumber(stress / 1e9)} GPa`);
    throw new FieldError(
      other.name,
      'sigma1',
      `${first.name} and ${other.name} are built on ${element.name}, whose barrier can vanish at one stress only: sigma1 is ${own} in one and ${others} in the other`,
    );
  }
  return sigma1;
}

/** Whether the law of an element's time, a function of the user's own, asks for the stress. */
export function dependsOnStress(material: Material, element: MaterialElement): boolean {
  const field = material.problem.elements.find(({ name }) => name === element.name)?.fields['tau'];
  if (field?.type === 'formula') return freeVariables(field.formula).has('stress');
  if (field?.type === 'law')
    return Object.values(field.arguments).some((formula) => freeVariables(formula).has('stress'));
  return false;
}

/** Relaxation time (s) of `tau` of an element at T (K) and stress (Pa), the stress effect included. */
export function elementTime(material: Material, element: MaterialElement, T: number, stress: number): number {
  const time = element.time('tau', T, stress);
  if (stress === 0 || time === Infinity) return time;
  const prefactor = element.prefactor('tau', T);
  if (prefactor === undefined) return time;
  const sigma1 = sigma1Of(material, element, T);
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
