import { FieldError, type Material, type MaterialElement } from '../material.ts';

/**
 * What a stress does to the time of an elementary motion: ln(τ/τ0) is scaled by (1 − |σ|/σ1)^{3/2} (Hao 2022 eq. 22).
 * `sigma1` of a hierarchical term acts on its elementary term too, and on no other.
 */

/** σ1 that acts on an element, if any: that of the hierarchical term which it is the elementary motion of. */
function barrierStress(material: Material, element: MaterialElement, T: number): number | undefined {
  for (const other of material.elements) {
    if (other.kind === 'hierarchical' && other.has('sigma1') && other.element('elementary')?.name === element.name) {
      return other.value('sigma1', T);
    }
  }
  return undefined;
}

/** Relaxation time (s) of `tau` of an element at T (K) and stress (Pa), the stress effect included. */
export function elementTime(material: Material, element: MaterialElement, T: number, stress: number): number {
  const time = element.time('tau', T, stress);
  if (stress === 0 || time === Infinity) return time;
  const prefactor = element.prefactor('tau', T);
  if (prefactor === undefined) return time;
  const sigma1 = barrierStress(material, element, T);
  if (sigma1 === undefined) return time;
  const remaining = 1 - Math.abs(stress) / sigma1;
  if (remaining <= 0) {
    throw new FieldError(
      element.name,
      'tau',
      `the stress of ${Math.abs(stress)} Pa is not below sigma1 = ${sigma1} Pa at ${T} K: the barrier of ${element.name} has vanished`,
    );
  }
  return prefactor * (time / prefactor) ** (remaining * Math.sqrt(remaining));
}
