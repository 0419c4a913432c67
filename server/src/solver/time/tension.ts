/** Tension, compression and shear at a constant strain rate. */
import { correlationFactor } from '../linear/hierarchical.ts';
import { componentStrains } from '../linear/components.ts';
import { isLinear, linearModel } from '../linear/model.ts';
import { timeFunctions } from '../linear/time-functions.ts';
import { FieldError } from '../material.ts';
import type { CurveRequest, ProtocolRunner, RunnerResult } from '../protocol.ts';
import type { Curve, Series } from '../result.ts';
import { atEveryPoint, pointsWith } from '../runner-tools.ts';
import { complianceModel } from './compliance-model.ts';
import { contributionNames } from './contributions.ts';
import { Course } from './course.ts';
import {
  accuracyIssues,
  closedForm,
  emptyCurve,
  integrateAccurately,
  integratedAccuracy,
  ofLargest,
  seriesOf,
  stopIssue,
  withFieldErrors,
} from './curve-series.ts';
import { flowUnitsCurve } from './flow-units.ts';
import { strainFactor } from './flows/shear-law.ts';
import { formatNumber } from './format.ts';
import { Integrator } from './integrator.ts';
import { peakLabel, stressStrainMarks } from './marks.ts';
import { RecordedPath, type Ending } from './recorded-path.ts';
import { SmallStrains } from './small-strains.ts';
import { atOneTemperature } from './relaxation-modes.ts';

/** Points of a curve that names none. */
const chosenPoints = 241;
/**
 * A test at constant rate runs in time^¼: strains begin like t and like t^(1 + χ), t^(1 + B) with fractional powers, which
 * are smooth enough in it for a long first step.
 */
const startPower = 0.25;
/**
 * Strain below which errors may be relative to it; the first step tries to reach it. Within that step the strains are
 * polynomials in time^¼, which are their powers of time to a share of what they are at its end only.
 */
const smallestStrain = 1e-6;

interface Geometry {
  readonly geometry: 'tensile' | 'shear';
  /** Compression is negative for the model and reported positive. */
  readonly sign: 1 | -1;
}

/** A stress–strain curve in the engineering measure: its series at any strain. */
export interface RateCurve {
  /** `scale`: size of the values that errors of an integration are a share of; `error`: the absolute error where it is known. */
  readonly names: readonly {
    readonly name: string;
    readonly unit: string;
    readonly scale?: number;
    readonly error?: number;
  }[];
  /** Values in the order of `names`; null where there are none. */
  readonly at: (strain: number) => readonly (number | null)[];
  /** Stress at any strain, and its slope at the start: what yield point and peak are found with. */
  readonly stress: (strain: number) => number;
  readonly modulus: number;
  readonly accuracy: Series['accuracy'];
  readonly issues: RunnerResult['issues'];
  /** Further places on the curve that have a name. */
  readonly marks?: NonNullable<Curve['marks']>;
  /** How far the curve goes where it ends before the test does. */
  readonly reached?: number;
  readonly ending?: Ending | undefined;
}

/** Strain of the test in the engineering measure for a strain as it is reported. */
const engineeringStrain = (strain: number, isTrue: boolean, sign: 1 | -1): number =>
  isTrue ? sign * Math.expm1(sign * strain) : strain;

const evenly = (end: number): number[] =>
  Array.from({ length: chosenPoints }, (_, i) => end * (i / (chosenPoints - 1)));

function strainsOf(request: CurveRequest): readonly number[] {
  if (request.points['strain']) return pointsWith(request, 'strain');
  const end = request.conditions['strain'] ?? Number.NaN;
  const chosen = evenly(end);
  const known = new Set(chosen);
  return [...chosen, ...request.extraX.filter((x) => !known.has(x))].sort((a, b) => a - b);
}

/** The strains of a curve that names none: its peak is one, and where it ends early, more up to there. */
function drawnStrains(
  asked: readonly number[],
  marks: NonNullable<Curve['marks']>,
  reached: number,
  isWhole: boolean,
): readonly number[] {
  const peaks = marks.filter(({ label }) => label === peakLabel).map(({ x }) => x);
  const last = isWhole ? [] : evenly(reached * (1 - 1e-9));
  return [...new Set([...last, ...peaks, ...asked])].sort((a, b) => a - b);
}

function runConstantRate(request: CurveRequest, { geometry, sign }: Geometry): RunnerResult {
  const asked = strainsOf(request);
  const axis = { name: 'strain', unit: '' };
  return withFieldErrors(
    request,
    () => [emptyCurve({ ...axis, values: asked }, 'stress', 'Pa')],
    () => {
      const isTrue = request.words['measure'] === 'true' && geometry === 'tensile';
      const report = (strain: number): number => (isTrue ? sign * Math.log1p(sign * strain) : strain);
      const end = asked.reduce((largest, strain) => Math.max(largest, engineeringStrain(strain, isTrue, sign)), 0);
      const curve = rateCurve(request, geometry, sign, end);
      const { reached = end } = curve;
      // Volume is taken as constant: the cross-section shrinks as the length grows.
      const widening = (strain: number): number => (isTrue ? 1 + sign * strain : 1);
      const reportedStress = (strain: number): number => {
        const engineering = engineeringStrain(strain, isTrue, sign);
        return curve.stress(engineering) * widening(engineering);
      };
      const marks = [
        ...stressStrainMarks(reportedStress, curve.modulus, report(Math.min(end, reached))),
        ...(curve.marks ?? []).map((mark) => ({ ...mark, x: report(mark.x) })),
      ];
      const strains = request.points['strain'] ? asked : drawnStrains(asked, marks, report(reached), reached >= end);
      const engineering = strains.map((strain) => engineeringStrain(strain, isTrue, sign));
      const rows = atEveryPoint(request, engineering, (strain) => curve.at(strain));
      const series: Record<string, Series> = {};
      curve.names.forEach(({ name, unit, scale, error }, k) => {
        const values = rows.map((row, i) => {
          const value = row[k] ?? null;
          return value === null || name !== 'stress' ? value : value * widening(engineering[i] ?? 0);
        });
        const accuracy = scale === undefined ? curve.accuracy : ofLargest(curve.accuracy, scale);
        series[name] = seriesOf(unit, values, error === undefined ? accuracy : { ...accuracy, atol: error });
      });
      return {
        curves: [
          {
            x: { ...axis, values: strains },
            series,
            ...(marks.length > 0 ? { marks } : {}),
          },
        ],
        issues: [...curve.issues, ...accuracyIssues(curve.accuracy)],
      };
    },
  );
}

function rateCurve(request: CurveRequest, geometry: 'tensile' | 'shear', sign: 1 | -1, end: number): RateCurve {
  const { material } = request;
  if (material.problem.kind === 'flow_units') return flowUnitsCurve(request, end);
  if (isLinear(material)) return linearCurve(request, geometry, end);
  const integrated = material.form === 'modulus' ? modulusCurve : integratedCurve;
  const pull = pullOf(request, geometry, sign, end);
  return integrateAccurately((stepTolerance) => integrated(request, pull, stepTolerance));
}

/** How a model that is integrated is driven: in its own geometry, where its strain is that of the test over `factor`. */
interface Pull extends Geometry {
  readonly T: number;
  readonly factor: number;
  /** Strain rate of the test, and the signed one of the model, 1/s. */
  readonly strainRate: number;
  readonly rate: number;
  /** Engineering strain at the end of the test. */
  readonly end: number;
}

/** @throws FieldError where the test takes no time */
function pullOf(
  { material, conditions }: CurveRequest,
  geometry: Geometry['geometry'],
  sign: 1 | -1,
  end: number,
): Pull {
  const { T = Number.NaN, strain_rate: strainRate = Number.NaN } = conditions;
  if (end > 0 && !(end / strainRate > 0)) {
    const strains = `${formatNumber(end)} at ${formatNumber(strainRate)} /s`;
    throw new FieldError('', 'strain_rate', `a strain of ${strains} takes no time that a number can hold`);
  }
  const factor = strainFactor(material, T, geometry);
  return { geometry, sign, T, factor, strainRate, rate: (sign * strainRate) / factor, end };
}

/** Linear models at constant rate: σ = ε̇ ∫0^t M, and the strain of each element whose strain adds. */
function linearCurve(request: CurveRequest, geometry: 'tensile' | 'shear', end: number): RateCurve {
  const { material, conditions } = request;
  const T = conditions['T'] ?? Number.NaN;
  const rate = conditions['strain_rate'] ?? Number.NaN;
  const model = linearModel(material, T, 0, geometry);
  const functions = timeFunctions(model);
  const components = componentStrains(model);
  const stress = (strain: number): number => rate * functions.modulusIntegral(strain / rate);
  // An inverted transform is accurate to a share of its largest value.
  const scaleOf = (scale: number) => (functions.modulusIsConverted ? { scale } : {});
  return {
    names: [
      { name: 'stress', unit: 'Pa', ...scaleOf(model.unrelaxed * end) },
      { name: 'strain.elastic', unit: '', ...scaleOf(end) },
      ...[...components.keys()].map((name) => ({
        name: `strain.${name}`,
        unit: '',
        ...scaleOf(end),
      })),
    ],
    at: (strain) => {
      const value = stress(strain);
      const parts = [...components.values()].map((component) => rate * component(strain / rate));
      return [value, value / model.unrelaxed, ...parts];
    },
    get accuracy() {
      return closedForm(functions.error);
    },
    issues: [],
    stress,
    modulus: model.unrelaxed,
  };
}

/** Models whose stresses add and whose times depend on the stress. */
function modulusCurve(request: CurveRequest, pull: Pull, stepTolerance: number): RateCurve {
  const { material } = request;
  const { sign, T, factor, strainRate, rate, end } = pull;
  const course = new Course(request, atOneTemperature(T), stepTolerance);
  course.run({
    duration: end / strainRate,
    openEnded: true,
    control: 'strain',
    value: (time) => rate * time,
    slope: () => rate,
    temperature: () => T,
    firstStep: smallestStrain / strainRate,
    power: startPower,
  });
  const modulus = (material.elastic?.value(material.modulus, T) ?? Number.NaN) / factor;
  const stress = (strain: number): number =>
    strain === 0 ? 0 : sign * (course.at(strain / strainRate)?.stress ?? Number.NaN);
  const { stop } = course.path;
  const reached = stop ? course.path.end * strainRate : end;
  return {
    names: [
      { name: 'stress', unit: 'Pa', scale: course.largest.stress },
      { name: 'strain.elastic', unit: '', scale: course.largest.stress / modulus },
    ],
    at: (strain) => {
      // Beyond its end the curve has no values, and the message of the end says why.
      if (strain !== 0 && !course.at(strain / strainRate)) return [null, null];
      const value = stress(strain);
      return [value, value / modulus];
    },
    accuracy: course.accuracy,
    issues: stop ? [stopIssue(stop, `at a strain of ${formatNumber(100 * reached)} %`)] : [],
    stress,
    modulus,
    ...(stop ? { reached } : {}),
    ending: course.path.ending,
  };
}

/** Models whose strains add. */
function integratedCurve(request: CurveRequest, pull: Pull, stepTolerance: number): RateCurve {
  const { material } = request;
  const { geometry, sign, T, factor, strainRate, rate, end } = pull;
  const model = complianceModel(material, {
    history: 'single',
    range: atOneTemperature(T),
    geometry,
    ownDigits: true,
  });
  const integrator = new Integrator(model, stepTolerance, smallestStrain, request.checkCancelled);
  const path = new RecordedPath(integrator);
  const hierarchical = material.elements.filter(({ kind }) => kind === 'hierarchical');
  path.run({
    duration: end / strainRate,
    openEnded: true,
    firstStep: smallestStrain / Math.abs(rate),
    control: 'response',
    value: (time) => rate * time,
    slope: () => rate,
    temperature: () => T,
    power: startPower,
    clock: 0,
    elapsed: 0,
  });
  const smallStrains = new SmallStrains(model);
  path.forEachStep((step) => smallStrains.add(step));
  const modulus = material.elastic?.value(material.modulus, T) ?? Number.NaN;
  const contributions = contributionNames(model);
  const [first] = hierarchical;
  const anelastic = first ? contributions.indexOf(`strain.${first.name}.an`) : -1;
  const chi = first ? correlationFactor(material, first, T) : 0;
  const growth = first ? first.value('a2', T) : 0;
  const largest = integrator.largestDriven * modulus;
  const largestStrain = (factor * largest) / modulus;
  const accuracy = integratedAccuracy(integrator, integrator.largestDriven);
  const courseError = (accuracy.estimate ?? 0) * integrator.largestDriven;
  const errorOf = (k: number): { readonly error?: number } => {
    const error =
      k < model.spectra.length
        ? integrator.errorOfSpectrum(k, accuracy.estimate ?? 0)
        : smallStrains.errorOf(k, courseError);
    return error === undefined ? {} : { error: factor * error };
  };
  const names = [
    { name: 'stress', unit: 'Pa', scale: largest },
    { name: 'strain.elastic', unit: '', scale: largestStrain },
    ...contributions.flatMap((name, k) =>
      name === undefined ? [] : [{ name, unit: '', scale: largestStrain, ...errorOf(k) }],
    ),
    ...(first ? [{ name: 'chi', unit: '', scale: growth * largestStrain }] : []),
  ];
  const missing = names.map(() => null);
  const at = (strain: number): readonly (number | null)[] => {
    const time = strain / strainRate;
    const moment = end === 0 ? undefined : path.at(time);
    if (!moment) return strain === 0 ? names.map(({ name }) => (name === 'chi' ? chi : 0)) : missing;
    smallStrains.improve(time, moment.variables);
    const strainsOfElements = contributions.flatMap((name, k) =>
      name === undefined ? [] : [sign * factor * (moment.variables[k] ?? 0)],
    );
    const correlation = first ? [chi + growth * Math.abs(moment.variables[anelastic] ?? 0)] : [];
    return [sign * moment.driver, (sign * factor * moment.driver) / modulus, ...strainsOfElements, ...correlation];
  };
  const stress = (strain: number): number =>
    strain === 0 ? 0 : sign * (path.at(strain / strainRate)?.driver ?? Number.NaN);
  const reached = path.end * strainRate;
  return {
    names,
    at,
    accuracy,
    issues: path.stop ? [stopIssue(path.stop, `at a strain of ${formatNumber(100 * reached)} %`)] : [],
    stress,
    modulus: modulus / factor,
    ...(path.stop ? { reached } : {}),
    ending: path.ending,
  };
}

export const runTension: ProtocolRunner = (request) => runConstantRate(request, { geometry: 'tensile', sign: 1 });
export const runCompression: ProtocolRunner = (request) => runConstantRate(request, { geometry: 'tensile', sign: -1 });
export const runShear: ProtocolRunner = (request) => runConstantRate(request, { geometry: 'shear', sign: 1 });
