import { linearModel, ownGeometry } from '../linear/model.ts';
import { dependsOnStress } from '../linear/stress-effect.ts';
import { isLinearWholeModel } from '../linear/whole-models.ts';
import { FieldError, type Material } from '../material.ts';
import { AssembledModel } from './assembled-model.ts';
import { singleExponential } from './exponential-sum.ts';
import type { RateElement } from './rate-element.ts';
import { fixedModes, relaxationModes, type RelaxationModes, type TemperatureRange } from './relaxation-modes.ts';
import { relaxationRates } from './relaxation-rates.ts';

/**
 * The rates of a model whose stresses add, in its own geometry, σ = M_u ε − Σ q, dq_i/dt = (ΔM w_i ε − q_i)/(x_i τ):
 * driver strain, response stress. Terms whose times ask for the stress have each a clock of their own; all others are one
 * spectrum, since all follow the one strain in the time of the test.
 * @param tolerance error of the sums of exponentials, as a share of their strengths
 * @throws FieldError
 */
export function modulusModel(material: Material, range: TemperatureRange, tolerance: number): AssembledModel {
  const feeling = material.elements.filter((element) => dependsOnStress(material, element));
  const elements = [
    ...linearTerms(material, range, tolerance),
    ...feeling.map((element) => relaxationRates(material, element, range, tolerance, 'response')),
  ];
  return new AssembledModel(elements, (T) => unrelaxedModulus(material, T), -1);
}

function unrelaxedModulus(material: Material, T: number): number {
  const geometry = ownGeometry(material);
  if (isLinearWholeModel(material.problem.kind)) return linearModel(material, T, 0, geometry).unrelaxed;
  const modulus = material.unrelaxedModulus(T, geometry);
  if (modulus === undefined) throw new FieldError('elastic', material.modulus, 'the model has no elastic element');
  return modulus;
}

/** All terms whose times do not ask for the stress, as one spectrum; none where there are none. */
function linearTerms(material: Material, range: TemperatureRange, tolerance: number): RateElement[] {
  const linear = material.elements.filter((element) => !dependsOnStress(material, element));
  const own = { ...material, elements: linear };
  const termsAt = (T: number) => linearModel(own, T, 0, ownGeometry(material)).modulusTerms;
  const { modes, error } = modesOf(own, range, tolerance);
  const count = modes.reduce((total, { sum }) => total + sum.times.length, 0);
  if (count === 0) return [];
  let last: { readonly T: number; readonly times: Float64Array; readonly weights: Float64Array } | undefined;
  return [
    {
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
        out.strengths[spectrum] = 1;
        // The same arrays tell that nothing changes where the temperature does not.
        if (T === last?.T) {
          out.times[spectrum] = last.times;
          out.weights[spectrum] = last.weights;
          return;
        }
        const times = new Float64Array(count);
        const weights = new Float64Array(count);
        let at = 0;
        termsAt(T).forEach(({ strength, logTime }, k) => {
          const tau = Math.exp(logTime);
          const relative = modes[k]?.timesAt(T) ?? none;
          const shares = modes[k]?.weightsAt(T) ?? none;
          for (let i = 0; i < relative.length; i++) {
            times[at] = (relative[i] ?? 1) * tau;
            weights[at] = strength * (shares[i] ?? 0);
            at++;
          }
        });
        last = { T, times, weights };
        out.times[spectrum] = times;
        out.weights[spectrum] = weights;
      },
      evaluate: (_, { spectrum }, out) => {
        out.values[spectrum] = 1;
        return undefined;
      },
      kinks: () => undefined,
    },
  ];
}

const none = new Float64Array(0);

/** The modes of every term of a linear model, in their order, and the error of their sum, Pa. */
function modesOf(
  material: Material,
  range: TemperatureRange,
  tolerance: number,
): { readonly modes: readonly RelaxationModes[]; readonly error: number } {
  const single = fixedModes(singleExponential);
  if (isLinearWholeModel(material.problem.kind)) return { modes: [single], error: 0 };
  let error = 0;
  const modes = material.elements.flatMap((element): RelaxationModes[] => {
    if (element.kind === 'prony') return element.list('strength', range.start).map(() => single);
    const own = relaxationModes(element, range, tolerance);
    error += element.value('strength', range.start) * own.sum.error;
    return [own];
  });
  return { modes, error };
}
