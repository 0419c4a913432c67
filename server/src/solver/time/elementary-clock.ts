import { dependsOnStress, elementTime, stressedBy } from '../linear/stress-effect.ts';
import { FieldError, type Material, type MaterialElement } from '../material.ts';
import type { Conditions, RateFailure } from './rate-model.ts';
import { formatValue } from './format.ts';

/** Numbers that a clock keeps of a temperature: ln τ at zero stress, ln τ0, σ1. */
export const clockNumbers = 3;

/**
 * The time of an elementary motion, τ_β(T, σ) = τ_β0 exp[U (1 − |σ|/σ1)^{3/2}/RT] (Hao 2022 eq. 22), as a logarithm with
 * its derivative by the stress. The sign of the stress is a region of the integrator, so that the function is smooth.
 */
export class ElementaryClock {
  readonly element: MaterialElement;
  /** Whether the stress acts on it by a barrier, which has a kink at σ = 0. */
  readonly hasKink: boolean;
  /** ln(τ/s) of the last `evaluate`, and its derivative by the stress, 1/Pa. */
  logTime = 0;
  byStress = 0;

  private readonly material: Material;
  private readonly owner: MaterialElement | undefined;
  private readonly ownLaw: boolean;

  constructor(material: Material, element: MaterialElement) {
    this.material = material;
    this.element = element;
    this.owner = stressedBy(material, element);
    this.ownLaw = dependsOnStress(material, element);
    this.hasKink = this.owner !== undefined;
  }

  setConditions(T: number, at: number, out: Conditions): void {
    const { element, owner } = this;
    out.numbers[at] = Math.log(element.time('tau', T));
    if (!owner) return;
    const prefactor = element.prefactor('tau', T);
    if (prefactor === undefined) {
      throw new FieldError(
        element.name,
        'tau',
        `sigma1 of ${owner.name} lowers the barrier of ${element.name}, whose tau has none: write it as a law such as arrhenius(tau0, U)`,
      );
    }
    out.numbers[at + 1] = Math.log(prefactor);
    out.numbers[at + 2] = owner.value('sigma1', T);
  }

  /** @param sign the side of σ = 0 on which the step is */
  evaluate(conditions: Conditions, at: number, stress: number, sign: number): RateFailure | undefined {
    const relaxed = conditions.numbers[at] ?? 0;
    this.logTime = relaxed;
    this.byStress = 0;
    if (this.ownLaw) {
      // A function of the user's own: its derivative by a difference is good enough for Newton's method.
      const step = 1e-4 * Math.abs(stress) + 1;
      this.logTime = Math.log(elementTime(this.material, this.element, conditions.T, stress));
      const above = Math.log(elementTime(this.material, this.element, conditions.T, stress + step));
      this.byStress = (above - this.logTime) / step;
      return undefined;
    }
    if (!this.owner || relaxed === Infinity) return undefined;
    const sigma1 = conditions.numbers[at + 2] ?? Infinity;
    const remaining = 1 - (sign * stress) / sigma1;
    if (!(remaining > 0)) {
      return {
        code: 'MG610',
        message: `the stress reaches sigma1 = ${formatValue(sigma1, 'Pa')} of ${this.owner.name}, where the barrier of ${this.element.name} has vanished: keep it below`,
        element: this.owner.name,
        data: { stress, sigma1, T: conditions.T },
      };
    }
    const barrier = relaxed - (conditions.numbers[at + 1] ?? 0);
    const root = Math.sqrt(remaining);
    this.logTime = (conditions.numbers[at + 1] ?? 0) + barrier * remaining * root;
    this.byStress = (-1.5 * barrier * root * sign) / sigma1;
    return undefined;
  }

  /** The kink at zero stress, scaled. */
  kink(conditions: Conditions, at: number, stress: number): number {
    return stress / (conditions.numbers[at + 2] ?? 1);
  }
}
