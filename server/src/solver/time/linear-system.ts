/** Dense linear systems of a few dozen unknowns: LU factorisation with partial pivoting, in place. */
export class LinearSystem {
  readonly size: number;
  /** Row-major; fill, then `factor`. */
  readonly entries: Float64Array;
  private readonly order: Int32Array;

  constructor(size: number) {
    this.size = size;
    this.entries = new Float64Array(size * size);
    this.order = new Int32Array(size);
  }

  /** Whether the matrix could be factored. */
  factor(): boolean {
    const { size, entries, order } = this;
    for (let k = 0; k < size; k++) {
      let best = k;
      let largest = Math.abs(entries[k * size + k] ?? 0);
      for (let i = k + 1; i < size; i++) {
        const candidate = Math.abs(entries[i * size + k] ?? 0);
        if (candidate > largest) {
          largest = candidate;
          best = i;
        }
      }
      if (!(largest > 0) || largest === Infinity) return false;
      order[k] = best;
      if (best !== k)
        for (let j = 0; j < size; j++) {
          const swap = entries[k * size + j] ?? 0;
          entries[k * size + j] = entries[best * size + j] ?? 0;
          entries[best * size + j] = swap;
        }
      const pivot = 1 / (entries[k * size + k] ?? 1);
      for (let i = k + 1; i < size; i++) {
        const factor = (entries[i * size + k] ?? 0) * pivot;
        entries[i * size + k] = factor;
        if (factor === 0) continue;
        for (let j = k + 1; j < size; j++)
          entries[i * size + j] = (entries[i * size + j] ?? 0) - factor * (entries[k * size + j] ?? 0);
      }
    }
    return true;
  }

  /** Solves in place of b. */
  solve(b: Float64Array): void {
    const { size, entries, order } = this;
    for (let k = 0; k < size; k++) {
      const swapped = order[k] ?? k;
      if (swapped !== k) {
        const value = b[k] ?? 0;
        b[k] = b[swapped] ?? 0;
        b[swapped] = value;
      }
    }
    for (let k = 0; k < size; k++) {
      const value = b[k] ?? 0;
      if (value !== 0) for (let i = k + 1; i < size; i++) b[i] = (b[i] ?? 0) - (entries[i * size + k] ?? 0) * value;
    }
    for (let k = size - 1; k >= 0; k--) {
      let sum = b[k] ?? 0;
      for (let j = k + 1; j < size; j++) sum -= (entries[k * size + j] ?? 0) * (b[j] ?? 0);
      b[k] = sum / (entries[k * size + k] ?? 1);
    }
  }
}
