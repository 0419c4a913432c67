import { FieldError } from '../material.ts';
import type { CurveRequest } from '../protocol.ts';
import { closedForm } from './curve-series.ts';
import type { RateCurve } from './tension.ts';

/** Fraction of flow units at which they percolate (Wang 2019). */
const percolation = 0.25;

/**
 * Matrix with flow units at constant strain rate (Wang 2019 eqs. 2 and 3): σ = (1 − c) E1 ε + c σ_s (1 − e^(−E2 ε/σ_s)),
 * dc/dt = −k (c − c0)(c − c_∞), a logistic curve from c_i.
 */
export function flowUnitsCurve(request: CurveRequest, end: number): RateCurve {
  const { material, conditions } = request;
  const T = conditions['T'] ?? Number.NaN;
  const strainRate = conditions['strain_rate'] ?? Number.NaN;
  const [element] = material.elements;
  if (!element) throw new FieldError('flow_units', '', 'the model is empty');
  const value = (field: string): number => element.value(field, T);
  const [E1, E2, flowStress, c0, limit, start, k] = [
    value('E1'),
    value('E2'),
    value('sigma_s'),
    value('c0'),
    value('c_inf'),
    value('c_i'),
    value('k'),
  ];
  // Where c0 is the larger one, the fraction grows from c_i towards it: the rate is positive between the two.
  if (!((start - c0) * (limit - start) > 0)) {
    throw new FieldError(
      element.name,
      'c_i',
      `c_i = ${start} must lie strictly between c0 = ${c0} and c_inf = ${limit}: at either of them the fraction of flow units would never change`,
    );
  }
  const rate = k * (limit - c0);
  /** (c_i − c0)/(c_∞ − c_i): the share of the way at the start. */
  const odds = (start - c0) / (limit - start);
  const fraction = (strain: number): number => c0 + (limit - c0) / (1 + Math.exp(-(rate * strain) / strainRate) / odds);
  const stress = (strain: number): number => {
    const c = fraction(strain);
    return (1 - c) * E1 * strain - c * flowStress * Math.expm1((-E2 * strain) / flowStress);
  };
  const percolated =
    (percolation - start) * (Math.max(c0, limit) - percolation) > 0
      ? (Math.log((percolation - c0) / (limit - percolation) / odds) / rate) * strainRate
      : Number.NaN;
  return {
    names: [
      { name: 'stress', unit: 'Pa' },
      { name: 'c', unit: '' },
    ],
    at: (strain) => [stress(strain), fraction(strain)],
    accuracy: closedForm(1e-14),
    issues: [],
    stress,
    modulus: (1 - start) * E1 + start * E2,
    marks: percolated <= end ? [{ label: 'percolation, c = 0.25', x: percolated, series: 'stress' }] : [],
  };
}
