import type { CurveRequest, RunnerResult } from '../../protocol.ts';
import type { Series } from '../../result.ts';
import { pointsWith } from '../../runner-tools.ts';
import { componentCreep } from '../components.ts';
import { linearModel, ownGeometry } from '../model.ts';
import { superpose, type LoadChange } from '../superposition.ts';
import { timeFunctions } from '../time-functions.ts';
import { curveOrIssue, linearAccuracy, sampled } from './series.ts';

/** Points that draw a creep curve well: dense after each change of load, where the strain changes fastest. */
export function creepTimes(hold: number, recovery: number, ramp: number): number[] {
  const branch = (length: number): number[] => {
    const logarithmic = Array.from({ length: 81 }, (_, k) => length * 10 ** (-5 + (5 * k) / 80));
    const linear = Array.from({ length: 60 }, (_, k) => (length * (k + 1)) / 60);
    return [...logarithmic, ...linear];
  };
  const times = new Set([0, ...branch(hold), ...(ramp > 0 ? [ramp] : [])]);
  if (recovery > 0) for (const t of branch(recovery)) times.add(hold + t);
  return [...times].filter((t) => t <= hold + recovery).sort((a, b) => a - b);
}

/** A step or ramp up at time 0; what `hold` has loaded is taken away just after it, as fast as it was put on. */
function loadHistory(hold: number, recovery: number, ramp: number): (t: number) => readonly LoadChange[] {
  const up = { start: 0, duration: ramp, amount: 1 };
  const down = { start: hold, duration: ramp, amount: -1 };
  return (t) => (recovery > 0 && t > hold ? [up, down] : [up]);
}

/** Creep and recovery of a linear model, ε = σ J(t) superposed, with the strain of each element. */
export function linearCreep(request: CurveRequest): RunnerResult {
  const { material, conditions } = request;
  const { T = Number.NaN, stress = Number.NaN, hold = Number.NaN, recovery = 0, ramp = 0 } = conditions;
  const times = request.points['time']
    ? pointsWith(request, 'time')
    : withExtra(creepTimes(hold, recovery, ramp), request);
  const history = loadHistory(hold, recovery, ramp);
  const names = [
    ['strain', ''],
    ['strain.elastic', ''],
    ['creep_compliance', '1/Pa'],
  ] as const;
  return curveOrIssue(request, { name: 'time', unit: 's', values: times }, names, () => {
    const model = linearModel(material, T, 0, ownGeometry(material));
    const functions = timeFunctions(model);
    const instant = 1 / model.unrelaxed;
    const accuracy = (scale: number, isConverted = functions.complianceIsConverted) =>
      linearAccuracy(functions, isConverted, scale);
    // What follows the elastic strain is superposed by itself, so that recovery leaves no rest of its cancellation.
    const delayed = (t: number) => functions.compliance(t) - instant;
    const delayedIntegral = (t: number) => functions.complianceIntegral(t) - instant * t;
    const load = (t: number): number =>
      superpose(
        history(t),
        () => 1,
        (u) => u,
        t,
      );
    const creep = (step: (t: number) => number, integral: (t: number) => number) => (t: number) => {
      request.checkCancelled();
      return stress * superpose(history(t), step, integral, t);
    };
    const elastic = (t: number) => stress * instant * load(t);
    const anelastic = creep(delayed, delayedIntegral);
    const strain = sampled(times, (t) => elastic(t) + anelastic(t));
    const scale = Math.abs(stress) * functions.compliance(hold);
    const series: Record<string, Series> = {
      strain: { unit: '', values: strain, accuracy: accuracy(scale) },
      'strain.elastic': { unit: '', values: sampled(times, elastic), accuracy: accuracy(scale, false) },
    };
    if (material.form === 'compliance' && material.problem.kind === 'elements') {
      for (const [name, { step, integral }] of componentCreep(model)) {
        const values = sampled(times, creep(step, integral));
        series[`strain.${name}`] = { unit: '', values, accuracy: accuracy(scale, false) };
      }
    }
    series['creep_compliance'] = {
      unit: '1/Pa',
      values: strain.map((value) => (value === null ? null : value / stress)),
      accuracy: accuracy(scale / Math.abs(stress)),
    };
    return series;
  });
}

function withExtra(times: readonly number[], request: CurveRequest): readonly number[] {
  return [...new Set([...times, ...request.extraX])].sort((a, b) => a - b);
}
