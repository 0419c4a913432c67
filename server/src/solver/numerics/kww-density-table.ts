/**
 * The density of the relaxation times of a stretched exponential (see `kww-density.ts`) for many times of one exponent.
 *
 * In H(x) = β/(1 − β) · 1/π ∫0^π v e^−v dθ the time stands in the factor of v = e^{xβ/(1 − β)} A(θ) only: A is tabulated
 * once. With θ = π tanh(s/2) the integrand is even in s and dies out doubly exponentially, so that the trapezoidal rule
 * from s = 0 on converges geometrically; its step is halved until the sum stands still.
 */

/** Agreement of two sums with which the finer one, whose error is the square, is within `kwwDensityError`. */
const converged = 1e-7;
/** ln of the exponent above which e^−v is nothing. */
const logUnderflow = Math.log(745);
const mostHalvings = 8;
/** First step in s as a share of 1 − β. */
const firstStep = 0.8;

/** A(θ)/A(0) at places of s. */
interface Level {
  /** ln A(θ)/A(0), rising. */
  readonly logRises: Float64Array;
  /** dθ/ds/π times the step. */
  readonly measures: Float64Array;
}

/**
 * ln A(θ)/A(0) at θ = π tanh(s/2).
 * @param beta exponent
 */
function logRise(beta: number, s: number): number {
  if (s === 0) return 0;
  const theta = Math.PI * Math.tanh(s / 2);
  // Beyond the middle, sin θ from π − θ, which keeps its digits.
  const sine = s < 1 ? Math.sin(theta) : Math.sin((2 * Math.PI) / (1 + Math.exp(s)));
  const rest = 1 - beta;
  return (
    Math.log(Math.sin(rest * theta) / rest) + (beta * Math.log(Math.sin(beta * theta) / beta) - Math.log(sine)) / rest
  );
}

/**
 * The density of times over x = ln τ of exp(−t^β), to `kwwDensityError`; the table grows with 1/(1 − β).
 * @param shortest the least x that is asked for: up to where A matters
 */
export function tabulatedDensity(beta: number, shortest: number): (x: number) => number {
  const share = beta / (1 - beta);
  const logOfZero = Math.log(1 - beta) + share * Math.log(beta);
  const largestRise = logUnderflow - logOfZero - share * shortest;
  const levels: Level[] = [];

  /** The places of the first step, and those half-way between all before for each further level. */
  const levelAt = (index: number): Level => {
    const known = levels[index];
    if (known) return known;
    const spacing = firstStep * (1 - beta) * (index === 0 ? 1 : 2 ** (1 - index));
    const logRises: number[] = [];
    const measures: number[] = [];
    for (let s = index === 0 ? 0 : spacing / 2; ; s += spacing) {
      const rise = logRise(beta, s);
      if (rise > largestRise) break;
      logRises.push(rise);
      // Even in s: the place at 0 stands for half a step.
      measures.push((spacing * (s === 0 ? 0.5 : 1)) / (2 * Math.cosh(s / 2) ** 2));
    }
    const level = { logRises: Float64Array.from(logRises), measures: Float64Array.from(measures) };
    levels[index] = level;
    return level;
  };

  /** ∫ v e^{v0 − v} dθ/π by the places of one level; v0 = A(0) e^{xβ/(1 − β)}. */
  const sumAt = ({ logRises, measures }: Level, logStart: number, start: number): number => {
    const top = logUnderflow - logStart;
    let total = 0;
    for (let k = logRises.length - 1; k >= 0; k--) {
      const rise = logRises[k] ?? 0;
      if (rise > top) continue;
      const v = Math.exp(logStart + rise);
      const term = v * Math.exp(start - v) * (measures[k] ?? 0);
      total += term;
      if (term < 1e-17 * total) break;
    }
    return total;
  };

  return (x) => {
    const logStart = logOfZero + x * share;
    if (logStart > logUnderflow) return 0;
    const start = Math.exp(logStart);
    let total = sumAt(levelAt(0), logStart, start);
    for (let index = 1; index <= mostHalvings; index++) {
      const finer = total / 2 + sumAt(levelAt(index), logStart, start) / 2;
      const difference = Math.abs(finer - total);
      total = finer;
      if (difference <= converged * total) break;
    }
    return share * total * Math.exp(-start);
  };
}
