/** Correlation factor and times of the hierarchical element (Hao 2022 eqs. 7–11 and 22). */
import { formatNumber } from '../time/format.ts';
import { FieldError, type Material, type MaterialElement } from '../material.ts';
import { refuseNearOne, refuseWide } from '../spread.ts';
import { elementTime } from './stress-effect.ts';

export interface HierarchicalTimes {
  /** Correlation factor, in (0, 1). */
  readonly chi: number;
  /** ln(τ_β/s), ln(τ_max/s), ln(τ_an/s); Infinity where the elementary motion is frozen. */
  readonly logElementary: number;
  readonly logMaximum: number;
  readonly logAnelastic: number;
}

/** χ(T) = χ_g + a1 max(T − T_g, 0), strain left out. @throws FieldError where it leaves (0, 1) */
export function correlationFactor(material: Material, element: MaterialElement, T: number): number {
  const slope = element.value('a1', T);
  const glass = element.value('chi_g', T);
  const transition = element.has('T_g') ? element.value('T_g', T) : material.alloy('T_g', T);
  if (slope !== 0 && transition === undefined) {
    throw new FieldError(element.name, 'T_g', `a1 of ${element.name} needs the glass transition; give the alloy a T_g`);
  }
  const chi = glass + slope * Math.max(0, T - (transition ?? T));
  if (!(chi > 0 && chi < 1)) {
    throw new FieldError(
      element.name,
      'chi_g',
      `χ of ${element.name} is ${formatNumber(chi)} at ${formatNumber(T)} K; the correlation factor must stay between 0 and 1: ${slope === 0 ? 'give it another chi_g' : 'end at lower temperatures, or with a smaller a1'}`,
    );
  }
  refuseWide(element.name, 'chi_g', () => `χ = ${formatNumber(chi)} of ${element.name}`, 1 / chi, T);
  const advice = 'a correlation factor stays well below 1';
  refuseNearOne(element.name, 'chi_g', () => `χ of ${element.name}`, { exponent: chi, advice, T });
  return chi;
}

/** The times built on the elementary motion at T (K) and stress (Pa). @throws FieldError */
export function hierarchicalTimes(
  material: Material,
  element: MaterialElement,
  T: number,
  stress: number,
): HierarchicalTimes {
  const elementary = element.element('elementary');
  if (!elementary) throw new FieldError(element.name, 'elementary', `${element.name} names no elementary relaxation`);
  const chi = correlationFactor(material, element, T);
  const logElementary = Math.log(elementTime(material, elementary, T, stress));
  const logScale = Math.log(element.value('t0', T));
  const logMaximum = logScale + (logElementary - logScale) / chi;
  return { chi, logElementary, logMaximum, logAnelastic: logMaximum + Math.log(chi) / chi };
}
