import { gamma, lowerIncompleteGamma } from '../numerics/gamma.ts';
import { kwwDensityError, kwwDensityOf } from '../numerics/kww-density.ts';
import { kwwTolerance, kwwTransform } from '../numerics/kww-transform.ts';
import { centredTimes } from './centred-times.ts';
import { isNearOne } from '../spread.ts';
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
  // The closer β is to one, the closer all times are to τ.
  const centre = (1 - beta) / beta;
  let densityOnce: ((x: number) => number) | undefined;
  const density = (x: number): number => (densityOnce ??= kwwDensityOf(beta))(x);
  const integral = (t: number): number => gamma(1 + 1 / beta) * lowerIncompleteGamma(1 / beta, t ** beta);
  return {
    key: `kww ${beta}`,
    get error() {
      return worst;
    },
    forgetUse: () => (worst = kwwTolerance),
    response(u, out) {
      transform(u, Math.PI / 2, scratch);
      out[0] = scratch[0] ?? 0;
      out[1] = scratch[3] ?? 0;
      out[2] = scratch[2] ?? 0;
    },
    susceptibility: transform,
    relaxation: (t) => Math.exp(-(t ** beta)),
    relaxed: (t) => -Math.expm1(-(t ** beta)),
    integral,
    relaxedIntegral: (t) => {
      const x = t ** beta;
      if (x > 1) return t - integral(t);
      // Σ_{k ≥ 1} (−1)^(k+1) x^k/k! t/(kβ + 1)
      let term = -1;
      let sum = 0;
      for (let k = 1; k < 25; k++) {
        term *= -x / k;
        sum += term / (k * beta + 1);
      }
      return sum * t;
    },
    // So near to Debye the times cannot be told apart: there is no density, as there is none of Debye.
    density: isNearOne(beta) ? undefined : density,
    centre,
    densityError: kwwDensityError,
    ...(isNearOne(beta)
      ? {}
      : { spreadTimes: (far: number, reach: number) => centredTimes(density, centre, far, reach) }),
  };
}
