/** Whole-model kinds that are linear, as linear models of one Debye term. */
import { boltzmannConstant, gasConstant } from '../../physics/constants.ts';
import { FieldError, type Material, type MaterialElement } from '../material.ts';
import { youngOverShear } from '../poisson-ratio.ts';
import { debyeShape } from './debye.ts';
import type { Geometry, LinearModel } from './model.ts';

/** Kinds that `wholeLinearModel` knows. */
export const isLinearWholeModel = (kind: string): boolean => kind === 'three_parameter' || kind === 'energy_landscape';

interface ThreeParameters {
  /** Modulus of the matrix, modulus of the flow units (Pa), viscosity of the flow units (Pa s). */
  readonly matrix: number;
  readonly flowUnits: number;
  readonly viscosity: number;
}

/** Wang 2019, energy-landscape form: the three parameters from the depth of the landscape. */
function landscapeParameters(element: MaterialElement, T: number): ThreeParameters & { readonly alpha: number } {
  const mu = element.value('mu', T);
  const thermal = boltzmannConstant * T;
  const alpha = (element.value('beta', T) * element.value('Omega', T) * mu) / thermal;
  const matrix = mu / (1 + alpha);
  const flowUnits = (alpha * mu) / (1 + alpha);
  // Activation energies arrive in J/mol.
  const rate = 2 * element.value('nu', T) * Math.exp(-element.value('E_FU', T) / (gasConstant * T));
  return { alpha, matrix, flowUnits, viscosity: (matrix * flowUnits) / (mu * rate) };
}

/** @throws FieldError */
export function wholeLinearModel(material: Material, T: number, geometry: Geometry): LinearModel {
  const [element] = material.elements;
  if (!element) throw new FieldError(material.problem.kind, '', 'the model is empty');
  const isLandscape = element.kind === 'energy_landscape';
  const { matrix, flowUnits, viscosity } = isLandscape
    ? landscapeParameters(element, T)
    : { matrix: element.value('E1', T), flowUnits: element.value('E2', T), viscosity: element.value('eta', T) };
  const scale = geometryScale(material, T, isLandscape ? 'shear' : 'tensile', geometry);
  return {
    unrelaxed: (matrix + flowUnits) * scale,
    relaxed: matrix * scale,
    modulusTerms: [
      {
        element: element.name,
        index: 0,
        shape: debyeShape,
        strength: flowUnits * scale,
        logTime: Math.log(viscosity) - Math.log(flowUnits),
      },
    ],
    complianceTerms: [],
    fluidities: [],
    powerLaws: [],
    flows: [],
    drift: undefined,
  };
}

/** Ratio of a modulus in the geometry asked for to one in the geometry it is written for. */
function geometryScale(material: Material, T: number, own: Geometry, geometry: Geometry): number {
  if (own === geometry) return 1;
  const ratio = youngOverShear(material, T, material.problem.kind, geometry);
  return own === 'tensile' ? 1 / ratio : ratio;
}
