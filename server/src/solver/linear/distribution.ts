import type { Distribution } from '../material.ts';

/** A distribution of ln τ made ready for quadrature. */
export interface PreparedDistribution {
  readonly key: string;
  /** w(x), x = ln(τ_i/τ); ∫ w dx = 1. */
  density(x: number): number;
  /** Outside of this interval w underflows. */
  readonly lower: number;
  readonly upper: number;
  /** |x| beyond which w is nothing beside its largest value. */
  readonly reach: number;
  /** A step in x at which the trapezoidal rule resolves w by itself; the start of step halving. */
  readonly step: number;
}

/** ln of the smallest double, nearly. */
const underflow = 740;
/** Beyond it e^−x is nothing beside one. */
const lastDigit = 40;

export function prepareDistribution(distribution: Distribution): PreparedDistribution {
  if (distribution.kind === 'gumbel') {
    const B = distribution.B;
    return {
      key: `gumbel ${B}`,
      // Hao 2022 eq. 24 in its continuous limit.
      density: (x) => B * Math.exp(B * x - Math.exp(B * x)),
      lower: -underflow / B,
      upper: Math.log(underflow) / B,
      reach: lastDigit / B,
      step: 0.6 / B,
    };
  }
  const s = distribution.width;
  const norm = 1 / (s * Math.sqrt(2 * Math.PI));
  const reach = s * Math.sqrt(2 * underflow);
  return {
    key: `gaussian ${s}`,
    density: (x) => norm * Math.exp(-0.5 * (x / s) ** 2),
    lower: -reach,
    upper: reach,
    reach: s * Math.sqrt(2 * lastDigit),
    step: s,
  };
}
