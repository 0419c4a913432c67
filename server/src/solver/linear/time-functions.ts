/**
 * The functions of time of a linear model: relaxation modulus, creep compliance and their integrals. Sums of the terms'
 * own functions where the model is written that way; the relaxation of retarded strains of single times is a sum of
 * exponentials too; else exact interconversion, s² M̃ J̃ = 1, by inversion.
 */
import { PiecewiseChebyshev } from '../numerics/chebyshev.ts';
import { invertLaplace, invertLaplaceIntegral, talbotError, type ScaledTransform } from '../numerics/talbot.ts';
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
  /** J(t) without a table, for tests that ask for few values: a recovery is a small difference of two of them. */
  readonly directCompliance: (t: number) => number;
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
  const converted = modulusIsSum || series ? undefined : new InvertedTransform(modulusOfS, smallShare * unrelaxed);
  const convertedCompliance = complianceIsSum ? undefined : new InvertedTransform(complianceOfS, 0);
  const modulusAt = (t: number): number =>
    series ? pronyModulus(series, t) : converted ? converted.value(t) : sumModulus(t);
  const modulusIntegralTo = (t: number): number =>
    series ? pronyIntegral(series, t) : converted ? converted.integral(t) : sumModulusIntegral(t);
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
    compliance: (t) => (t <= 0 ? 1 / unrelaxed : convertedCompliance ? convertedCompliance.value(t) : sumCompliance(t)),
    directCompliance: (t) =>
      t <= 0 ? 1 / unrelaxed : complianceIsSum ? sumCompliance(t) : invertLaplace(complianceOfS, t),
    complianceIntegral: (t) =>
      t <= 0 ? 0 : convertedCompliance ? convertedCompliance.integral(t) : sumComplianceIntegral(t),
    get error() {
      const inversion = Math.max(converted?.error ?? 0, convertedCompliance?.error ?? 0);
      const conversion = (series ? conversionError : talbotError) + inversion;
      return terms.reduce((worst, { shape }) => Math.max(worst, shape.error), 0) + conversion;
    },
    modulusIsConverted: !modulusIsSum && !series,
  };
}

/** Relative error that a table may add. */
const tableTolerance = 1e-11;
/** A modulus that falls by powers of e is inverted with an error that is a share of its start. */
const smallShare = 1e-2;

/**
 * A function of time and its integral from their transform. A ramp asks for dozens of values at every point, each of which
 * is a sum over the path of the inversion: they are tabulated over ln t.
 */
class InvertedTransform {
  private readonly values: PiecewiseChebyshev;
  private readonly integrals: PiecewiseChebyshev;
  private readonly found = new Float64Array(3);

  private readonly offset: number;

  /** @param offset below which the digits of a value need not be its own: an inversion has none there */
  constructor(transform: ScaledTransform, offset: number) {
    this.offset = offset;
    this.values = new PiecewiseChebyshev(
      (logTime, out) => out.fill(invertLaplace(transform, Math.exp(logTime)) + offset),
      tableTolerance,
    );
    this.integrals = new PiecewiseChebyshev((logTime, out) => {
      const t = Math.exp(logTime);
      out.fill(invertLaplaceIntegral(transform, t) / t);
    }, tableTolerance);
  }

  /** t > 0 */
  value(t: number): number {
    this.values.evaluate(Math.log(t), this.found);
    return (this.found[0] ?? Number.NaN) - this.offset;
  }

  /** ∫0^t, t > 0 */
  integral(t: number): number {
    this.integrals.evaluate(Math.log(t), this.found);
    return t * (this.found[0] ?? Number.NaN);
  }

  /** Largest relative error of the tables used. */
  get error(): number {
    return Math.max(this.values.worstError, this.integrals.worstError);
  }
}

/** ∫0^t (1 − φ(u/τ)) du; a term whose time is infinite never relaxes. */
export const relaxedIntegral = (shape: Pick<RelaxationShape, 'relaxedIntegral'>, t: number, tau: number): number =>
  tau === Infinity ? 0 : tau * shape.relaxedIntegral(t / tau);
