import { linearModel, type Geometry, type LinearTerm } from '../linear/model.ts';
import { refuseTimesOfStress } from '../linear/stress-effect.ts';
import type { Material } from '../material.ts';
import { AssembledModel } from './assembled-model.ts';
import type { TemperatureRange } from './compliance-model.ts';
import { exponentialSum, type ExponentialSum } from './exponential-sum.ts';
import type { RateElement } from './rate-element.ts';
import { VariableSpectrum } from './variable-spectrum.ts';

/**
 * The rates of a model whose stresses add, σ = M_u ε − Σ q, dq_i/dt = (ΔM w_i ε − q_i)/(x_i τ): driver strain, response
 * stress. All terms are one spectrum, since all follow the one strain.
 */
export function modulusModel(
  material: Material,
  range: TemperatureRange,
  geometry: Geometry,
  tolerance: number,
): AssembledModel {
  refuseTimesOfStress(material);
  const termsAt = (T: number): readonly LinearTerm[] => linearModel(material, T, 0, geometry).modulusTerms;
  const lower = termsAt(range.lower);
  const upper = termsAt(range.upper);
  const sums = lower.map(({ shape }, k): ExponentialSum => {
    const other = upper[k]?.shape ?? shape;
    return other.key === shape.key
      ? exponentialSum(shape, tolerance)
      : new VariableSpectrum(range.lower, range.upper, (T) => termsAt(T)[k]?.shape ?? shape, tolerance);
  });
  const count = sums.reduce((total, { times }) => total + times.length, 0);
  const error = lower.reduce((total, { strength }, k) => total + strength * (sums[k]?.error ?? 0), 0);
  const element: RateElement = {
    spectra: [
      {
        contribution: { element: material.name },
        sum: { times: new Float64Array(count), weights: new Float64Array(count), error },
      },
    ],
    states: [],
    numberCount: 0,
    kinkCount: 0,
    setConditions: (T, { spectrum }, out) => {
      const times = new Float64Array(count);
      const weights = new Float64Array(count);
      let at = 0;
      termsAt(T).forEach(({ strength, logTime }, k) => {
        const sum = sums[k];
        if (!sum) return;
        const own = sum instanceof VariableSpectrum ? sum.weightsAt(T) : sum.weights;
        const tau = Math.exp(logTime);
        for (let i = 0; i < sum.times.length; i++) {
          times[at] = (sum.times[i] ?? 1) * tau;
          weights[at] = strength * (own[i] ?? 0);
          at++;
        }
      });
      out.strengths[spectrum] = 1;
      out.times[spectrum] = times;
      out.weights[spectrum] = weights;
    },
    evaluate: (_, { spectrum }, out) => {
      out.values[spectrum] = 1;
      return undefined;
    },
    kinks: () => undefined,
  };
  return new AssembledModel([element], (T) => linearModel(material, T, 0, geometry).unrelaxed, -1);
}
