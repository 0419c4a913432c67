import type { CurveRequest, RunnerResult } from '../../protocol.ts';
import { pointsWith } from '../../runner-tools.ts';
import { linearModel, ownGeometry } from '../model.ts';
import { rampResponse } from '../superposition.ts';
import { timeFunctions } from '../time-functions.ts';
import { curveOrIssue, linearAccuracy, sampled } from './series.ts';

/** Stress after a strain step or ramp of a linear model: σ = ε M(t), averaged over the ramp. */
export function linearStressRelaxation(request: CurveRequest): RunnerResult {
  const { material, conditions } = request;
  const times = pointsWith(request, 'time');
  const { T = Number.NaN, strain = Number.NaN, ramp = 0 } = conditions;
  const names = [
    ['stress', 'Pa'],
    ['stress_ratio', ''],
    ['relaxation_modulus', 'Pa'],
  ] as const;
  return curveOrIssue(request, { name: 'time', unit: 's', values: times }, names, () => {
    const model = linearModel(material, T, 0, ownGeometry(material));
    const functions = timeFunctions(model);
    const modulus = sampled(times, (t) => {
      request.checkCancelled();
      return rampResponse(functions.modulus, functions.modulusIntegral, t, ramp);
    });
    const multiple = (factor: number) => modulus.map((value) => (value === null ? null : value * factor));
    const accuracy = (scale: number) => linearAccuracy(functions, functions.modulusIsConverted, scale);
    return {
      stress: { unit: 'Pa', values: multiple(strain), accuracy: accuracy(model.unrelaxed * Math.abs(strain)) },
      stress_ratio: { unit: '', values: multiple(1 / model.unrelaxed), accuracy: accuracy(1) },
      relaxation_modulus: { unit: 'Pa', values: modulus, accuracy: accuracy(model.unrelaxed) },
    };
  });
}
