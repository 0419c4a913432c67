/** Stress relaxation after a strain step or a ramp. */
import { correlationFactor } from '../linear/hierarchical.ts';
import { isLinear, linearModel, ownGeometry } from '../linear/model.ts';
import { decayReach, energySpectrum, stressDecay, type Decay } from '../linear/spectrum.ts';
import { rampResponse } from '../linear/superposition.ts';
import { timeFunctions } from '../linear/time-functions.ts';
import { FieldError } from '../material.ts';
import type { CurveRequest, ProtocolRunner, RunnerResult } from '../protocol.ts';
import type { Accuracy, SolverIssue } from '../result.ts';
import { atEveryPoint, pointsWith } from '../runner-tools.ts';
import { complianceModel, startingPower } from './compliance-model.ts';
import { Course } from './course.ts';
import {
  accuracyIssues,
  closedForm,
  emptyCurve,
  valueOrNull,
  integrateAccurately,
  integratedAccuracy,
  integratedTolerance,
  ofLargest,
  seriesOf,
  stopIssue,
  withFieldErrors,
} from './curve-series.ts';
import { formatNumber } from './format.ts';
import { Integrator } from './integrator.ts';
import { RecordedPath, type Ending } from './recorded-path.ts';
import { atOneTemperature } from './relaxation-modes.ts';

/** Length of the first step that is tried, s; far too long steps are cut quickly. */
const firstStep = 1;
/** Accuracy of a stress whose derivative over ln t is to keep six digits. */
const derivativeTolerance = 5e-11;

interface Relaxation {
  /** Stress at a time since the first loading over the whole strain, Pa: it has a value at no strain too. */
  readonly modulus: (time: number) => number | undefined;
  /** The same of an elastic solid. */
  readonly unrelaxed: number;
  readonly accuracy: Accuracy;
  /** −dσ/d ln t where it is known in closed form. */
  readonly decay?: (time: number) => Decay;
  /** Whether the error is absolute: a share of the unrelaxed modulus. */
  readonly isIntegrated: boolean;
  readonly ending?: Ending | undefined;
  readonly issues: readonly SolverIssue[];
}

export const runStressRelaxation: ProtocolRunner = (request) => {
  const times = pointsWith(request, 'time');
  const axis = { name: 'time', unit: 's', values: times };
  return withFieldErrors(
    request,
    () => [emptyCurve(axis, 'stress', 'Pa')],
    () => {
      const strain = request.conditions['strain'] ?? Number.NaN;
      const relaxation = relaxationOf(
        request,
        strain,
        times.reduce((last, time) => Math.max(last, time), 0) *
          (request.conditions['attempt_frequency'] === undefined ? 1 : decayReach),
      );
      const { modulus, unrelaxed, issues, isIntegrated } = relaxation;
      const moduli = atEveryPoint(request, times, (time) => valueOrNull(time < 0 ? 0 : modulus(time)));
      const { accuracy } = relaxation;
      const of = (largest: number): Accuracy => (isIntegrated ? ofLargest(accuracy, largest) : accuracy);
      const scaled = (factor: number) => moduli.map((value) => (value === null ? null : value * factor));
      const elasticStress = Math.abs(unrelaxed * strain);
      const late = times.filter((time) => time > 0);
      const stressError = (accuracy.estimate ?? 0) * elasticStress;
      const stress = (time: number): number => (modulus(time) ?? Number.NaN) * strain;
      const decay = relaxation.decay ?? ((time: number) => stressDecay(stress, time, stressError));
      const spectra = energySpectra(request, late, decay, relaxation.decay !== undefined);
      const missed = spectra.flatMap(({ series }) =>
        Object.entries(series).flatMap(([name, one]) => accuracyIssues(one.accuracy, name)),
      );
      return {
        curves: [
          {
            x: axis,
            series: {
              stress: seriesOf('Pa', scaled(strain), of(elasticStress)),
              stress_ratio: seriesOf('', scaled(1 / unrelaxed), of(1)),
              relaxation_modulus: seriesOf('Pa', moduli, of(unrelaxed)),
            },
          },
          ...spectra,
        ],
        issues: [
          ...issues,
          ...accuracyIssues(accuracy),
          ...missed,
          ...(wantsDerivative(request) && late.length === 0 ? [noSpectrumIssue(request)] : []),
        ],
      };
    },
  );
};

/** A spectrum over ln t has no point at time 0. */
const noSpectrumIssue = ({ material }: CurveRequest): SolverIssue => ({
  code: 'MG601',
  severity: 'warning',
  message: 'energy_spectrum has no point: it is a derivative over ln t, and the test names no time above 0 s',
  model: material.name,
  field: 'time',
});

/** The spectrum of activation energies at the times of the curve, where the test gives an attempt frequency. */
function energySpectra(
  request: CurveRequest,
  times: readonly number[],
  decay: (time: number) => Decay,
  isClosed: boolean,
): RunnerResult['curves'] {
  const { T = Number.NaN, attempt_frequency: attemptFrequency } = request.conditions;
  if (attemptFrequency === undefined || times.length === 0) return [];
  const points = atEveryPoint(request, times, (time) => energySpectrum(decay(time), T, attemptFrequency, time));
  const densities = points.map(({ density }) => density);
  const largest = points.reduce((most, { density }) => Math.max(most, Math.abs(density)), 0);
  const error = points.reduce((most, one) => Math.max(most, one.error), 0);
  const accuracy: Accuracy = isClosed
    ? closedForm(closedError)
    : {
        rtol: integratedTolerance,
        atol: error,
        estimate: largest > 0 ? error / largest : 0,
        method: 'extrapolated differences of the stress over ln t',
      };
  return [
    {
      x: { name: 'energy', unit: 'J', values: points.map(({ energy }) => energy) },
      series: { energy_spectrum: seriesOf('1/m^3', densities, accuracy) },
    },
  ];
}

function relaxationOf(request: CurveRequest, strain: number, end: number): Relaxation {
  const { material } = request;
  if (material.problem.kind === 'kww_relaxation') return stretchedRelaxation(request, strain);
  if (material.problem.kind === 'flow_units') {
    throw new FieldError(
      'flow_units',
      '',
      'flow_units is a model of constant strain rate: use it in tension or compression',
    );
  }
  const addsStresses = material.form === 'modulus';
  // At no strain a time that depends on the stress is the one at no stress.
  if (isLinear(material) || (addsStresses && strain === 0)) return linearRelaxation(request);
  refuseNoStrain(strain);
  const integrated = addsStresses ? modulusRelaxation : integratedRelaxation;
  return integrateAccurately((stepTolerance) => integrated(request, strain, end, stepTolerance), {
    // A spectrum of energies is a derivative, which loses digits.
    wanted: wantsDerivative(request) ? derivativeTolerance : integratedTolerance,
  });
}

/** A relaxation that is not linear, or is given as a stress, has no modulus at no strain. @throws FieldError */
function refuseNoStrain(strain: number): void {
  if (strain !== 0) return;
  const message = 'a strain of 0 leaves no stress to relax: give another one';
  throw new FieldError('stress_relaxation', 'strain', message);
}

/** Rounding of an inverted transform, as a share of where it starts. */
const inversionNoise = 1e-12;

/** Linear models: σ = ε M(t), and the mean of M over the ramp. */
function linearRelaxation(request: CurveRequest): Relaxation {
  const { material, conditions } = request;
  const ramp = conditions['ramp'] ?? 0;
  const model = linearModel(material, conditions['T'] ?? Number.NaN, 0, ownGeometry(material));
  const functions = timeFunctions(model);
  const { modulus, modulusIntegral, modulusIsConverted } = functions;
  // An inverted transform of a liquid ends in rounding errors, not in zero.
  const noise = modulusIsConverted ? inversionNoise * model.unrelaxed : 0;
  return {
    modulus: (time) => rampResponse(modulus, modulusIntegral, time, ramp, noise),
    unrelaxed: model.unrelaxed,
    get accuracy() {
      return closedForm(functions.error);
    },
    // An inverted transform that decays exponentially is accurate to a share of where it starts.
    isIntegrated: modulusIsConverted,
    issues: [],
  };
}

const wantsDerivative = ({ conditions }: CurveRequest): boolean => conditions['attempt_frequency'] !== undefined;

/** Models whose stresses add and whose times depend on the stress. */
function modulusRelaxation(request: CurveRequest, strain: number, end: number, stepTolerance: number): Relaxation {
  const { material, conditions } = request;
  const T = conditions['T'] ?? Number.NaN;
  const ramp = conditions['ramp'] ?? 0;
  const course = new Course(request, atOneTemperature(T), stepTolerance);
  const common = { control: 'strain', temperature: () => T } as const;
  course.run({
    ...common,
    duration: ramp,
    firstStep: ramp / 100,
    value: (time) => (strain * time) / ramp,
    slope: () => strain / ramp,
  });
  course.run({ ...common, duration: end - ramp, openEnded: true, firstStep, value: () => strain, slope: () => 0 });
  const unrelaxed = material.elastic?.value(material.modulus, T) ?? Number.NaN;
  const { path, integrator } = course;
  return {
    modulus: (time) => {
      if (time === 0) return ramp > 0 ? 0 : unrelaxed;
      const moment = course.at(time);
      return moment && moment.stress / strain;
    },
    unrelaxed,
    accuracy: integratedAccuracy(integrator, Math.abs(unrelaxed * strain)),
    isIntegrated: true,
    ending: path.ending,
    issues: path.stop ? [stopIssue(path.stop, `at ${formatNumber(path.end)} s`)] : [],
  };
}

function integratedRelaxation(request: CurveRequest, strain: number, end: number, stepTolerance: number): Relaxation {
  const { material, conditions } = request;
  const T = conditions['T'] ?? Number.NaN;
  const ramp = conditions['ramp'] ?? 0;
  const model = complianceModel(material, {
    history: 'single',
    range: atOneTemperature(T),
    geometry: ownGeometry(material),
    ...(wantsDerivative(request) ? { tolerance: derivativeTolerance } : {}),
  });
  const integrator = new Integrator(model, stepTolerance, 1e-4 * Math.abs(strain), request.checkCancelled);
  const path = new RecordedPath(integrator);
  const hierarchical = material.elements.filter(({ kind }) => kind === 'hierarchical');
  const power = startingPower(hierarchical.map((element) => correlationFactor(material, element, T)));
  const common = { control: 'response', temperature: () => T, power } as const;
  if (ramp > 0) {
    path.run({
      ...common,
      duration: ramp,
      openEnded: false,
      firstStep: ramp / 100,
      value: (time) => (strain * time) / ramp,
      slope: () => strain / ramp,
      clock: 0,
      elapsed: 0,
    });
  }
  if (end > ramp) {
    path.run({
      ...common,
      duration: end - ramp,
      openEnded: true,
      firstStep,
      value: () => strain,
      slope: () => 0,
      clock: ramp,
      elapsed: ramp,
    });
  }
  const modulus = material.elastic?.value(material.modulus, T) ?? Number.NaN;
  return {
    modulus: (time) => {
      if (time === 0) return ramp > 0 ? 0 : modulus;
      const moment = path.at(time);
      return moment && moment.driver / strain;
    },
    unrelaxed: modulus,
    accuracy: integratedAccuracy(integrator, Math.abs(strain)),
    isIntegrated: true,
    ending: path.ending,
    issues: path.stop ? [stopIssue(path.stop, `at ${formatNumber(path.end)} s`)] : [],
  };
}

/** Rounding of the exponents of a stretched relaxation, which are below 745. */
const closedError = 1e-12;
/** x e^−x, also where x is beyond all numbers. */
const decaying = (x: number): number => (x > 745 ? 0 : x * Math.exp(-x));

/** σ_0 exp[−(t/τ_c)^β] + σ_r + σ_FU exp(−t/τ_FU) (Wang 2019, stress relaxation of flow units). */
function stretchedRelaxation(request: CurveRequest, strain: number): Relaxation {
  refuseNoStrain(strain);
  const { material, conditions } = request;
  const T = conditions['T'] ?? Number.NaN;
  const [element] = material.elements;
  if (!element) throw new FieldError('kww_relaxation', '', 'the model is empty');
  const value = (field: string): number => element.value(field, T);
  const [main, time, beta, rest, fast] = [
    value('sigma_0'),
    value('tau_c'),
    value('beta'),
    value('sigma_r'),
    value('sigma_FU'),
  ];
  if (fast !== 0 && !element.has('tau_FU')) {
    throw new FieldError(element.name, 'tau_FU', 'sigma_FU needs the time of the fast term, tau_FU');
  }
  const fastTime = fast === 0 ? 1 : value('tau_FU');
  return {
    modulus: (t) =>
      (main * Math.exp(-((t / time) ** beta)) + rest + (fast === 0 ? 0 : fast * Math.exp(-t / fastTime))) / strain,
    unrelaxed: (main + rest + fast) / strain,
    decay: (t) => {
      const [slow, quick] = [(t / time) ** beta, t / fastTime];
      const value = main * beta * decaying(slow) + (fast === 0 ? 0 : fast * decaying(quick));
      return { value, error: closedError * value };
    },
    accuracy: closedForm(closedError),
    isIntegrated: false,
    issues: [],
  };
}
