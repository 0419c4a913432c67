import { lowerIncompleteGamma, upperIncompleteGamma } from '../numerics/gamma.ts';
import { invertLaplace, invertLaplaceIntegral } from '../numerics/talbot.ts';
import { deviationFromColeDavidson } from './cole-davidson-deviation.ts';
import { debyeShape } from './debye.ts';
import type { RelaxationShape } from './shape.ts';

/** Terms below this share of a sum are left out. */
const negligibleTerm = 1e-18;
/** Relative error of functions of frequency and of incomplete gamma functions. */
const closedError = 1e-14;
/** That of functions of time for α < 1: of the inversion, which loses two digits of what is left at 1e20 τ for α near 1. */
const inversionError = 3e-11;
/** Density of times so far out in its tails that its own digits do not matter. */
const negligibleDensity = 1e-40;

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
    if (log < 0) {
      const z = Math.exp(log);
      logReal = 0.5 * Math.log1p(z * (2 * cosine + z));
      logImaginary = Math.atan2(z * sine, 1 + z * cosine);
    } else {
      const inverse = Math.exp(-log);
      logReal = log + 0.5 * Math.log1p(inverse * (2 * cosine + inverse));
      logImaginary = Math.atan2(sine, inverse + cosine);
    }
    const magnitude = Math.exp(-gamma * logReal);
    const phase = gamma * logImaginary;
    const half = Math.sin(phase / 2);
    out[0] = magnitude * Math.cos(phase);
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
      density: (x) => (x < 0 ? (Math.sin(Math.PI * (1 - gamma)) / Math.PI) * Math.expm1(-x) ** -gamma : 0),
      densityMean: (f, centre) => coleDavidsonMean(gamma, f, centre),
      relaxation: (t) => upperIncompleteGamma(gamma, t),
      relaxed: (t) => lowerIncompleteGamma(gamma, t),
      integral: (t) => t * upperIncompleteGamma(gamma, t) + gamma * lowerIncompleteGamma(gamma + 1, t),
      relaxedIntegral: (t) => t * lowerIncompleteGamma(gamma, t) - gamma * lowerIncompleteGamma(gamma + 1, t),
    };
  }
  // In time: Cole–Davidson, and what α adds. Where α is close to 1 that is small, and with it the error of its inversion, so
  // that the weak tail of long times keeps its digits behind the exponential decay.
  const coleDavidson = havriliakNegamiShape(1, gamma);
  const deviation = deviationFromColeDavidson(alpha, gamma, coleDavidson, susceptibility);
  let worst = closedError;
  const inverted = (invert: typeof invertLaplace, t: number): number => {
    worst = inversionError;
    return invert(deviation, t);
  };
  const [sineOfCut, halfSineOfCut] = [Math.sin(Math.PI * (1 - alpha)), Math.sin((Math.PI / 2) * (1 - alpha))];
  return {
    ...common,
    get error() {
      return worst;
    },
    forgetUse: () => (worst = closedError),
    density: (x) => {
      // The jump of χ across the cut: Im χ(−1/τ)/π. With 1 + cos πα = 2 sin²(π(1 − α)/2) a sharp peak keeps its digits.
      const log = -alpha * x;
      const small = Math.exp(-Math.abs(log));
      const rest = -Math.expm1(-Math.abs(log));
      const square = halfSineOfCut * halfSineOfCut;
      const logModulus = Math.max(log, 0) + 0.5 * Math.log(rest * rest + 4 * small * square);
      const argument =
        log < 0 ? Math.atan2(small * sineOfCut, rest + 2 * small * square) : Math.atan2(sineOfCut, 2 * square - rest);
      return (Math.exp(-gamma * logModulus) * Math.sin(gamma * argument)) / Math.PI;
    },
    relaxation: (t) => (t <= 0 ? 1 : t === Infinity ? 0 : coleDavidson.relaxation(t) + inverted(invertLaplace, t)),
    relaxed: (t) => (t <= 0 ? 0 : t === Infinity ? 1 : coleDavidson.relaxed(t) - inverted(invertLaplace, t)),
    integral: (t) => (t <= 0 ? 0 : coleDavidson.integral(t) + inverted(invertLaplaceIntegral, t)),
    relaxedIntegral: (t) => (t <= 0 ? 0 : coleDavidson.relaxedIntegral(t) - inverted(invertLaplaceIntegral, t)),
  };
}

/**
 * ∫ f(x) h(x) dx over the density of Cole–Davidson times, sin(πγ)/π (e^−x − 1)^−γ for x < 0. With e^−x − 1 = e^v its
 * singular end goes to v = −∞ and the integrand is analytic: trapezoidal rule, step halved until it stands still. The sum
 * goes outwards from where the two meet as far as it changes.
 * @param centre f falls on both sides of it
 */
function coleDavidsonMean(gamma: number, f: (x: number) => number, centre: number): number {
  const term = (v: number): number =>
    (f(v > 35 ? -v : -Math.log1p(Math.exp(v))) * Math.exp(-gamma * v)) / (1 + Math.exp(-v));
  const start = Math.max(0, -centre);
  const lower = -40 / (1 - gamma);
  const upper = start + 40 / gamma;
  /** Σ of the terms at from, from ± step, from ± 2 step … on one side. */
  const side = (from: number, step: number): number => {
    let sum = 0;
    for (let v = from; v >= lower && v <= upper; v += step) {
      const value = term(v);
      sum += value;
      if (value <= negligibleTerm * sum && sum > 0) break;
    }
    return sum;
  };
  let step = 0.5;
  let sum = side(start, step) + side(start - step, -step);
  for (let level = 0; level < 10; level++) {
    const coarse = sum * step;
    sum += side(start + step / 2, step) + side(start - step / 2, -step);
    step /= 2;
    if (Math.abs(sum * step - coarse) <= 1e-8 * Math.abs(sum * step) + negligibleDensity) break;
  }
  return (Math.sin(Math.PI * (1 - gamma)) / Math.PI) * sum * step;
}
