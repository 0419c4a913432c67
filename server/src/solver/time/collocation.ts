import { interpolator } from './barycentric.ts';

/**
 * Radau IIA collocation (Hairer & Wanner, "Solving Ordinary Differential Equations II", IV.5): on each step the solution
 * is a polynomial that satisfies the equation at the nodes, the last of which is the end of the step. L-stable and of
 * order 2s − 1, so that movements far faster than the step are at rest and slow ones are exact. The coefficients are
 * computed from their definition when the module loads.
 */

/** Number of nodes s; odd, so that the matrix has the one real eigenvalue that the error estimate uses. */
export const stages = 5;

/** Values of the Legendre polynomials P_s − P_(s−1) at 2c − 1, whose zeros are the nodes. */
function nodePolynomial(c: number): number {
  const x = 2 * c - 1;
  let previous = 1;
  let current = x;
  for (let n = 1; n < stages; n++) {
    const next = ((2 * n + 1) * x * current - n * previous) / (n + 1);
    previous = current;
    current = next;
  }
  return current - previous;
}

function bisect(f: (x: number) => number, lower: number, upper: number): number {
  let low = lower;
  let high = upper;
  const sign = Math.sign(f(low));
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (Math.sign(f(middle)) === sign) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function findNodes(): Float64Array {
  const found: number[] = [];
  const pieces = 400;
  for (let i = 0; i < pieces - 1; i++) {
    const low = i / pieces;
    const high = (i + 1) / pieces;
    if (nodePolynomial(low) * nodePolynomial(high) < 0) found.push(bisect(nodePolynomial, low, high));
  }
  return Float64Array.from([...found, 1]);
}

/** c_1 … c_s, c_s = 1. */
export const nodes = findNodes();

const at = (values: ArrayLike<number>, i: number): number => values[i] ?? 0;

/** Coefficients (of 1, x, x² …) of the Lagrange polynomial of the k-th of the points. */
function lagrange(points: Float64Array, k: number): number[] {
  let coefficients = [1];
  points.forEach((point, j) => {
    if (j === k) return;
    const scale = 1 / (at(points, k) - point);
    const next = new Array<number>(coefficients.length + 1).fill(0);
    coefficients.forEach((value, degree) => {
      next[degree + 1] = at(next, degree + 1) + value * scale;
      next[degree] = at(next, degree) - value * point * scale;
    });
    coefficients = next;
  });
  return coefficients;
}

/** The inverse of the matrix a_ij = ∫0^c_i L_j, row by row: the derivative of the collocation polynomial at its nodes. */
function derivativeRows(): { inverse: Float64Array; start: Float64Array; rowSums: Float64Array } {
  const points = Float64Array.from([0, ...nodes]);
  const inverse = new Float64Array(stages * stages);
  const start = new Float64Array(stages);
  const rowSums = new Float64Array(stages);
  for (let j = 0; j < stages; j++) {
    // The polynomial vanishes at 0 and has the value 1 at node j: its derivatives are the columns.
    const coefficients = lagrange(points, j + 1);
    const derivative = (x: number): number =>
      coefficients.reduceRight((sum, value, degree) => (degree === 0 ? sum : sum * x + degree * value), 0);
    for (let i = 0; i < stages; i++) {
      const value = derivative(at(nodes, i));
      inverse[i * stages + j] = value;
      rowSums[i] = at(rowSums, i) + value;
    }
    start[j] = derivative(0);
  }
  return { inverse, start, rowSums };
}

const derivatives = derivativeRows();

/** A⁻¹, row-major: h u′ at node i is Σ_j (A⁻¹)_ij (u_j − u_0). */
export const inverseMatrix = derivatives.inverse;
/** Row sums of A⁻¹. */
export const inverseRowSums = derivatives.rowSums;
/** h u′ at the start of the step is Σ_j (u_j − u_0) times these. */
export const startDerivative = derivatives.start;

/** a_ij = ∫0^c_i L_j, row-major. */
export const matrix = (() => {
  const out = new Float64Array(stages * stages);
  for (let j = 0; j < stages; j++) {
    const coefficients = lagrange(nodes, j);
    for (let i = 0; i < stages; i++) {
      const c = at(nodes, i);
      out[i * stages + j] = coefficients.reduceRight((sum, value, degree) => (sum + value / (degree + 1)) * c, 0);
    }
  }
  return out;
})();

/** Weights of the quadrature over the step: the last row of the matrix. */
export const weights = matrix.slice((stages - 1) * stages);

/**
 * The real eigenvalue γ of the matrix: 1/γ is the real zero of the denominator of the stability function, the Padé
 * approximant Σ_k [(2s−1−k)! s!] / [(2s−1)! k! (s−k)!] (−z)^k.
 */
export const realEigenvalue = (() => {
  const denominator = (z: number): number => {
    let term = 1;
    let sum = 1;
    for (let k = 1; k <= stages; k++) {
      term *= (-z * (stages - k + 1)) / ((2 * stages - k) * k);
      sum += term;
    }
    return sum;
  };
  return 1 / bisect(denominator, 0, 4 * stages);
})();

/**
 * The weights by which values at the start of the step and at its nodes make the value of the polynomial at the fraction
 * θ of the step (also beyond its end, for a first guess of the next one); written to `out` of length s + 1.
 */
export const interpolate = interpolator([0, ...nodes]);
