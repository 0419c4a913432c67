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
  /** The same, where very many values are asked for: dear to begin with, then far cheaper. */
  readonly manyResponses?: (u: number, out: Float64Array) => void;
  /**
   * χ and 1 − χ (Re, Im, Re, Im) at sτ = exp(l + ia), 0 ≤ a < π, for inversion of transforms; or those of a sum of
   * exponentials that agrees with the relaxation at all times, which differ close to the negative axis only.
   */
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
  /**
   * The same density over a line on which an even grid resolves it, however sharp it is; its steps are `far` far from τ, and
   * it goes as far as `reach` in |x|.
   */
  readonly spreadTimes?: (far: number, reach: number) => SpreadTimes;
  /** How far from x = 0 the density changes more sharply than like powers of e^x. */
  readonly centre?: number;
  /** Bound on the relative error of the density, where it is not negligible. */
  readonly densityError?: number;
  /** Bound on the relative error of the functions above, as far as they were used. */
  readonly error: number;
  /** A test begins: the errors of what others have used are none of its own. */
  readonly forgetUse?: () => void;
}

/** Relaxation times over a line v, with which they grow; their density over v is largest about v = 0. */
export interface SpreadTimes {
  /** x = ln(τ_i/τ) at v. */
  place(v: number): number;
  /** Density over v: that over x times dx/dv. */
  density(v: number): number;
  /** The v of x, about. */
  near(x: number): number;
  /** Beyond these v there is nothing, … */
  readonly lower: number;
  readonly upper: number;
  /** … or only what falls like exp(−decay × v) at one and the same time. */
  readonly decayAtEnd?: number;
}
