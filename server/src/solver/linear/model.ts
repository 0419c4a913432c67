/**
 * A linear model at one temperature and stress: an unrelaxed modulus from which terms are taken away (stresses add), in
 * series with terms and dashpots (strains add),
 *
 *   J*(s) = 1/[M_u − Σ ΔM χ(s)] + Σ A χ(s) + Σ 1/(η s).
 *
 * The compliance form has no terms of the first kind, the modulus form none of the others.
 */
import { modelKinds } from '../../physics/registry.ts';
import { FieldError, type Material, type MaterialElement } from '../material.ts';
import { debyeShape } from './debye.ts';
import { hasShape, shapeOfElement } from './shape-of-element.ts';
import type { RelaxationShape } from './shape.ts';
import { elementTime } from './stress-effect.ts';
import { isLinearWholeModel, wholeLinearModel } from './whole-models.ts';

export interface LinearTerm {
  readonly element: string;
  readonly shape: RelaxationShape;
  /** Pa where stresses add, 1/Pa where strains add. */
  readonly strength: number;
  /** ln(τ/s); Infinity where the term is frozen. */
  readonly logTime: number;
}

export interface LinearModel {
  /** M_u, Pa, in the geometry asked for. */
  readonly unrelaxed: number;
  /** M_u − Σ ΔM, Pa: what is left where everything has relaxed. */
  readonly relaxed: number;
  readonly modulusTerms: readonly LinearTerm[];
  readonly complianceTerms: readonly LinearTerm[];
  /** Dashpots, 1/(Pa s). */
  readonly fluidities: readonly { readonly element: string; readonly fluidity: number }[];
}

export type Geometry = 'tensile' | 'shear';

/** The geometry that a model is written for. */
export const ownGeometry = (material: Material): Geometry =>
  modelKinds.get(material.problem.kind)?.geometry ?? (material.modulus === 'E' ? 'tensile' : 'shear');

/** Kinds that this module knows; a model of these only is linear. */
export const isLinearKind = (kind: string): boolean => hasShape(kind) || kind === 'prony' || kind === 'newtonian';

/** Whether every element is linear and time enters through convolutions only. */
export const isLinear = (material: Material): boolean =>
  isLinearWholeModel(material.problem.kind) ||
  (material.elastic !== undefined && material.elements.every(({ kind }) => isLinearKind(kind)));

/** Terms of one element, strengths in the model's own geometry. */
export function termsOf(material: Material, element: MaterialElement, T: number, stress: number): LinearTerm[] {
  if (element.kind === 'prony') {
    const times = element.list('tau', T);
    const strengths = element.list('strength', T);
    if (times.length !== strengths.length) {
      throw new FieldError(
        element.name,
        'strength',
        `${element.name} has ${times.length} times but ${strengths.length} strengths; a Prony series needs one strength for each time`,
      );
    }
    return times.map((tau, i) => ({
      element: element.name,
      shape: debyeShape,
      strength: strengths[i] ?? 0,
      logTime: Math.log(tau),
    }));
  }
  return [
    {
      element: element.name,
      shape: shapeOfElement(element, T),
      strength: element.value('strength', T),
      logTime: Math.log(elementTime(material, element, T, stress)),
    },
  ];
}

/**
 * The linear elements of a material at T (K) and stress (Pa); elements of other kinds are left out.
 * @throws FieldError where a field has no usable value, or ν is needed and not known
 */
export function linearModel(material: Material, T: number, stress: number, geometry: Geometry): LinearModel {
  if (isLinearWholeModel(material.problem.kind)) return wholeLinearModel(material, T, geometry);
  const own = material.unrelaxedModulus(T, ownGeometry(material));
  const unrelaxed = material.unrelaxedModulus(T, geometry);
  if (own === undefined) throw new FieldError('elastic', material.modulus, 'the model has no elastic element');
  if (unrelaxed === undefined) {
    throw new FieldError(
      'elastic',
      'nu',
      `a test in ${geometry === 'shear' ? 'shear' : 'tension'} of a model written in ${material.modulus} needs Poisson's ratio; give the alloy or the model a nu`,
    );
  }
  // Moduli of the other geometry are all in the ratio of the unrelaxed ones, compliances in its inverse.
  const scale = unrelaxed / own;
  const modulusTerms: LinearTerm[] = [];
  const complianceTerms: LinearTerm[] = [];
  const fluidities: { element: string; fluidity: number }[] = [];
  for (const element of material.elements) {
    if (element.kind === 'newtonian') {
      fluidities.push({ element: element.name, fluidity: 1 / (element.value('viscosity', T) * scale) });
    } else if (isLinearKind(element.kind)) {
      const isCompliance = material.form === 'compliance' && element.kind !== 'prony';
      for (const term of termsOf(material, element, T, stress)) {
        if (isCompliance) complianceTerms.push({ ...term, strength: term.strength / scale });
        else modulusTerms.push({ ...term, strength: term.strength * scale });
      }
    }
  }
  return { unrelaxed, relaxed: relaxedModulus(unrelaxed, modulusTerms), modulusTerms, complianceTerms, fluidities };
}

/** M_u − Σ ΔM; a rest within rounding of the sum is the zero that was meant (a liquid). */
export function relaxedModulus(unrelaxed: number, terms: readonly LinearTerm[]): number {
  let rest = unrelaxed;
  for (const { strength } of terms) rest -= strength;
  return Math.abs(rest) < 1e-14 * (terms.length + 1) * unrelaxed ? 0 : rest;
}
