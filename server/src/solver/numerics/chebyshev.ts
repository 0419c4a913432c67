/**
 * Three functions of one variable, tabulated piece by piece as it is asked for. Each piece holds Chebyshev series
 * that were compared with the functions themselves between their nodes; a piece that misses the tolerance is halved.
 */

import { lookForCancel } from '../cancellation.ts';
import { negligibleDifference } from './smallest-number.ts';

/** The response of a relaxation, and its functions of time, are three numbers each. */
const functionCount = 3;
const pieceLength = 0.75;
const nodeCount = 15;
const deepestHalving = 5;
/** Where each piece is compared with the functions: between the nodes and near both ends, on −1 … 1. */
const checkPoints = [-0.985, -0.31, 0.42, 0.95] as const;

const nodes = Array.from({ length: nodeCount }, (_, j) => Math.cos(((j + 0.5) * Math.PI) / nodeCount));
const cosines = Array.from({ length: nodeCount }, (_, k) =>
  Float64Array.from({ length: nodeCount }, (_unused, j) => Math.cos((k * (j + 0.5) * Math.PI) / nodeCount)),
);

interface Piece {
  readonly lower: number;
  readonly upper: number;
  /**
   * Coefficients of one series for each function, the functions side by side; absent in a piece that is halved, or that
   * is evaluated directly.
   */
  readonly series: Float64Array | undefined;
  readonly halves: readonly [Piece, Piece] | undefined;
  /** Largest relative difference seen between the series and the functions, with the error of the functions themselves. */
  readonly error: number;
}

/** Σ c_k T_k(x) of three series at once, by Clenshaw's recurrence: side by side they do not wait for each other. */
function clenshaw(coefficients: Float64Array, x: number, out: Float64Array): void {
  let firstA = 0;
  let firstB = 0;
  let firstC = 0;
  let secondA = 0;
  let secondB = 0;
  let secondC = 0;
  const twice = 2 * x;
  for (let k = coefficients.length - functionCount; k > 0; k -= functionCount) {
    const nextA = (coefficients[k] ?? 0) - secondA + twice * firstA;
    const nextB = (coefficients[k + 1] ?? 0) - secondB + twice * firstB;
    const nextC = (coefficients[k + 2] ?? 0) - secondC + twice * firstC;
    secondA = firstA;
    secondB = firstB;
    secondC = firstC;
    firstA = nextA;
    firstB = nextB;
    firstC = nextC;
  }
  out[0] = (coefficients[0] ?? 0) - secondA + x * firstA;
  out[1] = (coefficients[1] ?? 0) - secondB + x * firstB;
  out[2] = (coefficients[2] ?? 0) - secondC + x * firstC;
}

export class PiecewiseChebyshev {
  private readonly sample: (x: number, out: Float64Array) => void;
  private readonly tolerance: number;
  private readonly ownError: () => number;
  private readonly pieces = new Map<number, Piece>();
  private lastIndex = Number.NaN;
  private lastPiece: Piece | undefined;
  /** Largest error of the pieces used since it was last set to zero. */
  worstError = 0;

  /**
   * @param tolerance relative to the function itself, everywhere
   * @param ownError error of the functions as they are, at what was asked of them so far
   */
  constructor(sample: (x: number, out: Float64Array) => void, tolerance: number, ownError: () => number = () => 0) {
    this.sample = sample;
    this.tolerance = tolerance;
    this.ownError = ownError;
  }

  /** Writes the functions at x to `out`. */
  evaluate(x: number, out: Float64Array): void {
    const index = Math.floor(x / pieceLength);
    if (index !== this.lastIndex || this.lastPiece === undefined) {
      this.lastIndex = index;
      this.lastPiece = this.pieces.get(index);
      if (this.lastPiece === undefined) {
        this.lastPiece = this.build(index * pieceLength, (index + 1) * pieceLength, 0);
        this.pieces.set(index, this.lastPiece);
      }
    }
    let piece = this.lastPiece;
    while (piece.halves !== undefined) piece = x < piece.halves[0].upper ? piece.halves[0] : piece.halves[1];
    if (piece.series === undefined) {
      this.sample(x, out);
      return;
    }
    if (piece.error > this.worstError) this.worstError = piece.error;
    const local = (2 * x - piece.lower - piece.upper) / (piece.upper - piece.lower);
    clenshaw(piece.series, local, out);
  }

  private build(lower: number, upper: number, depth: number): Piece {
    const middle = (lower + upper) / 2;
    const half = (upper - lower) / 2;
    const out = new Float64Array(functionCount);
    const samples = Array.from({ length: functionCount }, () => new Float64Array(nodeCount));
    for (let j = 0; j < nodeCount; j++) {
      lookForCancel();
      this.sample(middle + half * (nodes[j] ?? 0), out);
      for (let f = 0; f < functionCount; f++) {
        const row = samples[f];
        if (row !== undefined) row[j] = out[f] ?? 0;
      }
    }
    const series = this.fit(samples);
    const approximate = new Float64Array(functionCount);
    let error = 0;
    for (const x of checkPoints) {
      this.sample(middle + half * x, out);
      clenshaw(series, x, approximate);
      for (let f = 0; f < functionCount; f++) {
        const exact = out[f] ?? 0;
        const difference = Math.abs((approximate[f] ?? 0) - exact);
        if (difference > negligibleDifference) error = Math.max(error, difference / Math.abs(exact));
      }
    }
    if (error <= this.tolerance) {
      return { lower, upper, series, halves: undefined, error: error + this.ownError() };
    }
    // Too sharp to be worth a table: evaluate directly.
    if (depth >= deepestHalving) return { lower, upper, series: undefined, halves: undefined, error: 0 };
    const halves = [this.build(lower, middle, depth + 1), this.build(middle, upper, depth + 1)] as const;
    return { lower, upper, series: undefined, halves, error: 0 };
  }

  /** Coefficients of the interpolating series, without the trailing ones that do not matter. */
  private fit(samples: readonly Float64Array[]): Float64Array {
    const coefficients = new Float64Array(functionCount * nodeCount);
    let length = 1;
    samples.forEach((row, f) => {
      let smallest = Infinity;
      for (const y of row) smallest = Math.min(smallest, Math.abs(y));
      for (let k = 0; k < nodeCount; k++) {
        const cosine = cosines[k] ?? row;
        let sum = 0;
        for (let j = 0; j < nodeCount; j++) sum += (row[j] ?? 0) * (cosine[j] ?? 0);
        coefficients[functionCount * k + f] = ((k === 0 ? 1 : 2) * sum) / nodeCount;
      }
      let needed = nodeCount;
      let dropped = 0;
      while (needed > length) {
        dropped += Math.abs(coefficients[functionCount * (needed - 1) + f] ?? 0);
        if (dropped > 0.2 * this.tolerance * smallest) break;
        needed -= 1;
      }
      length = Math.max(length, needed);
    });
    return coefficients.slice(0, functionCount * length);
  }
}
