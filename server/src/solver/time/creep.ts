/** Creep under a constant stress, and recovery after it. */
import { isLinear, linearModel, ownGeometry } from '../linear/model.ts';
import { dependsOnStress } from '../linear/stress-effect.ts';
import { rampResponse } from '../linear/superposition.ts';
import { timeFunctions } from '../linear/time-functions.ts';
import { isLinearWholeModel } from '../linear/whole-models.ts';
import { FieldError, type Material, type MaterialElement } from '../material.ts';
import type { CurveRequest, ProtocolRunner } from '../protocol.ts';
import type { Accuracy, Series, SolverIssue } from '../result.ts';
import { atEveryPoint, pointsWith } from '../runner-tools.ts';
import { complianceModel } from './compliance-model.ts';
import { contributionNames } from './contributions.ts';
import { Course } from './course.ts';
import { debyeCreep, hierarchicalCreep, newtonianCreep, type CreepLoad, type CreepPart } from './creep-compliance.ts';
import {
  accuracyIssues,
  closedForm,
  emptyCurve,
  fineStepTolerance,
  valueOrNull,
  integrateAccurately,
  integratedAccuracy,
  lateIssues,
  seriesOf,
  stopIssue,
  withFieldErrors,
} from './curve-series.ts';
import { denseAtStart, timesUpTo } from './drawn-times.ts';
import { formatNumber } from './format.ts';
import { Integrator } from './integrator.ts';
import { RecordedPath, type Ending } from './recorded-path.ts';
import { atOneTemperature } from './relaxation-modes.ts';

/** Strain below which errors may be relative to it. */
const smallestStrain = 1e-12;

/** The stress is given, so that a flow has the digits of its own strain for few steps, down to this share of the elastic one. */
const flowShare = 1e-6;
interface StrainsOfCreep {
  /** In the order of the names. */
  readonly strains: readonly (number | undefined)[];
  /** Total strain over the stress that is held, 1/Pa: it has a value at no stress too. */
  readonly compliance: number | undefined;
}

const outside: StrainsOfCreep = { strains: [], compliance: undefined };

interface CreepCurve {
  /** Total strain first, then the contributions. */
  readonly names: readonly string[];
  readonly at: (time: number) => StrainsOfCreep;
  readonly accuracy: Accuracy;
  /** Absolute errors, where they are not relative to each value; known once the values are computed. */
  readonly absoluteErrors: () => { readonly strain: number; readonly compliance: number };
  /** Time up to which it goes, where it ends before the test does. */
  readonly reached?: number | undefined;
  readonly ending?: Ending | undefined;
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
      const isInside = (time: number): boolean => time >= 0 && time <= end * (1 + 1e-12);
      const rows = atEveryPoint(request, times, (time) => (isInside(time) ? curve.at(time) : outside));
      const series: Record<string, Series> = {};
      const { accuracy } = curve;
      const errors = curve.absoluteErrors();
      curve.names.forEach((name, k) => {
        const values = rows.map(({ strains }) => valueOrNull(strains[k]));
        series[name] = seriesOf('', values, { ...accuracy, atol: errors.strain });
      });
      const compliances = rows.map(({ compliance }) => valueOrNull(compliance));
      series['creep_compliance'] = seriesOf('1/Pa', compliances, { ...accuracy, atol: errors.compliance });
      return { curves: [{ x: { ...axis, values: times }, series }], issues: [...issues, ...accuracyIssues(accuracy)] };
    },
  );
};

function creepOf(request: CurveRequest, load: CreepLoad, end: number): CreepCurve {
  const { material } = request;
  if (material.problem.kind === 'flow_units' || material.problem.kind === 'kww_relaxation') {
    throw new FieldError(material.problem.kind, '', `a model of kind ${material.problem.kind} has no creep`);
  }
  if (material.form === 'compliance' && !isLinearWholeModel(material.problem.kind)) {
    return additiveCreep(request, load, end);
  }
  // At no stress a time that depends on it is the one there.
  if (isLinear(material) || load.stress === 0) return linearCreep(request, load, end);
  return integrateAccurately((stepTolerance) => modulusCreep(request, load, stepTolerance), {
    first: fineStepTolerance,
  });
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
  const { complianceIntegral } = functions;
  // A ramp asks for dozens of values at every point.
  const compliance = ramp > 0 ? functions.compliance : functions.directCompliance;
  const loaded = (time: number): number => rampResponse(compliance, complianceIntegral, time, ramp);
  const total = (time: number): number => loaded(time) - (time > hold ? compliance(time - hold) : 0);
  return {
    names: ['strain', 'strain.elastic'],
    at: (time) => {
      const sum = total(time);
      return { strains: [stress * sum, (stress * loadAt(load, time)) / model.unrelaxed], compliance: sum };
    },
    get accuracy() {
      return closedForm(functions.error);
    },
    absoluteErrors: () => {
      // A recovery is the difference of two creep strains, the first of which goes on growing.
      const error = functions.error * compliance(end);
      return { strain: Math.abs(stress) * error, compliance: error };
    },
    issues: [],
  };
}

/** Stresses that add, with times that depend on the stress. */
function modulusCreep(request: CurveRequest, load: CreepLoad, stepTolerance: number): CreepCurve {
  const { material, conditions } = request;
  const { T, stress, ramp, hold } = load;
  const modulus = material.elastic?.value(material.modulus, T) ?? Number.NaN;
  const course = new Course(request, atOneTemperature(T), stepTolerance);
  const common = { control: 'stress', temperature: () => T, slope: () => 0, firstStep: hold * 1e-6 } as const;
  course.run({
    ...common,
    duration: ramp,
    value: (time) => (stress * time) / ramp,
    slope: () => stress / ramp,
  });
  course.run({ ...common, duration: hold - ramp, value: () => stress });
  course.run({ ...common, duration: conditions['recovery'] ?? 0, value: () => 0 });
  const { path, accuracy, largest } = course;
  return {
    names: ['strain', 'strain.elastic'],
    at: (time) => {
      const total = course.at(time)?.strain;
      const elasticStrain = (stress * loadAt(load, time)) / modulus;
      return { strains: [total, elasticStrain], compliance: total === undefined ? undefined : total / stress };
    },
    accuracy,
    absoluteErrors: () => {
      const strain = (accuracy.estimate ?? 0) * largest.strain;
      return { strain, compliance: strain / Math.abs(stress) };
    },
    reached: path.stop ? path.end : undefined,
    ending: path.ending,
    issues: path.stop ? [stopIssue(path.stop, `at ${formatNumber(path.end)} s`)] : [],
  };
}

/** Strains that add: each element in closed form; those without one are integrated beside them. */
function additiveCreep(request: CurveRequest, load: CreepLoad, end: number): CreepCurve {
  const { material } = request;
  const { T, stress } = load;
  const { elastic } = material;
  if (!elastic) throw new FieldError('elastic', material.modulus, 'the model has no elastic element');
  const modulus = elastic.value(material.modulus, T);
  const closed = material.elements.flatMap((element): CreepPart[] => {
    if (!hasClosedForm(material, element, load)) return [];
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
  const integrated = material.elements.find(({ kind }) => !closedKinds.includes(kind));
  return {
    names: ['strain', 'strain.elastic', ...closed.map(({ name }) => name), ...flow.names],
    at: (time) => {
      const compliances = closed.map(({ compliance }) => compliance(time));
      const elasticStrain = (stress * loadAt(load, time)) / modulus;
      const parts = [elasticStrain, ...compliances.map((compliance) => stress * compliance), ...flow.at(time)];
      const total = parts.reduce<number | undefined>(
        (sum, part) => (sum === undefined || part === undefined ? undefined : sum + part),
        0,
      );
      const ratio = stress === 0 || total === undefined ? undefined : total / stress;
      return {
        strains: [total, ...parts],
        // Without flows per unit of stress: it is there at no stress too.
        compliance: integrated ? ratio : compliances.reduce((sum, one) => sum + one, loadAt(load, time) / modulus),
      };
    },
    accuracy: flow.accuracy ?? closedForm(error),
    absoluteErrors: () => {
      const strain = (flow.accuracy?.estimate ?? 0) * flow.largestStrain;
      return {
        strain: strain + recoveryError * Math.abs(stress),
        compliance: recoveryError + (stress === 0 ? 0 : strain / Math.abs(stress)),
      };
    },
    reached: flow.reached,
    issues: [...(integrated && stress === 0 ? [withoutStressIssue(material, integrated)] : []), ...flow.issues],
  };
}

/** Strain over stress of a flow law that is integrated is 0/0 where there is no stress. */
const withoutStressIssue = (material: Material, { name }: MaterialElement): SolverIssue => ({
  code: 'MG601',
  severity: 'warning',
  message: `creep_compliance is strain over stress, which has no value at a stress of 0 where the flow of ${name} is integrated: give a small stress`,
  model: material.name,
  field: 'stress',
});

interface FlowStrains {
  readonly names: readonly string[];
  readonly at: (time: number) => readonly (number | undefined)[];
  readonly accuracy: Accuracy | undefined;
  readonly largestStrain: number;
  readonly reached?: number | undefined;
  readonly ending?: Ending | undefined;
  readonly issues: readonly SolverIssue[];
}

const closedKinds = ['debye', 'newtonian', 'hierarchical'];

/**
 * Whether the strain of an element has a closed form under the load. While the stress rises, a time that depends on it
 * changes; of a hierarchical model the times are those of the held stress all the same (Hao 2022 eq. 25a).
 */
const hasClosedForm = (material: Material, element: MaterialElement, { ramp }: CreepLoad): boolean =>
  closedKinds.includes(element.kind) && !(ramp > 0 && dependsOnStress(material, element));

/** The strains of elements that have no closed form under the given stress. */
function flowStrains(
  request: CurveRequest,
  load: CreepLoad,
  end: number,
  background: (time: number) => number,
  stepTolerance: number,
): FlowStrains {
  const { material } = request;
  const { T, stress, ramp, hold } = load;
  if (material.elements.every((element) => hasClosedForm(material, element, load))) {
    return { names: [], at: () => [], accuracy: undefined, largestStrain: 0, issues: [] };
  }
  const model = complianceModel(material, {
    history: 'single',
    range: atOneTemperature(T),
    geometry: ownGeometry(material),
    only: (element) => !hasClosedForm(material, element, load),
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
    ending: path.ending,
    issues: path.stop ? [stopIssue(path.stop, `at ${formatNumber(path.end)} s`)] : [],
  };
}
