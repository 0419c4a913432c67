import { lowerIncompleteGamma, upperIncompleteGamma } from '../numerics/gamma.ts';
import { invertLaplace, invertLaplaceIntegral, type ScaledTransform } from '../numerics/talbot.ts';
import { centredTimes } from './centred-times.ts';
import { deviationFromColeDavidson } from './cole-davidson-deviation.ts';
import { debyeShape } from './debye.ts';
import type { RelaxationShape, SpreadTimes } from './shape.ts';

type FunctionsOfTime = Pick<RelaxationShape, 'relaxation' | 'relaxed' | 'integral' | 'relaxedIntegral'>;

/** Relative error of functions of frequency and of incomplete gamma functions. */
const closedError = 1e-14;
/** That of functions of time for α < 1: of the inversion, which loses two digits of what is left at 1e20 τ for α near 1. */
const inversionError = 3e-11;
/** 1 − α below which the inversion of the whole loses digits of the tail: its error is a share of the start. */
const sharp = 0.1;
/** Beyond it e^−v is nothing beside one. */
const lastDigit = 37;

/**
 * χ = 1/[1 + (iωτ)^α]^γ with 0 < α ≤ 1, γ > 0, αγ ≤ 1 (Qiao 2019 eq. 2-6): Cole–Cole for γ = 1, Cole–Davidson for α = 1,
 * Debye for both.
 */
export function havriliakNegamiShape(alpha: number, gamma: number): RelaxationShape {
  if (alpha === 1 && gamma === 1) return debyeShape;

  /** χ and 1 − χ at s = exp(l + ia); Re and Im each accurate relative to itself. */
  const susceptibility = (l: number, a: number, out: Float64Array): void => {
    // ln(1 + z), z = s^α.
    const angle = alpha * a;
    // cos αa by its distance from the right angle: it decides the real part where |z| is tiny and α is close to 1.
    const cosine = Math.sin(Math.PI / 2 - a + (1 - alpha) * a);
    const sine = Math.sin(angle);
    const log = alpha * l;
    let logReal: number;
    let logImaginary: number;
    // What γ times the angle of 1 + z leaves of π/2: it decides the real part where αγ = 1.
    let left: number;
    if (log < 0) {
      const z = Math.exp(log);
      logReal = 0.5 * Math.log1p(z * (2 * cosine + z));
      logImaginary = Math.atan2(z * sine, 1 + z * cosine);
      left = Math.PI / 2 - gamma * logImaginary;
    } else {
      const inverse = Math.exp(-log);
      logReal = log + 0.5 * Math.log1p(inverse * (2 * cosine + inverse));
      logImaginary = Math.atan2(sine, inverse + cosine);
      left = Math.PI / 2 - gamma * angle + gamma * Math.atan2(sine * inverse, 1 + inverse * cosine);
    }
    const magnitude = Math.exp(-gamma * logReal);
    const phase = gamma * logImaginary;
    const half = Math.sin(phase / 2);
    out[0] = magnitude * Math.sin(left);
    out[1] = -magnitude * Math.sin(phase);
    out[2] = -Math.expm1(-gamma * logReal) + 2 * magnitude * half * half;
    out[3] = magnitude * Math.sin(phase);
  };

  const frequencyScratch = new Float64Array(4);
  const common = {
    key: `havriliak_negami ${alpha} ${gamma}`,
    susceptibility,
    response(u: number, out: Float64Array): void {
      susceptibility(u, Math.PI / 2, frequencyScratch);
      out[0] = frequencyScratch[0] ?? 0;
      out[1] = frequencyScratch[3] ?? 0;
      out[2] = frequencyScratch[2] ?? 0;
    },
  };

  if (alpha === 1) {
    return {
      ...common,
      error: closedError,
      density: (x) => (x < 0 ? coleDavidsonDensity(gamma, x) : 0),
      centre: 0,
      spreadTimes: (far, reach) => coleDavidsonTimes(gamma, far, reach),
      relaxation: (t) => upperIncompleteGamma(gamma, t),
      relaxed: (t) => lowerIncompleteGamma(gamma, t),
      integral: (t) => t * upperIncompleteGamma(gamma, t) + gamma * lowerIncompleteGamma(gamma + 1, t),
      relaxedIntegral: (t) => t * lowerIncompleteGamma(gamma, t) - gamma * lowerIncompleteGamma(gamma + 1, t),
    };
  }
  let worst = closedError;
  /** The inverse of a transform, as a function of time. */
  const inverse =
    (invert: typeof invertLaplace, transform: ScaledTransform) =>
    (t: number): number => {
      worst = inversionError;
      return t <= 0 ? 0 : invert(transform, t);
    };

  /** φ and 1 − φ are the inverses of (1 − χ)/s and χ/s. */
  const inverted = (): FunctionsOfTime => {
    const scratch = new Float64Array(4);
    const part =
      (first: 0 | 2): ScaledTransform =>
      (l, a, out) => {
        susceptibility(l, a, scratch);
        out[0] = scratch[first] ?? 0;
        out[1] = scratch[first + 1] ?? 0;
      };
    const [relaxed, unrelaxed] = [part(0), part(2)];
    const [gone, left] = [inverse(invertLaplace, relaxed), inverse(invertLaplace, unrelaxed)];
    return {
      relaxation: (t) => (t <= 0 ? 1 : t === Infinity ? 0 : left(t)),
      relaxed: (t) => (t === Infinity ? 1 : gone(t)),
      integral: inverse(invertLaplaceIntegral, unrelaxed),
      relaxedIntegral: inverse(invertLaplaceIntegral, relaxed),
    };
  };

  /**
   * Cole–Davidson, and what α adds: where α is close to 1 that is small, and with it the error of its inversion, so that the
   * weak tail of long times keeps its digits behind the exponential decay.
   */
  const fromColeDavidson = (): FunctionsOfTime => {
    const coleDavidson = havriliakNegamiShape(1, gamma);
    const transform = deviationFromColeDavidson(alpha, gamma, coleDavidson, susceptibility);
    const deviation = inverse(invertLaplace, transform);
    const deviationIntegral = inverse(invertLaplaceIntegral, transform);
    return {
      relaxation: (t) => (t === Infinity ? 0 : coleDavidson.relaxation(t) + deviation(t)),
      relaxed: (t) => (t === Infinity ? 1 : coleDavidson.relaxed(t) - deviation(t)),
      integral: (t) => coleDavidson.integral(t) + deviationIntegral(t),
      relaxedIntegral: (t) => coleDavidson.relaxedIntegral(t) - deviationIntegral(t),
    };
  };

  const density = (x: number): number => timesDensity(alpha, gamma, x);
  // The density has its singularities at x = ±iπ(1/α − 1).
  const centre = Math.PI * (1 / alpha - 1);
  return {
    ...common,
    get error() {
      return worst;
    },
    forgetUse: () => (worst = closedError),
    density,
    centre,
    spreadTimes: (far, reach) => centredTimes(density, centre, far, reach),
    ...(1 - alpha < sharp ? fromColeDavidson() : inverted()),
  };
}

/**
 * The density of the times over x = ln(τ_i/τ): the jump of χ across its cut, Im χ(−1/τ_i)/π. Written with π(1 − α) and
 * π(1 − αγ), so that it keeps its digits where α or αγ are close to one.
 */
function timesDensity(alpha: number, gamma: number, x: number): number {
  const log = -alpha * x;
  const small = Math.exp(-Math.abs(log));
  const rest = Math.PI * (1 - alpha);
  const sine = Math.sin(rest);
  // 1 + cos πα
  const gap = 2 * Math.sin(rest / 2) ** 2;
  // 1 + small × e^(±iπα) = 1 − small + small × gap ± i small × sine
  const real = -Math.expm1(-Math.abs(log)) + small * gap;
  const logModulus = Math.max(log, 0) + Math.log(Math.hypot(real, small * sine));
  const angle = Math.atan2(small * sine, real);
  // θ = arg(1 + z) with z = e^(log + iπα): the angle itself, or πα less the angle.
  const phase = log < 0 ? Math.sin(gamma * angle) : Math.sin(Math.PI * (1 - alpha * gamma) + gamma * angle);
  return (Math.exp(-gamma * logModulus) * phase) / Math.PI;
}

/** ln(e^y − 1) for y > 0, also where e^y is beyond all numbers. */
const logExpm1 = (y: number): number => (y > lastDigit ? y : Math.log(Math.expm1(y)));

/** The density of Cole–Davidson times, sin(πγ)/π (e^−x − 1)^−γ for x < 0. */
const coleDavidsonDensity = (gamma: number, x: number): number =>
  (Math.sin(Math.PI * (1 - gamma)) / Math.PI) * Math.exp(-gamma * logExpm1(-x));

/** The same over v, x = −a ln(1 + e^−v): its singular end goes to v = ∞. */
const coleDavidsonTimes = (gamma: number, far: number, reach: number): SpreadTimes => {
  const place = (v: number): number => -far * (v < -lastDigit ? -v : Math.log1p(Math.exp(-v)));
  return {
    place,
    density: (v) => (coleDavidsonDensity(gamma, place(v)) * far) / (1 + Math.exp(v)),
    near: (x) => (x < 0 ? Math.min(lastDigit, -logExpm1(-x / far)) : lastDigit),
    lower: -reach / far,
    upper: lastDigit,
    decayAtEnd: 1 - gamma,
  };
};
