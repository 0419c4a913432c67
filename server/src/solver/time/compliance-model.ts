import { FieldError, type Material, type MaterialElement } from '../material.ts';
import { AssembledModel } from './assembled-model.ts';
import { spectrumTolerance, tightest } from './exponential-sum.ts';
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
  /** Whether the strain of each spectrum is reported, and has the digits of its own however small it is. */
  readonly ownDigits?: boolean;
  /** Share of the elastic strain below which errors of the strains of flows may be relative to it; 1 when left out. */
  readonly flowShare?: number;
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
  const { history, range, geometry, ownDigits, only, background } = options;
  const { elastic, modulus } = material;
  if (!elastic) throw new FieldError('elastic', modulus, 'the model has no elastic element');
  const elasticCompliance = 1 / elastic.value(modulus, range.start);
  const toleranceOf = (strength: number): number =>
    options.tolerance ?? (ownDigits ? tightest : spectrumTolerance(strength, elasticCompliance));
  const elements = material.elements
    .filter((element) => only?.(element) ?? true)
    .map((element): RateElement => {
      if (element.kind === 'debye' || element.kind === 'hierarchical') {
        const isDebye = element.kind === 'debye';
        const strength = element.value(isDebye ? 'strength' : 'A_an', range.start);
        const share = ownDigits ? strength / elasticCompliance : undefined;
        if (isDebye) return relaxationRates(material, element, range, toleranceOf(strength), 'driver', share);
        return history === 'single'
          ? hierarchicalRates(material, element, share)
          : hierarchicalSpectrumRates(material, element, range, toleranceOf(strength));
      }
      const flow = flowRates(material, element, range.start, geometry);
      if (!flow) {
        throw new FieldError(element.name, '', `${element.kind} cannot stand in a model whose strains add`);
      }
      if (options.flowShare === undefined) return flow;
      return { ...flow, states: flow.states.map((state) => ({ ...state, share: options.flowShare })) };
    });
  return new AssembledModel(elements, (T) => 1 / elastic.value(modulus, T), 1, background);
}

/** The least χ(T) of the hierarchical terms: the power of time in which their anelastic strain starts smoothly. */
export function startingPower(chis: readonly number[]): number {
  return chis.length === 0 ? 1 : Math.min(...chis);
}
