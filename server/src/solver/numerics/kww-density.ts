/**
 * Density of the relaxation times of the stretched exponential exp(−t^β), 0 < β < 1, over x = ln τ (Kanter 1975, "Stable
 * densities under change of scale and total variation inequalities"):
 *
 *   H(x) = β/(1 − β) · 1/π ∫0^π v e^−v dθ,   v = e^{xβ/(1 − β)} A(θ),
 *   A(θ) = sin((1 − β)θ) sin(βθ)^{β/(1 − β)} / sin(θ)^{1/(1 − β)}.
 *
 * All parts are positive, so that the density is accurate relative to itself however small it is. A is tabulated
 * (`kww-density-table.ts`), except very near β = 1. There, with θ = π/(1 + e^−s), the integrand dies out on both sides and
 * the trapezoidal rule in s converges geometrically; its step is halved until the sum stands still.
 */

import { logGamma } from './gamma.ts';
import { tabulatedDensity } from './kww-density-table.ts';

/** Relative error to which the density is computed. */
export const kwwDensityError = 1e-10;

/** Agreement of two sums, and of the two before, with which the finer one, whose error is the square, is within the tolerance. */
const converged = 1e-7;
const nearlyConverged = 1e-3;
/** Above this exponent e^−v is nothing, and nothing beside one. */
const underflow = 745;
const negligible = 45;

/** Powers of e^(βx) up to which the series in them is used, and how many of them it takes. */
const largestPower = 0.1;
const seriesLength = 18;
/** Exponents nearer to 1 need too long a table. */
const largestTabulated = 0.97;

/** Σ_k (−1)^(k + 1) sin(πkβ) Γ(1 + kβ)/(π k!) e^(kβx): the times far shorter than one. */
function shortTimes(beta: number): (power: number) => number {
  const coefficients = Float64Array.from({ length: seriesLength + 1 }, (_, k) =>
    k === 0 ? 0 : (Math.sin(Math.PI * k * (1 - beta)) / Math.PI) * Math.exp(logGamma(1 + k * beta) - logGamma(k + 1)),
  );
  return (power) => {
    let sum = 0;
    for (let k = seriesLength; k > 0; k--) sum = (sum + (coefficients[k] ?? 0)) * power;
    return sum;
  };
}

/** H(x) of one exponent, whose many values share what does not depend on x. */
export function kwwDensityOf(beta: number): (x: number) => number {
  const ofShortTimes = shortTimes(beta);
  const ofOthers =
    beta > largestTabulated ? (x: number) => nearOne(beta, x) : tabulatedDensity(beta, Math.log(largestPower) / beta);
  return (x) => {
    const power = Math.exp(beta * x);
    return power < largestPower ? ofShortTimes(power) : ofOthers(x);
  };
}

/** ln A at θ = π/(1 + e^−s). */
function logRise(beta: number, s: number): number {
  const theta = Math.PI / (1 + Math.exp(-s));
  // Beyond the middle, sin θ from π − θ, which keeps its digits.
  const sine = s < 0 ? Math.sin(theta) : Math.sin(Math.PI / (1 + Math.exp(s)));
  const share = 1 / (1 - beta);
  return (
    Math.log(Math.sin((1 - beta) * theta)) + beta * share * Math.log(Math.sin(beta * theta)) - share * Math.log(sine)
  );
}

/** H(x) by itself. */
function nearOne(beta: number, x: number): number {
  const share = beta / (1 - beta);
  const shift = x * share;
  const logStart = Math.log(1 - beta) + share * Math.log(beta) + shift;
  const start = Math.exp(logStart);
  if (start > underflow) return 0;
  /** Where v has grown by `rise` over its least value. */
  const place = (rise: number): number => {
    let low = -45;
    let high = Math.abs(x) + 60;
    const wanted = Math.log(start + rise);
    while (high - low > 0.01 * (1 - beta)) {
      const middle = (low + high) / 2;
      // Very near β = 1 the width is below the resolution of numbers.
      if (middle <= low || middle >= high) break;
      if (logRise(beta, middle) + shift < wanted) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  };
  const right = place(negligible);
  let step = Math.max(1e-6 * right, (right - place(1)) / 4);
  /** Σ of the integrand from the right end leftwards, every `step` from `from`, until it has died out. */
  const sum = (from: number, spacing: number): number => {
    let total = 0;
    for (let s = from; s > -45; s -= spacing) {
      const v = Math.exp(logRise(beta, s) + shift);
      const term = (v * Math.exp(start - v)) / (2 + 2 * Math.cosh(s));
      total += term;
      if (term < 1e-17 * total) break;
    }
    return total;
  };
  let total = sum(right, step);
  let before = Infinity;
  for (let level = 0; level < 12; level++) {
    const coarse = total;
    total += sum(right - step / 2, step);
    step /= 2;
    const difference = Math.abs(2 * coarse - total);
    // One agreement may be chance; two that follow each other are not.
    if (difference <= converged * total && before <= nearlyConverged * total) break;
    before = difference;
  }
  // dθ/π = ds/(2 + 2 cosh s)
  return share * total * step * Math.exp(-start);
}
