import { gamma, lowerIncompleteGamma } from '../numerics/gamma.ts';
import { kwwDensity } from '../numerics/kww-density.ts';
import { kwwTolerance, kwwTransform } from '../numerics/kww-transform.ts';
import { debyeShape } from './debye.ts';
import type { RelaxationShape } from './shape.ts';

/** The stretched exponential φ = exp[−(t/τ)^β], 0 < β ≤ 1 (Qiao 2019 eqs. 2-7 and 2-8). */
export function kwwShape(beta: number): RelaxationShape {
  if (beta === 1) return debyeShape;
  const scratch = new Float64Array(4);
  let worst = kwwTolerance;
  const transform = (l: number, a: number, out: Float64Array): void => {
    worst = Math.max(worst, kwwTransform(beta, l, a, out));
  };
  return {
    key: `kww ${beta}`,
    get error() {
      return worst;
    },
    response(u, out) {
      transform(u, Math.PI / 2, scratch);
      out[0] = scratch[0] ?? 0;
      out[1] = scratch[3] ?? 0;
      out[2] = scratch[2] ?? 0;
    },
    susceptibility: transform,
    relaxation: (t) => Math.exp(-(t ** beta)),
    relaxed: (t) => -Math.expm1(-(t ** beta)),
    integral: (t) => gamma(1 + 1 / beta) * lowerIncompleteGamma(1 / beta, t ** beta),
    density: (x) => kwwDensity(beta, x),
  };
}
