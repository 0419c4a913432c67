/**
 * The shape of a relaxation: its functions of ωτ and of t/τ, without strength and time. All are completely monotone,
 * so χ is analytic off the negative real axis of s and every function below is positive.
 */
export interface RelaxationShape {
  /** Tells shapes apart in caches: the same key, the same functions. */
  readonly key: string;
  /**
   * Frequency response at u = ln ωτ: χ′, χ″ and 1 − χ′ (χ = χ′ − iχ″), each accurate relative to itself, so that a
   * modulus that relaxes to nothing and a compliance that is swamped both keep their digits.
   */
  response(u: number, out: Float64Array): void;
  /** χ and 1 − χ (Re, Im, Re, Im) at sτ = exp(l + ia), 0 ≤ a < π, for inversion of transforms. */
  susceptibility(l: number, a: number, out: Float64Array): void;
  /** φ at t/τ */
  relaxation(t: number): number;
  /** 1 − φ at t/τ, accurate where it is small. */
  relaxed(t: number): number;
  /** ∫0^t φ at t/τ, in units of τ. */
  integral(t: number): number;
  /** ∫0^t (1 − φ) at t/τ, in units of τ, accurate where it is small. */
  relaxedIntegral(t: number): number;
  /** Density of the relaxation times over x = ln(τ_i/τ), of unit integral; absent for a single time. */
  readonly density: ((x: number) => number) | undefined;
  /** ∫ f(x) density(x) dx, where the density has an end too sharp for a grid in x; f falls on both sides of `centre`. */
  readonly densityMean?: (f: (x: number) => number, centre: number) => number;
  /** Bound on the relative error of the functions above, as far as they were used. */
  readonly error: number;
  /** A test begins: the errors of what others have used are none of its own. */
  readonly forgetUse?: () => void;
}
