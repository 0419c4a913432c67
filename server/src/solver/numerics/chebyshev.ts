/**
 * A vector of functions of one variable, tabulated piece by piece as it is asked for. Each piece holds Chebyshev series
 * that were compared with the functions themselves between their nodes; a piece that misses the tolerance is halved.
 */

const pieceLength = 1.5;
const nodeCount = 20;
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
  /** One series for each function; absent in a piece that is halved, or that is evaluated directly. */
  readonly series: readonly Float64Array[] | undefined;
  readonly halves: readonly [Piece, Piece] | undefined;
}

/** Σ c_k T_k(x) by Clenshaw's recurrence. */
function clenshaw(coefficients: Float64Array, x: number): number {
  let first = 0;
  let second = 0;
  const twice = 2 * x;
  for (let k = coefficients.length - 1; k > 0; k--) {
    const next = (coefficients[k] ?? 0) + twice * first - second;
    second = first;
    first = next;
  }
  return (coefficients[0] ?? 0) + x * first - second;
}

export class PiecewiseChebyshev {
  private readonly sample: (x: number, out: Float64Array) => void;
  private readonly functionCount: number;
  private readonly tolerance: number;
  private readonly pieces = new Map<number, Piece>();
  private lastIndex = Number.NaN;
  private lastPiece: Piece | undefined;
  /** Largest relative difference seen between a series in use and its function. */
  worstError = 0;

  /** `tolerance` is relative to the function itself, everywhere. */
  constructor(sample: (x: number, out: Float64Array) => void, functionCount: number, tolerance: number) {
    this.sample = sample;
    this.functionCount = functionCount;
    this.tolerance = tolerance;
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
    const local = (2 * x - piece.lower - piece.upper) / (piece.upper - piece.lower);
    for (let f = 0; f < this.functionCount; f++) {
      const coefficients = piece.series[f];
      if (coefficients !== undefined) out[f] = clenshaw(coefficients, local);
    }
  }

  private build(lower: number, upper: number, depth: number): Piece {
    const middle = (lower + upper) / 2;
    const half = (upper - lower) / 2;
    const out = new Float64Array(this.functionCount);
    const samples = Array.from({ length: this.functionCount }, () => new Float64Array(nodeCount));
    for (let j = 0; j < nodeCount; j++) {
      this.sample(middle + half * (nodes[j] ?? 0), out);
      for (let f = 0; f < this.functionCount; f++) {
        const row = samples[f];
        if (row !== undefined) row[j] = out[f] ?? 0;
      }
    }
    const series = samples.map((row) => this.fit(row));
    let error = 0;
    for (const x of checkPoints) {
      this.sample(middle + half * x, out);
      for (let f = 0; f < this.functionCount; f++) {
        const exact = out[f] ?? 0;
        const difference = Math.abs(clenshaw(series[f] ?? out, x) - exact);
        if (difference > 0) error = Math.max(error, difference / Math.abs(exact));
      }
    }
    if (error <= this.tolerance) {
      this.worstError = Math.max(this.worstError, error);
      return { lower, upper, series, halves: undefined };
    }
    // Too sharp to be worth a table: evaluate directly.
    if (depth >= deepestHalving) return { lower, upper, series: undefined, halves: undefined };
    const halves = [this.build(lower, middle, depth + 1), this.build(middle, upper, depth + 1)] as const;
    return { lower, upper, series: undefined, halves };
  }

  /** Coefficients of the interpolating series, without the trailing ones that do not matter. */
  private fit(samples: Float64Array): Float64Array {
    const coefficients = new Float64Array(nodeCount);
    let smallest = Infinity;
    for (const y of samples) smallest = Math.min(smallest, Math.abs(y));
    for (let k = 0; k < nodeCount; k++) {
      const row = cosines[k] ?? samples;
      let sum = 0;
      for (let j = 0; j < nodeCount; j++) sum += (samples[j] ?? 0) * (row[j] ?? 0);
      coefficients[k] = ((k === 0 ? 1 : 2) * sum) / nodeCount;
    }
    let length = nodeCount;
    let dropped = 0;
    while (length > 1) {
      dropped += Math.abs(coefficients[length - 1] ?? 0);
      if (dropped > 0.2 * this.tolerance * smallest) break;
      length -= 1;
    }
    return coefficients.slice(0, length);
  }
}
