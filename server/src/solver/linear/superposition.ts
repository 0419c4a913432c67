/** Boltzmann superposition: the response to a load that grows in a ramp, from the response to a unit step. */
import { negligibleDifference } from '../numerics/smallest-number.ts';

/** Gauss–Legendre nodes and weights on −1 … 1, positive half of 4, 6 and 16 points. */
const gauss4 = [
  [0.33998104358485626, 0.6521451548625461],
  [0.8611363115940526, 0.34785484513745385],
] as const;
const gauss6 = [
  [0.23861918608319693, 0.46791393457269104],
  [0.6612093864662645, 0.36076157304813866],
  [0.932469514203152, 0.17132449237917036],
] as const;
const gauss16 = [
  [0.09501250983763744, 0.1894506104550685],
  [0.2816035507792589, 0.18260341504492358],
  [0.45801677765722737, 0.16915651939500254],
  [0.6178762444026438, 0.14959598881657674],
  [0.755404408355003, 0.12462897125553388],
  [0.8656312023878318, 0.09515851168249279],
  [0.9445750230732326, 0.062253523938647894],
  [0.9894009349916499, 0.027152459411754096],
] as const;

/** Relative agreement of the whole and its halves with which a mean is done, and how often a piece is halved. */
const converged = 1e-12;
const deepestHalving = 20;
/** A difference of integrals is taken where it is at least this share of them: it costs one digit at most. */
const kept = 0.1;
/** ln to/from of a window in which a mean is tried with few points. */
const narrow = 0.3;
/** Share of its end below which a window is a point: what a decay bends inside, (t/τ)² times its square, is rounding. */
const narrowest = 1e-9;

type Rule = readonly (readonly [node: number, weight: number])[];

/** ∫ g dy by a Gauss–Legendre rule. */
function gaussPiece(g: (y: number) => number, from: number, to: number, rule: Rule = gauss16): number {
  const middle = (from + to) / 2;
  const half = (to - from) / 2;
  let sum = 0;
  for (const [node, weight] of rule) sum += weight * (g(middle - half * node) + g(middle + half * node));
  return half * sum;
}

/**
 * ∫ g dy, halved until the halves agree with the whole within a share of `scale`, which is never less than what is found.
 */
function adaptive(g: (y: number) => number, from: number, to: number, whole: number, scale: number, depth = 0): number {
  const middle = (from + to) / 2;
  const left = gaussPiece(g, from, middle);
  const right = gaussPiece(g, middle, to);
  const total = Math.max(scale, Math.abs(left + right));
  if (!(Math.abs(left + right - whole) > converged * total) || depth >= deepestHalving) return left + right;
  return adaptive(g, from, middle, left, total, depth + 1) + adaptive(g, middle, to, right, total, depth + 1);
}

/** Error of a function where it has decayed, from its start, to the last doubles. */
const lostOf = (f: (t: number) => number): number => negligibleDifference * Math.max(1, Math.abs(f(0)));

/**
 * The mean of a function of time over from … to, 0 ≤ from < to; `integral` is its integral from 0. The difference of two
 * integrals loses the digits that they share: where these are many the mean is a quadrature with error control, over the
 * logarithm of time, in which decays and powers are smooth.
 * @param noise absolute error of f: below it there is nothing to agree on
 */
export function meanOver(
  f: (t: number) => number,
  integral: (t: number) => number,
  from: number,
  to: number,
  noise = 0,
): number {
  if (to - from < narrowest * to) return f(from + (to - from) / 2);
  if (from <= 0) return integral(to) / (to - from);
  const growth = (to - from) / from;
  const length = Math.log1p(growth);
  const scaled = (y: number): number => f(from * Math.exp(y)) * Math.exp(y);
  if (length < narrow) {
    const coarse = gaussPiece(scaled, 0, length, gauss4);
    const fine = gaussPiece(scaled, 0, length, gauss6);
    if (Math.abs(fine - coarse) <= converged * Math.abs(fine)) return fine / growth;
  }
  const upTo = integral(to);
  const difference = upTo - integral(from);
  if (Math.abs(difference) > kept * Math.abs(upTo)) return difference / (to - from);
  // ∫ e^y dy is the growth.
  const scale = (Math.max(noise, lostOf(f)) / converged) * growth;
  return adaptive(scaled, 0, length, gaussPiece(scaled, 0, length), scale) / growth;
}

/**
 * The response at `elapsed` since a load began to grow to one over `duration`: the mean of the step response over the
 * window of the ramp. Both functions are of time since a unit step; `integral` is from 0.
 * @param noise absolute error of the step response, where it is not relative to its value
 */
export function rampResponse(
  step: (t: number) => number,
  integral: (t: number) => number,
  elapsed: number,
  duration: number,
  noise = 0,
): number {
  if (elapsed < 0) return 0;
  if (duration === 0) return step(elapsed);
  if (elapsed <= duration) return integral(elapsed) / duration;
  return meanOver(step, integral, elapsed - duration, elapsed, noise);
}
