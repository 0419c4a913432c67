import { lowerIncompleteGamma, upperIncompleteGamma } from '../numerics/gamma.ts';
import { invertLaplace, invertLaplaceIntegral, talbotError } from '../numerics/talbot.ts';
import { debyeShape } from './debye.ts';
import type { RelaxationShape } from './shape.ts';

/** Terms below this share of a sum are left out. */
const negligibleTerm = 1e-18;
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
    // ln(1 + z), z = s^α. The right angle is exact: its cosine decides the real part where |z| is tiny.
    const angle = alpha * a;
    const cosine = angle === Math.PI / 2 ? 0 : Math.cos(angle);
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

  const scratch = new Float64Array(4);
  /** φ and 1 − φ are the inverses of (1 − χ)/s and χ/s. */
  const unrelaxed = (l: number, a: number, out: Float64Array): void => {
    susceptibility(l, a, scratch);
    out[0] = scratch[2] ?? 0;
    out[1] = scratch[3] ?? 0;
  };
  const relaxed = (l: number, a: number, out: Float64Array): void => {
    susceptibility(l, a, scratch);
    out[0] = scratch[0] ?? 0;
    out[1] = scratch[1] ?? 0;
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
      error: 1e-14,
      density: (x) => (x < 0 ? (Math.sin(Math.PI * gamma) / Math.PI) * Math.expm1(-x) ** -gamma : 0),
      densityMean: (f, centre) => coleDavidsonMean(gamma, f, centre),
      relaxation: (t) => upperIncompleteGamma(gamma, t),
      relaxed: (t) => lowerIncompleteGamma(gamma, t),
      integral: (t) => t * upperIncompleteGamma(gamma, t) + gamma * lowerIncompleteGamma(gamma + 1, t),
      relaxedIntegral: (t) => t * lowerIncompleteGamma(gamma, t) - gamma * lowerIncompleteGamma(gamma + 1, t),
    };
  }
  return {
    ...common,
    error: talbotError,
    density: (x) => {
      // The jump of χ across the cut: Im χ(−1/τ)/π.
      const log = -alpha * x;
      const angle = Math.PI * alpha;
      const small = Math.exp(-Math.abs(log));
      const logModulus = Math.max(log, 0) + 0.5 * Math.log(1 + small * (2 * Math.cos(angle) + small));
      const argument =
        log < 0
          ? Math.atan2(small * Math.sin(angle), 1 + small * Math.cos(angle))
          : Math.atan2(Math.sin(angle), small + Math.cos(angle));
      return (Math.exp(-gamma * logModulus) * Math.sin(gamma * argument)) / Math.PI;
    },
    relaxation: (t) => (t <= 0 ? 1 : t === Infinity ? 0 : invertLaplace(unrelaxed, t)),
    relaxed: (t) => (t <= 0 ? 0 : t === Infinity ? 1 : invertLaplace(relaxed, t)),
    integral: (t) => (t <= 0 ? 0 : invertLaplaceIntegral(unrelaxed, t)),
    relaxedIntegral: (t) => (t <= 0 ? 0 : invertLaplaceIntegral(relaxed, t)),
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
  return (Math.sin(Math.PI * gamma) / Math.PI) * sum * step;
}
