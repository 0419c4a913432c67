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
import { formatNumber } from '../time/format.ts';
import { withoutPoissonRatio } from '../poisson-ratio.ts';
import { gamma } from '../numerics/gamma.ts';
import { debyeShape } from './debye.ts';
import { hierarchicalTimes } from './hierarchical.ts';
import { kwwShape } from './kww.ts';
import { fluidityOf, lineariseFlow, type FlowMoment, type LinearisedFlow } from './linearised-flow.ts';
import { hasShape, shapeOfElement } from './shape-of-element.ts';
import type { RelaxationShape } from './shape.ts';
import { dependsOnStress, elementTime } from './stress-effect.ts';
import { isLinearWholeModel, wholeLinearModel } from './whole-models.ts';

export interface LinearTerm {
  readonly element: string;
  /** Position of the element among those of the material. */
  readonly index: number;
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
  readonly fluidities: readonly Dashpot[];
  /** Terms that a frequency sees only; see `dynamicModel`. */
  readonly powerLaws: readonly PowerLaw[];
  /** Flow laws with states that answer to the oscillation, seen by a frequency only too. */
  readonly flows: readonly LinearisedFlow[];
  /** The element whose states leave their values the fastest, relative to their size. */
  readonly drift: Drift | undefined;
}

export interface Drift {
  readonly element: string;
  /** 1/s */
  readonly rate: number;
}

export interface Dashpot {
  readonly element: string;
  readonly index: number;
  readonly fluidity: number;
}

/** A compliance A (iωτ)^−χ that strains add (Hao 2022 eq. 25b). */
export interface PowerLaw {
  readonly element: string;
  readonly index: number;
  /** 1/Pa */
  readonly strength: number;
  readonly exponent: number;
  /** cos and sin of the phase χπ/2. */
  readonly cosine: number;
  readonly sine: number;
  readonly logTime: number;
}

export type Geometry = 'tensile' | 'shear';

/** The geometry that a model is written for. */
export function ownGeometry(material: Material): Geometry {
  const { kind } = material.problem;
  const whole = kind === 'elements' ? undefined : modelKinds.get(kind);
  return whole?.geometry ?? (material.modulus === 'E' ? 'tensile' : 'shear');
}

/** Kinds that this module knows; a model of these only is linear. */
export const isLinearKind = (kind: string): boolean => hasShape(kind) || kind === 'prony' || kind === 'newtonian';

/** Whether every element is linear and time enters through convolutions only. */
export const isLinear = (material: Material): boolean =>
  isLinearWholeModel(material.problem.kind) ||
  (material.elastic !== undefined &&
    material.elements.every((element) => isLinearKind(element.kind) && !dependsOnStress(material, element)));

/** Terms of one element, strengths multiplied by `scale`. */
function termsOf(material: Material, element: MaterialElement, T: number, stress: number, scale: number): LinearTerm[] {
  const index = material.elements.indexOf(element);
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
      index,
      shape: debyeShape,
      strength: (strengths[i] ?? 0) * scale,
      logTime: Math.log(tau),
    }));
  }
  return [
    {
      element: element.name,
      index,
      shape: shapeOfElement(element, T),
      strength: element.value('strength', T) * scale,
      logTime: Math.log(elementTime(material, element, T, stress)),
    },
  ];
}

/**
 * The linear elements of a material at T (K) and stress (Pa); elements of other kinds are left out.
 * @throws FieldError where a field has no usable value, or ν is needed and not known
 */
export function linearModel(material: Material, T: number, stress: number, geometry: Geometry): LinearModel {
  return buildModel(material, T, stress, geometry, 'linear');
}

/**
 * The model in the limit of small loads, as time sees it: a hierarchical element has the creep law of its time domain
 * (Hao 2022 eq. 25a) whatever response to a frequency it names, and flow laws are linearised about no stress.
 * @throws FieldError
 */
export function smallLoadModel(material: Material, T: number, geometry: Geometry): LinearModel {
  return buildModel(material, T, 0, geometry, 'limit');
}

/**
 * The model as a frequency sees it. The anelastic strain of a hierarchical element is a power law, or the transform of its
 * stretched exponential, and its viscoplastic strain a dashpot; flow laws are linearised about the stress.
 * @param reached where a history has led the states of the flow laws; their start values when left out
 * @throws FieldError
 */
export function dynamicModel(
  material: Material,
  T: number,
  stress: number,
  geometry: Geometry,
  reached?: FlowMoment,
): LinearModel {
  return buildModel(material, T, stress, geometry, 'dynamic', reached);
}

/** Linear elements only; or all of them, as a frequency sees them; or all, as time sees them under small loads. */
type View = 'linear' | 'dynamic' | 'limit';

function buildModel(
  material: Material,
  T: number,
  stress: number,
  geometry: Geometry,
  view: View,
  reached?: FlowMoment,
): LinearModel {
  if (isLinearWholeModel(material.problem.kind)) return wholeLinearModel(material, T, geometry);
  const unrelaxed = material.unrelaxedModulus(T, geometry);
  const own = geometry === ownGeometry(material) ? unrelaxed : material.unrelaxedModulus(T, ownGeometry(material));
  if (own === undefined) throw new FieldError('elastic', material.modulus, 'the model has no elastic element');
  if (unrelaxed === undefined) throw withoutPoissonRatio(material, 'elastic', geometry);
  const parts: ModelParts = {
    // Moduli of the other geometry are all in the ratio of the unrelaxed ones, compliances in its inverse.
    scale: unrelaxed / own,
    modulusTerms: none,
    complianceTerms: none,
    fluidities: none,
    powerLaws: none,
    flows: none,
  };
  let drift: Drift | undefined;
  for (const element of material.elements) {
    if (element.kind === 'hierarchical') {
      if (view !== 'linear') addHierarchical(parts, material, element, T, stress, view);
    } else if (isLinearKind(element.kind)) {
      addLinear(parts, material, element, T, stress);
    } else if (view !== 'linear') {
      const rate = addFlow(parts, material, element, T, stress, geometry, reached);
      if (rate > (drift?.rate ?? 0)) drift = { element: element.name, rate };
    }
  }
  const { modulusTerms, complianceTerms, fluidities, powerLaws, flows } = parts;
  const relaxed = relaxedModulus(unrelaxed, modulusTerms);
  if (relaxed < 0) throw negativeModulus(material, own, own * (1 - relaxed / unrelaxed), T);
  return { unrelaxed, relaxed, modulusTerms, complianceTerms, fluidities, powerLaws, flows, drift };
}

interface ModelParts {
  readonly scale: number;
  modulusTerms: readonly LinearTerm[];
  complianceTerms: readonly LinearTerm[];
  fluidities: readonly Dashpot[];
  powerLaws: readonly PowerLaw[];
  flows: readonly LinearisedFlow[];
}

const none: readonly never[] = [];

/** Lists of exactly their length: thousands of models are kept at once, and a list that is pushed to reserves more. */
const joined = <Part>(parts: readonly Part[], more: readonly Part[]): readonly Part[] =>
  parts.length === 0 ? more : [...parts, ...more];

function addLinear(parts: ModelParts, material: Material, element: MaterialElement, T: number, stress: number): void {
  const { scale } = parts;
  if (element.kind === 'newtonian') {
    const index = material.elements.indexOf(element);
    const fluidity = 1 / (element.value('viscosity', T) * scale);
    parts.fluidities = joined(parts.fluidities, [{ element: element.name, index, fluidity }]);
    return;
  }
  const isCompliance = material.form === 'compliance' && element.kind !== 'prony';
  const terms = termsOf(material, element, T, stress, isCompliance ? 1 / scale : scale);
  if (isCompliance) parts.complianceTerms = joined(parts.complianceTerms, terms);
  else parts.modulusTerms = joined(parts.modulusTerms, terms);
}

/** @returns the rate at which the states of the law leave their values */
function addFlow(
  parts: ModelParts,
  material: Material,
  element: MaterialElement,
  T: number,
  stress: number,
  geometry: Geometry,
  reached: FlowMoment | undefined,
): number {
  const flow = lineariseFlow(material, element, T, stress, geometry, parts.scale, reached);
  if (!flow) {
    throw new FieldError(element.name, '', `${element.kind} has no response to a frequency`);
  }
  const fluidity = fluidityOf(flow);
  if (fluidity === undefined) parts.flows = joined(parts.flows, [flow]);
  else parts.fluidities = joined(parts.fluidities, [{ element: flow.element, index: flow.index, fluidity }]);
  return flow.drift;
}

function addHierarchical(
  parts: ModelParts,
  material: Material,
  element: MaterialElement,
  T: number,
  stress: number,
  view: View,
): void {
  const { chi, logMaximum, logAnelastic: logTime } = hierarchicalTimes(material, element, T, stress);
  const { scale } = parts;
  const name = element.name;
  const index = material.elements.indexOf(element);
  const strength = element.value('A_an', T) / scale;
  const response = view === 'limit' ? 'exact' : element.choice('response');
  if (response === 'exact') {
    parts.complianceTerms = joined(parts.complianceTerms, [
      { element: name, index, shape: kwwShape(chi), strength, logTime },
    ]);
  } else {
    const factor = response === 'gamma' ? gamma(1 + chi) : 1;
    const term: PowerLaw = {
      element: name,
      index,
      strength: strength * factor,
      exponent: chi,
      cosine: Math.cos((Math.PI / 2) * chi),
      sine: Math.sin((Math.PI / 2) * chi),
      logTime,
    };
    parts.powerLaws = joined(parts.powerLaws, [term]);
  }
  const fluidity = (element.value('A_vp', T) / scale) * Math.exp(-logMaximum);
  parts.fluidities = joined(parts.fluidities, [{ element: name, index, fluidity }]);
}

/** Where moduli depend on temperature, their strengths may exceed them at some temperatures only. */
function negativeModulus(material: Material, modulus: number, strengths: number, T: number): FieldError {
  const inGigapascal = (value: number): string => `${formatNumber(value / 1e9)} GPa`;
  return new FieldError(
    'elastic',
    material.modulus,
    `the strengths add up to ${inGigapascal(strengths)} at ${formatNumber(T)} K, more than the modulus of ${inGigapascal(modulus)} there: the relaxed modulus would be negative`,
  );
}

/** M_u − Σ ΔM; a rest within rounding of the sum is the zero that was meant (a liquid). */
export function relaxedModulus(unrelaxed: number, terms: readonly LinearTerm[]): number {
  let rest = unrelaxed;
  for (const { strength } of terms) rest -= strength;
  return Math.abs(rest) < 1e-14 * (terms.length + 1) * unrelaxed ? 0 : rest;
}
