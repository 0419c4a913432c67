import { inverseMatrix, stages, startDerivative } from './collocation.ts';

/** The norm of A⁻¹ is about this: z from which on (A z)⁻¹ is small is as much larger. */
const inverseNorm = 50;

/**
 * Modes far faster than a step of constant strengths c and times x. Of (1 + A z)⁻¹ = (A z)⁻¹ − (A z)⁻² + …, z = h R/x, two
 * terms are enough, and what they make of all modes are sums of powers of x: S = (x F − x² F²)(s + c ε), F = (h R)⁻¹ A⁻¹. Times
 * are in units of the longest that is fast, so that their powers stay numbers.
 */
export class FastModes {
  /** Least z of a fast mode: what the two terms leave out, (50/z)², is then below the tolerance. */
  private readonly leastRatio: number;
  private longest = 0;
  private readonly first = new Float64Array(stages * stages);
  private readonly second = new Float64Array(stages * stages);
  private count = 0;
  /** Σ x c, Σ x² c, Σ x s, Σ x² s, Σ c. */
  private readonly sums = new Float64Array(5);
  private survived = 0;
  /** F ε, F² ε, F 1, F² 1. */
  private readonly byStrain = [new Float64Array(stages), new Float64Array(stages)] as const;
  private readonly byStress = [new Float64Array(stages), new Float64Array(stages)] as const;
  /** Derivatives at the start of ε, 1, and of those four. */
  private readonly slopes = new Float64Array(6);

  constructor(tolerance: number) {
    this.leastRatio = inverseNorm / Math.sqrt(tolerance);
  }

  /** @param steps h R at the nodes */
  begin(steps: Float64Array): void {
    const { first, second, sums } = this;
    let least = Infinity;
    for (const step of steps) if (!(step >= least)) least = step;
    this.longest = least / this.leastRatio;
    for (let k = 0; k < stages; k++)
      for (let j = 0; j < stages; j++)
        first[k * stages + j] = (inverseMatrix[k * stages + j] ?? 0) * (this.longest / (steps[k] ?? 1));
    for (let k = 0; k < stages; k++)
      for (let j = 0; j < stages; j++) {
        let sum = 0;
        for (let l = 0; l < stages; l++) sum += (first[k * stages + l] ?? 0) * (first[l * stages + j] ?? 0);
        second[k * stages + j] = sum;
      }
    sums.fill(0);
    this.survived = 0;
    this.count = 0;
  }

  has(time: number): boolean {
    return time < this.longest;
  }

  add(time: number, strength: number, survives: number): void {
    const { sums } = this;
    const x = time / this.longest;
    sums[0] = (sums[0] ?? 0) + x * strength;
    sums[1] = (sums[1] ?? 0) + x * x * strength;
    sums[2] = (sums[2] ?? 0) + x * survives;
    sums[3] = (sums[3] ?? 0) + x * x * survives;
    this.count++;
    sums[4] = (sums[4] ?? 0) + strength;
    this.survived += survives;
  }

  /** Adds what of Σ S the strains make to the matrix of the step, and takes the rest from the right side. */
  addTo(entries: Float64Array, rest: Float64Array): void {
    if (this.count === 0) return;
    const [strength = 0, ofStrength = 0, stress = 0, ofStress = 0] = this.sums;
    for (let k = 0; k < stages; k++)
      for (let j = 0; j < stages; j++) {
        const entry = k * stages + j;
        const one = this.first[entry] ?? 0;
        const other = this.second[entry] ?? 0;
        entries[entry] = (entries[entry] ?? 0) + strength * one - ofStrength * other;
        rest[k] = (rest[k] ?? 0) - (stress * one - ofStress * other);
      }
  }

  /** Takes the strains found, since the start of the step. */
  finish(strains: Float64Array): void {
    if (this.count === 0) return;
    const { first, second, byStrain, byStress, slopes } = this;
    slopes.fill(0);
    for (let k = 0; k < stages; k++) {
      const found = [0, 0, 0, 0];
      for (let j = 0; j < stages; j++) {
        const one = first[k * stages + j] ?? 0;
        const other = second[k * stages + j] ?? 0;
        const strain = strains[j] ?? 0;
        found[0] = (found[0] ?? 0) + one * strain;
        found[1] = (found[1] ?? 0) + other * strain;
        found[2] = (found[2] ?? 0) + one;
        found[3] = (found[3] ?? 0) + other;
      }
      [...byStrain, ...byStress].forEach((vector, n) => (vector[k] = found[n] ?? 0));
      [strains[k] ?? 0, 1, ...found].forEach((value, n) => {
        slopes[n] = (slopes[n] ?? 0) + (startDerivative[k] ?? 0) * value;
      });
    }
  }

  /** What of the stresses of all has relaxed since the start, at a node. */
  relaxed(k: number, strains: Float64Array): number {
    if (this.count === 0) return 0;
    const [strength = 0, ofStrength = 0, stress = 0, ofStress = 0, whole = 0] = this.sums;
    const surviving =
      strength * (this.byStrain[0][k] ?? 0) -
      ofStrength * (this.byStrain[1][k] ?? 0) +
      stress * (this.byStress[0][k] ?? 0) -
      ofStress * (this.byStress[1][k] ?? 0);
    return whole * (strains[k] ?? 0) + this.survived - surviving;
  }

  /** S of one mode at the end of the step. */
  endOf(time: number, strength: number, survives: number): number {
    const end = stages - 1;
    const x = time / this.longest;
    return (
      strength * x * ((this.byStrain[0][end] ?? 0) - x * (this.byStrain[1][end] ?? 0)) +
      survives * x * ((this.byStress[0][end] ?? 0) - x * (this.byStress[1][end] ?? 0))
    );
  }

  /** h dq/du of one mode at the start of the step. */
  slopeOf(time: number, strength: number, survives: number): number {
    const [strain = 0, one = 0, byStrain = 0, byStrain2 = 0, byStress = 0, byStress2 = 0] = this.slopes;
    const x = time / this.longest;
    return strength * (strain - x * (byStrain - x * byStrain2)) + survives * (one - x * (byStress - x * byStress2));
  }
}
