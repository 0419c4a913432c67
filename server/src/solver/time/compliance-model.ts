import { shapeOfElement } from '../linear/shape-of-element.ts';
import { FieldError, type Material, type MaterialElement } from '../material.ts';
import { AssembledModel } from './assembled-model.ts';
import { spectrumTolerance } from './exponential-sum.ts';
import { flowRates } from './flow-rates.ts';
import { hierarchicalRates, hierarchicalSpectrumRates } from './hierarchical-rates.ts';
import type { RateElement } from './rate-element.ts';
import type { TemperatureRange } from './relaxation-modes.ts';
import { relaxationRates } from './relaxation-rates.ts';

export interface ComplianceOptions {
  /** `single` for tests that load once (the rate form of a hierarchical term), `any` for all others (its spectrum). */
  readonly history: 'single' | 'any';
  readonly range: TemperatureRange;
  readonly geometry: 'tensile' | 'shear';
  /** Time of the test, s, where the strain of every spectrum is to have its own digits at the end of it. */
  readonly duration?: number;
  /** Error of the sums of exponentials; by `spectrumTolerance` when left out. */
  readonly tolerance?: number;
  /** Elements to take; the strain of the others is then the background. */
  readonly only?: (element: MaterialElement) => boolean;
  readonly background?: (clock: number) => number;
}

/**
 * The rates of a model whose strains add, in its own geometry: driver stress, response strain.
 * @throws FieldError
 */
export function complianceModel(material: Material, options: ComplianceOptions): AssembledModel {
  const { history, range, geometry, duration, only, background } = options;
  const { elastic, modulus } = material;
  if (!elastic) throw new FieldError('elastic', modulus, 'the model has no elastic element');
  const elasticCompliance = 1 / elastic.value(modulus, range.lower);
  const toleranceOf = (strength: number, relaxed = 1): number =>
    options.tolerance ?? spectrumTolerance(strength, elasticCompliance, relaxed);
  const elements = material.elements
    .filter((element) => only?.(element) ?? true)
    .map((element): RateElement => {
      if (element.kind === 'debye') {
        const strength = element.value('strength', range.lower);
        const relaxed = relaxedShare(element, range.lower, duration);
        const share = (strength / elasticCompliance) * relaxed;
        return relaxationRates(material, element, range, toleranceOf(strength, relaxed), 'driver', share);
      }
      if (element.kind === 'hierarchical')
        return history === 'single'
          ? hierarchicalRates(material, element)
          : hierarchicalSpectrumRates(material, element, range, toleranceOf(element.value('A_an', range.lower)));
      const flow = flowRates(material, element, range.lower, geometry);
      if (!flow) {
        throw new FieldError(element.name, '', `${element.kind} cannot stand in a model whose strains add`);
      }
      return flow;
    });
  return new AssembledModel(elements, (T) => 1 / elastic.value(modulus, T), 1, background);
}

/** What of a relaxation has happened after the time of the test, 0 … 1; a stress only makes it more. 1 where there is no time. */
function relaxedShare(element: MaterialElement, T: number, duration: number | undefined): number {
  const tau = element.time('tau', T);
  // What is frozen has no strain, and needs no digits.
  if (duration === undefined || tau === Infinity) return 1;
  return shapeOfElement(element, T).relaxed(duration / tau);
}

/** The least χ(T) of the hierarchical terms: the power of time in which their anelastic strain starts smoothly. */
export function startingPower(chis: readonly number[]): number {
  return chis.length === 0 ? 1 : Math.min(...chis);
}
