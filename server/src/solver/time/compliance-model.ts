import { FieldError, type Material } from '../material.ts';
import { AssembledModel } from './assembled-model.ts';
import { debyeRates } from './debye-rates.ts';
import { flowRates } from './flow-rates.ts';
import { hierarchicalRates, hierarchicalSpectrumRates } from './hierarchical-rates.ts';
import type { RateElement } from './rate-element.ts';

/** Temperatures that a test goes through, K. */
export interface TemperatureRange {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The rates of a model whose strains add, in its own geometry: driver stress, response strain.
 * @param history `single` for tests that load once (the rate form of a hierarchical term), `any` for all others (its
 *   retardation spectrum)
 * @param only kinds to take; the strain of the others is then the background
 * @throws FieldError
 */
export function complianceModel(
  material: Material,
  history: 'single' | 'any',
  range: TemperatureRange,
  geometry: 'tensile' | 'shear',
  only: (kind: string) => boolean = () => true,
  background?: (clock: number) => number,
): AssembledModel {
  const elements = material.elements
    .filter(({ kind }) => only(kind))
    .map((element): RateElement => {
      if (element.kind === 'debye') return debyeRates(material, element, range.lower);
      if (element.kind === 'hierarchical')
        return history === 'single'
          ? hierarchicalRates(material, element)
          : hierarchicalSpectrumRates(material, element, range);
      const flow = flowRates(material, element, range.lower, geometry);
      if (!flow) {
        throw new FieldError(element.name, '', `${element.kind} cannot stand in a model whose strains add`);
      }
      return flow;
    });
  const elastic = material.elastic;
  const { modulus } = material;
  if (!elastic) throw new FieldError('elastic', modulus, 'the model has no elastic element');
  return new AssembledModel(elements, (T) => 1 / elastic.value(modulus, T), 1, background);
}

/** The least χ(T) of the hierarchical terms: the power of time in which their anelastic strain starts smoothly. */
export function startingPower(chis: readonly number[]): number {
  return chis.length === 0 ? 1 : Math.min(...chis);
}
