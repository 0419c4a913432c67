/** Stress relaxation after a strain step or a ramp. */
import { correlationFactor } from '../linear/hierarchical.ts';
import { isLinear, linearModel, ownGeometry } from '../linear/model.ts';
import { decayReach, energySpectrum } from '../linear/spectrum.ts';
import { rampResponse } from '../linear/superposition.ts';
import { refuseTimesOfStress } from '../linear/stress-effect.ts';
import { timeFunctions } from '../linear/time-functions.ts';
import { FieldError } from '../material.ts';
import type { CurveRequest, ProtocolRunner, RunnerResult } from '../protocol.ts';
import type { Accuracy, SolverIssue } from '../result.ts';
import { atEveryPoint, pointsWith } from '../runner-tools.ts';
import { complianceModel, startingPower } from './compliance-model.ts';
import {
  accuracyIssues,
  closedForm,
  emptyCurve,
  finiteOrNull,
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
import { RecordedPath } from './recorded-path.ts';

/** Length of the first step that is tried, s; far too long steps are cut quickly. */
const firstStep = 1;
/** Accuracy of a stress whose derivative over ln t is to keep six digits. */
const derivativeTolerance = 5e-11;

interface Relaxation {
  /** Stress at a time since the first loading, Pa. */
  readonly stress: (time: number) => number | undefined;
  /** Elastic stress of the whole strain. */
  readonly elasticStress: number;
  readonly accuracy: Accuracy;
  /** Whether the error is absolute: a share of the elastic stress. */
  readonly isIntegrated: boolean;
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
      if (strain === 0) {
        throw new FieldError(
          'stress_relaxation',
          'strain',
          'a strain of 0 leaves no stress to relax: give another one',
        );
      }
      const relaxation = relaxationOf(
        request,
        strain,
        Math.max(0, ...times) * (request.conditions['attempt_frequency'] === undefined ? 1 : decayReach),
      );
      const { stress, elasticStress, issues, isIntegrated } = relaxation;
      const stresses = atEveryPoint(request, times, (time) => finiteOrNull(time < 0 ? 0 : stress(time)));
      const { accuracy } = relaxation;
      const of = (largest: number): Accuracy => (isIntegrated ? ofLargest(accuracy, largest) : accuracy);
      const over = (divisor: number) =>
        stresses.map((value) => (value === null ? null : finiteOrNull(value / divisor)));
      const spectra = energySpectra(request, times, stress, (accuracy.estimate ?? 0) * Math.abs(elasticStress));
      const missed = spectra.flatMap(({ series }) =>
        Object.values(series).flatMap((one) => accuracyIssues(one.accuracy)),
      );
      return {
        curves: [
          {
            x: axis,
            series: {
              stress: seriesOf('Pa', stresses, of(Math.abs(elasticStress))),
              stress_ratio: seriesOf('', over(elasticStress), of(1)),
              relaxation_modulus: seriesOf('Pa', over(strain), of(Math.abs(elasticStress / strain))),
            },
          },
          ...spectra,
        ],
        issues: [...issues, ...accuracyIssues(accuracy), ...missed],
      };
    },
  );
};

/** The spectrum of activation energies at the times of the curve, where the test gives an attempt frequency. */
function energySpectra(
  request: CurveRequest,
  times: readonly number[],
  stress: (time: number) => number | undefined,
  stressError: number,
): RunnerResult['curves'] {
  const { T = Number.NaN, attempt_frequency: attemptFrequency } = request.conditions;
  if (attemptFrequency === undefined) return [];
  const points = atEveryPoint(
    request,
    times.filter((time) => time > 0),
    (time) => energySpectrum((t) => stress(t) ?? Number.NaN, T, attemptFrequency, time, stressError),
  );
  const densities = points.map(({ density }) => finiteOrNull(density));
  const largest = points.reduce((most, { density }) => Math.max(most, Math.abs(density)), 0);
  const error = points.reduce((most, one) => Math.max(most, one.error), 0);
  const accuracy: Accuracy = {
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
  if (material.problem.kind === 'kww_relaxation') return stretchedRelaxation(request);
  if (material.problem.kind === 'flow_units') {
    throw new FieldError(
      'flow_units',
      '',
      'flow_units is a model of constant strain rate: use it in tension or compression',
    );
  }
  refuseTimesOfStress(material);
  if (material.form === 'modulus' || isLinear(material)) return linearRelaxation(request, strain);
  return integrateAccurately((stepTolerance) => integratedRelaxation(request, strain, end, stepTolerance), {
    // A spectrum of energies is a derivative, which loses digits.
    wanted: wantsDerivative(request) ? derivativeTolerance : integratedTolerance,
  });
}

/** Rounding of an inverted transform, as a share of where it starts. */
const inversionNoise = 1e-12;

/** Linear models: σ = ε M(t), and the mean of M over the ramp. */
function linearRelaxation(request: CurveRequest, strain: number): Relaxation {
  const { material, conditions } = request;
  const ramp = conditions['ramp'] ?? 0;
  const model = linearModel(material, conditions['T'] ?? Number.NaN, 0, ownGeometry(material));
  const functions = timeFunctions(model);
  const { modulus, modulusIntegral, modulusIsConverted } = functions;
  // An inverted transform of a liquid ends in rounding errors, not in zero.
  const noise = modulusIsConverted ? inversionNoise * model.unrelaxed : 0;
  return {
    stress: (time) => strain * rampResponse(modulus, modulusIntegral, time, ramp, noise),
    elasticStress: model.unrelaxed * strain,
    get accuracy() {
      return closedForm(functions.error);
    },
    // An inverted transform that decays exponentially is accurate to a share of where it starts.
    isIntegrated: modulusIsConverted,
    issues: [],
  };
}

const wantsDerivative = ({ conditions }: CurveRequest): boolean => conditions['attempt_frequency'] !== undefined;

function integratedRelaxation(request: CurveRequest, strain: number, end: number, stepTolerance: number): Relaxation {
  const { material, conditions } = request;
  const T = conditions['T'] ?? Number.NaN;
  const ramp = conditions['ramp'] ?? 0;
  const model = complianceModel(material, {
    history: 'single',
    range: { lower: T, upper: T },
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
    stress: (time) => {
      if (time === 0) return ramp > 0 ? 0 : modulus * strain;
      return path.at(time)?.driver;
    },
    elasticStress: modulus * strain,
    accuracy: integratedAccuracy(integrator, Math.abs(strain)),
    isIntegrated: true,
    issues: path.stop ? [stopIssue(path.stop, `at ${formatNumber(path.end)} s`)] : [],
  };
}

/** σ_0 exp[−(t/τ_c)^β] + σ_r + σ_FU exp(−t/τ_FU) (Wang 2019, stress relaxation of flow units). */
function stretchedRelaxation(request: CurveRequest): Relaxation {
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
    stress: (t) => main * Math.exp(-((t / time) ** beta)) + rest + (fast === 0 ? 0 : fast * Math.exp(-t / fastTime)),
    elasticStress: main + rest + fast,
    // Rounding of the exponents, which are below 745.
    accuracy: closedForm(1e-12),
    isIntegrated: false,
    issues: [],
  };
}
