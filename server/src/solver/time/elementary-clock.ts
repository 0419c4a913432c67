import { dependsOnStress, sigma1Of, stressedBy } from '../linear/stress-effect.ts';
import { FieldError, type Material, type MaterialElement } from '../material.ts';
import { fieldFailure, type Conditions, type RateFailure } from './rate-model.ts';
import { formatValue } from './format.ts';

/** Numbers that a clock keeps of a temperature: ln τ at zero stress (of a law without the stress), ln τ0, σ1. */
export const clockNumbers = 3;

/**
 * ln τ of a motion that is frozen: its time is beyond all numbers, its rate and all that is built on it none at all. A number
 * and not infinity, so that what hierarchies make of it, products with 1/χ and differences, has a value.
 */
const frozenLogTime = 1e4;

/**
 * The time of a relaxation at a temperature and a stress, as a logarithm with its derivative by the stress: a law that may
 * itself ask for the stress, and of an elementary motion the barrier that σ1 lowers, τ_β(T, σ) =
 * τ_β0 exp[U (1 − |σ|/σ1)^{3/2}/RT] (Hao 2022 eq. 22). The sign of the stress is a region of the integrator, so that the
 * barrier is smooth. The stress is that of the test with its sign: negative in compression.
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
    // A law of the stress is asked where the stress is known; it may have no value at zero stress.
    if (!this.ownLaw) out.numbers[at] = Math.log(element.time('tau', T));
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
    out.numbers[at + 2] = sigma1Of(this.material, element, T) ?? Infinity;
  }

  /** @param sign the side of σ = 0 on which the step is */
  evaluate(conditions: Conditions, at: number, stress: number, sign: number): RateFailure | undefined {
    this.logTime = conditions.numbers[at] ?? 0;
    this.byStress = 0;
    if (this.ownLaw) {
      const failure = this.askLaw(conditions.T, stress);
      if (failure) return failure;
    }
    const relaxed = this.logTime;
    if (relaxed === Infinity) {
      this.logTime = frozenLogTime;
      this.byStress = 0;
      return undefined;
    }
    if (!this.owner) return undefined;
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
    this.byStress = this.byStress * remaining * root - (1.5 * barrier * root * sign) / sigma1;
    return undefined;
  }

  /** ln τ of a law that asks for the stress, and its derivative. */
  private askLaw(T: number, stress: number): RateFailure | undefined {
    try {
      const time = this.element.time('tau', T, stress);
      const slope = this.element.timeByStress('tau', T, stress) / time;
      this.logTime = Math.log(time);
      // A derivative that does not exist, as where the time overflows, only slows Newton's method down.
      this.byStress = Number.isFinite(slope) ? slope : 0;
      return undefined;
    } catch (error) {
      return fieldFailure(error, { stress, T });
    }
  }

  /** The kink at zero stress, scaled. */
  kink(conditions: Conditions, at: number, stress: number): number {
    return stress / (conditions.numbers[at + 2] ?? 1);
  }
}
