/**
 * The line x = a asinh(δ/a sinh v): steps in v are of length δ about x = 0, grow like x, and are of length a far from it.
 * What changes within δ about 0, like powers of x beyond and like powers of e^(x/a) far away is equally smooth everywhere
 * in v: the points x = ±iδ and, with a = 1, the pole of 1/(1 + e^x) lie at a distance of π/2.
 */
export class CentredLine {
  private readonly far: number;
  private readonly ratio: number;

  /**
   * @param centre δ
   * @param far a; no less than δ
   */
  constructor(centre: number, far: number) {
    this.far = far;
    this.ratio = Math.min(1, centre / far);
  }

  place(v: number): number {
    if (Math.abs(v) > straight) return this.far * (v + Math.sign(v) * Math.log(this.ratio));
    return this.far * (this.ratio === 1 ? v : Math.asinh(this.ratio * Math.sinh(v)));
  }

  /** dx/dv */
  slope(v: number): number {
    if (this.ratio === 1 || Math.abs(v) > straight) return this.far;
    return (this.far * this.ratio * Math.cosh(v)) / Math.hypot(1, this.ratio * Math.sinh(v));
  }

  /** The v of a place. */
  inverse(x: number): number {
    const y = x / this.far;
    if (this.ratio === 1) return y;
    if (Math.abs(y) > straight) return y - Math.sign(y) * Math.log(this.ratio);
    return Math.asinh(Math.sinh(y) / this.ratio);
  }
}

/** Beyond it x and v differ by a constant to the last digit. */
const straight = 300;
