/** Creep under a constant stress, and recovery after it. */
import { linearModel, ownGeometry } from '../linear/model.ts';
import { refuseTimesOfStress } from '../linear/stress-effect.ts';
import { rampResponse } from '../linear/superposition.ts';
import { timeFunctions } from '../linear/time-functions.ts';
import { isLinearWholeModel } from '../linear/whole-models.ts';
import { FieldError } from '../material.ts';
import type { CurveRequest, ProtocolRunner } from '../protocol.ts';
import type { Accuracy, Series, SolverIssue } from '../result.ts';
import { atEveryPoint, pointsWith } from '../runner-tools.ts';
import { complianceModel } from './compliance-model.ts';
import { contributionNames } from './contributions.ts';
import { debyeCreep, hierarchicalCreep, newtonianCreep, type CreepLoad, type CreepPart } from './creep-compliance.ts';
import {
  accuracyIssues,
  closedForm,
  emptyCurve,
  fineStepTolerance,
  finiteOrNull,
  integrateAccurately,
  integratedAccuracy,
  lateIssues,
  ofLargest,
  seriesOf,
  stopIssue,
  withFieldErrors,
} from './curve-series.ts';
import { denseAtStart, timesUpTo } from './drawn-times.ts';
import { formatNumber } from './format.ts';
import { Integrator } from './integrator.ts';
import { RecordedPath } from './recorded-path.ts';

/** Strain below which errors may be relative to it. */
const smallestStrain = 1e-12;

/** The stress is given, so that a flow has the digits of its own strain for few steps, down to this share of the elastic one. */
const flowShare = 1e-6;

interface CreepCurve {
  /** Total strain first, then the contributions. */
  readonly names: readonly string[];
  readonly at: (time: number) => readonly (number | undefined)[];
  readonly accuracy: Accuracy;
  /** Where the error is a share of the largest strain and not of each: that strain. */
  readonly largestStrain?: number;
  /** Time up to which it goes, where it ends before the test does. */
  readonly reached?: number | undefined;
  readonly issues: readonly SolverIssue[];
}

/** Times that draw creep and recovery well: dense where the strain is fast. */
function chosenTimes(load: CreepLoad, recovery: number): number[] {
  const times = [0, ...(load.ramp > 0 ? [load.ramp] : []), ...denseAtStart(0, load.hold)];
  times[times.length - 1] = load.hold;
  if (recovery > 0) times.push(...denseAtStart(load.hold, recovery));
  return [...new Set(times)].sort((a, b) => a - b);
}

export const runCreep: ProtocolRunner = (request) => {
  const { conditions } = request;
  const load: CreepLoad = {
    T: conditions['T'] ?? Number.NaN,
    stress: conditions['stress'] ?? Number.NaN,
    ramp: conditions['ramp'] ?? 0,
    hold: conditions['hold'] ?? Number.NaN,
  };
  const recovery = conditions['recovery'] ?? 0;
  const asked = request.points['time']
    ? pointsWith(request, 'time')
    : [...new Set([...chosenTimes(load, recovery), ...request.extraX])].sort((a, b) => a - b);
  const axis = { name: 'time', unit: 's' };
  return withFieldErrors(
    request,
    () => [emptyCurve({ ...axis, values: asked }, 'strain', '')],
    () => {
      if (load.ramp > load.hold) {
        throw new FieldError('creep', 'ramp', `the ramp of ${load.ramp} s is longer than the hold of ${load.hold} s`);
      }
      const end = load.hold + recovery;
      const curve = creepOf(
        request,
        load,
        asked.reduce((last, time) => Math.max(last, time), 0),
      );
      const { reached } = curve;
      // A curve that ends early is drawn as well up to there.
      const times =
        request.points['time'] || reached === undefined
          ? asked
          : [...new Set([...asked, ...timesUpTo(reached > load.hold ? load.hold : 0, reached)])].sort((a, b) => a - b);
      const issues = [...curve.issues, ...lateIssues(times, end, 'test')];
      const rows = atEveryPoint(request, times, (time) =>
        time < 0 || time > end * (1 + 1e-12) ? [] : curve.at(time).map(finiteOrNull),
      );
      const series: Record<string, Series> = {};
      const { accuracy, largestStrain } = curve;
      const of = (divisor: number): Accuracy =>
        largestStrain === undefined
          ? { ...accuracy, atol: accuracy.atol / Math.abs(divisor) }
          : ofLargest(accuracy, Math.abs(largestStrain / divisor));
      curve.names.forEach((name, k) => {
        series[name] = seriesOf(
          '',
          rows.map((row) => row[k] ?? null),
          of(1),
        );
      });
      series['creep_compliance'] = seriesOf(
        '1/Pa',
        rows.map((row) => (row[0] == null ? null : finiteOrNull(row[0] / load.stress))),
        of(load.stress),
      );
      return { curves: [{ x: { ...axis, values: times }, series }], issues: [...issues, ...accuracyIssues(accuracy)] };
    },
  );
};

function creepOf(request: CurveRequest, load: CreepLoad, end: number): CreepCurve {
  const { material } = request;
  if (material.problem.kind === 'flow_units' || material.problem.kind === 'kww_relaxation') {
    throw new FieldError(material.problem.kind, '', `a model of kind ${material.problem.kind} has no creep`);
  }
  refuseTimesOfStress(material);
  if (material.form === 'modulus' || isLinearWholeModel(material.problem.kind)) return linearCreep(request, load, end);
  return additiveCreep(request, load, end);
}

/** Stress over the held stress. */
function loadAt({ ramp, hold }: CreepLoad, time: number): number {
  if (time > hold) return 0;
  return time < ramp ? time / ramp : 1;
}

/** Stresses that add: superposition of the creep compliance. */
function linearCreep(request: CurveRequest, load: CreepLoad, end: number): CreepCurve {
  const { material } = request;
  const { T, stress, ramp, hold } = load;
  const model = linearModel(material, T, 0, ownGeometry(material));
  const functions = timeFunctions(model);
  const { compliance, complianceIntegral } = functions;
  const loaded = (time: number): number => rampResponse(compliance, complianceIntegral, time, ramp);
  return {
    names: ['strain', 'strain.elastic'],
    at: (time) => [
      stress * (loaded(time) - (time > hold ? compliance(time - hold) : 0)),
      (stress * loadAt(load, time)) / model.unrelaxed,
    ],
    get accuracy() {
      return closedForm(functions.error);
    },
    // A recovery is the difference of two creep strains, the first of which goes on growing.
    largestStrain: stress * compliance(end),
    issues: [],
  };
}

/** Strains that add: each element in closed form; flow laws without one are integrated beside them. */
function additiveCreep(request: CurveRequest, load: CreepLoad, end: number): CreepCurve {
  const { material } = request;
  const { T, stress } = load;
  const { elastic } = material;
  if (!elastic) throw new FieldError('elastic', material.modulus, 'the model has no elastic element');
  const modulus = elastic.value(material.modulus, T);
  const closed = material.elements.flatMap((element): CreepPart[] => {
    switch (element.kind) {
      case 'debye':
        return debyeCreep(material, element, load);
      case 'newtonian':
        return newtonianCreep(element, load);
      case 'hierarchical':
        return hierarchicalCreep(material, element, load);
      default:
        return [];
    }
  });
  const closedStrain = (time: number): number => closed.reduce((sum, part) => sum + stress * part.compliance(time), 0);
  const flow = integrateAccurately((stepTolerance) => flowStrains(request, load, end, closedStrain, stepTolerance), {
    first: fineStepTolerance,
  });
  const error = closed.reduce((worst, part) => Math.max(worst, part.error), 1e-15);
  const recoveryError = end > load.hold ? closed.reduce((sum, part) => sum + part.recoveryError, 0) : 0;
  return {
    names: ['strain', 'strain.elastic', ...closed.map(({ name }) => name), ...flow.names],
    at: (time) => {
      const elasticStrain = (stress * loadAt(load, time)) / modulus;
      const parts = closed.map(({ compliance }) => stress * compliance(time));
      const flows = flow.at(time);
      const all = [elasticStrain, ...parts, ...flows];
      const total = all.reduce<number | undefined>(
        (sum, part) => (sum === undefined || part === undefined ? undefined : sum + part),
        0,
      );
      return [total, ...all];
    },
    accuracy: {
      ...(flow.accuracy ?? closedForm(error)),
      atol: recoveryError * Math.abs(stress) + (flow.accuracy?.estimate ?? 0) * flow.largestStrain,
    },
    reached: flow.reached,
    issues: flow.issues,
  };
}

interface FlowStrains {
  readonly names: readonly string[];
  readonly at: (time: number) => readonly (number | undefined)[];
  readonly accuracy: Accuracy | undefined;
  readonly largestStrain: number;
  readonly reached?: number | undefined;
  readonly issues: readonly SolverIssue[];
}

const closedKinds = ['debye', 'newtonian', 'hierarchical'];

/** The strains of flow laws that have no closed form under the given stress. */
function flowStrains(
  request: CurveRequest,
  load: CreepLoad,
  end: number,
  background: (time: number) => number,
  stepTolerance: number,
): FlowStrains {
  const { material } = request;
  const { T, stress, ramp, hold } = load;
  if (material.elements.every(({ kind }) => closedKinds.includes(kind))) {
    return { names: [], at: () => [], accuracy: undefined, largestStrain: 0, issues: [] };
  }
  const model = complianceModel(material, {
    history: 'single',
    range: { lower: T, upper: T },
    geometry: ownGeometry(material),
    only: (kind) => !closedKinds.includes(kind),
    background,
    flowShare,
  });
  const integrator = new Integrator(model, stepTolerance, smallestStrain, request.checkCancelled);
  const path = new RecordedPath(integrator);
  const common = { control: 'driver', slope: () => 0, temperature: () => T, power: 1, elapsed: 0 } as const;
  const firstStep = hold * 1e-6;
  if (ramp > 0) {
    const value = (time: number): number => (stress * time) / ramp;
    path.run({ ...common, duration: ramp, openEnded: false, firstStep, value, clock: 0 });
  }
  path.run({ ...common, duration: hold - ramp, openEnded: false, firstStep, value: () => stress, clock: ramp });
  if (end > hold) {
    path.run({ ...common, duration: end - hold, openEnded: true, firstStep, value: () => 0, clock: hold });
  }
  const contributions = contributionNames(model);
  const largestStrain = Math.abs(path.at(hold)?.response ?? 0);
  const names = contributions.flatMap((name) => (name === undefined ? [] : [name]));
  return {
    names,
    at: (time) => {
      if (time === 0) return names.map(() => 0);
      const moment = path.at(time);
      return contributions.flatMap((name, k) => (name === undefined ? [] : [moment?.variables[k]]));
    },
    accuracy: integratedAccuracy(integrator, largestStrain),
    largestStrain,
    reached: path.stop ? path.end : undefined,
    issues: path.stop ? [stopIssue(path.stop, `at ${formatNumber(path.end)} s`)] : [],
  };
}
