/**
 * The functions of time of a linear model: relaxation modulus, creep compliance and their integrals. Sums of the terms'
 * own functions where the model is written that way; the relaxation of retarded strains of single times is a sum of
 * exponentials too; else exact interconversion, s² M̃ J̃ = 1, by inversion.
 */
import { invertLaplace, invertLaplaceIntegral, talbotError } from '../numerics/talbot.ts';
import type { LinearModel } from './model.ts';
import { exactProny, pronyIntegral, pronyModulus } from './prony-conversion.ts';
import type { RelaxationShape } from './shape.ts';
import { operationalCompliance, operationalModulus } from './response.ts';

export interface TimeFunctions {
  /** M(t), Pa, t ≥ 0. */
  readonly modulus: (t: number) => number;
  /** ∫0^t M, Pa s: the stress at unit strain rate. */
  readonly modulusIntegral: (t: number) => number;
  /** J(t), 1/Pa, t ≥ 0. */
  readonly compliance: (t: number) => number;
  /** ∫0^t J, s/Pa: the strain at unit stress rate. */
  readonly complianceIntegral: (t: number) => number;
  /** Error, relative to the value where it is written as a sum, else to its largest; known once values were computed. */
  readonly error: number;
  /** Whether it is an inverted transform, which does not keep its digits where it decays faster than a power of t. */
  readonly modulusIsConverted: boolean;
}

/** Relative error of a sum of exponentials after hundreds of its times: that of the times is a hundredth of it. */
const conversionError = 1e-11;

export function timeFunctions(model: LinearModel): TimeFunctions {
  const { modulusTerms, complianceTerms, fluidities, relaxed, unrelaxed } = model;
  const terms = [...modulusTerms, ...complianceTerms];
  const modulusIsSum = complianceTerms.length === 0 && fluidities.length === 0;
  const complianceIsSum = modulusTerms.length === 0;
  const modulusOfS = operationalModulus(model);
  const complianceOfS = operationalCompliance(model);
  const fluidity = fluidities.reduce((sum, { fluidity: each }) => sum + each, 0);

  const sumModulus = (t: number): number => {
    let sum = relaxed;
    for (const { strength, shape, logTime } of modulusTerms) {
      sum += strength * shape.relaxation(t * Math.exp(-logTime));
    }
    return sum;
  };
  const sumModulusIntegral = (t: number): number => {
    let sum = relaxed * t;
    for (const { strength, shape, logTime } of modulusTerms) {
      // A frozen term is a spring.
      const tau = Math.exp(logTime);
      sum += strength * (tau === Infinity ? t : tau * shape.integral(t / tau));
    }
    return sum;
  };
  // Strains of single times relax by exponentials: a sum that keeps its digits where hardly anything is left.
  const series = modulusIsSum ? undefined : exactProny(model);
  const modulusAt = (t: number): number =>
    modulusIsSum ? sumModulus(t) : series ? pronyModulus(series, t) : invertLaplace(modulusOfS, t);
  const modulusIntegralTo = (t: number): number =>
    modulusIsSum ? sumModulusIntegral(t) : series ? pronyIntegral(series, t) : invertLaplaceIntegral(modulusOfS, t);
  const sumCompliance = (t: number): number => {
    let sum = 1 / unrelaxed + fluidity * t;
    for (const { strength, shape, logTime } of complianceTerms) {
      sum += strength * shape.relaxed(t * Math.exp(-logTime));
    }
    return sum;
  };
  const sumComplianceIntegral = (t: number): number => {
    let sum = t / unrelaxed + (fluidity * t * t) / 2;
    for (const { strength, shape, logTime } of complianceTerms) {
      sum += strength * relaxedIntegral(shape, t, Math.exp(logTime));
    }
    return sum;
  };

  return {
    modulus: (t) => (t <= 0 ? unrelaxed : modulusAt(t)),
    modulusIntegral: (t) => (t <= 0 ? 0 : modulusIntegralTo(t)),
    compliance: (t) => (t <= 0 ? 1 / unrelaxed : complianceIsSum ? sumCompliance(t) : invertLaplace(complianceOfS, t)),
    complianceIntegral: (t) =>
      t <= 0 ? 0 : complianceIsSum ? sumComplianceIntegral(t) : invertLaplaceIntegral(complianceOfS, t),
    get error() {
      return terms.reduce((worst, { shape }) => Math.max(worst, shape.error), series ? conversionError : talbotError);
    },
    modulusIsConverted: !modulusIsSum && !series,
  };
}

/** ∫0^t (1 − φ(u/τ)) du; a term whose time is infinite never relaxes. */
export const relaxedIntegral = (shape: Pick<RelaxationShape, 'relaxedIntegral'>, t: number, tau: number): number =>
  tau === Infinity ? 0 : tau * shape.relaxedIntegral(t / tau);
