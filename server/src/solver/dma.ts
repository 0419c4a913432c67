/** Dynamic mechanical analysis: complex modulus over temperature or frequency, and what each element adds to the loss. */
import type { FlowMoment } from './linear/linearised-flow.ts';
import { dynamicModel, ownGeometry, type LinearModel } from './linear/model.ts';
import { DynamicEvaluator } from './linear/response.ts';
import { ShapeErrors } from './linear/shape-errors.ts';
import { peaksOf } from './marks.ts';
import { tabulatedModel } from './linear/tabulated-model.ts';
import { FieldError, type Material } from './material.ts';
import type { CurveRequest, ProtocolRunner, RunnerResult } from './protocol.ts';
import type { Accuracy, Series, SolverIssue } from './result.ts';
import { fieldIssue, pointsWith } from './runner-tools.ts';
import { ageOnHeating, ages, lawsUse } from './time/ageing.ts';
import { accuracyIssues, integratedTolerance, stopIssue } from './time/curve-series.ts';

/** Relative error that the series are computed to. */
const relativeTolerance = 1e-9;

/** Change of a state, relative to its size, that is worth a word. */
const visibleChange = 0.01;

/** The model at a temperature, or why there is none; undefined where a scan did not get to. */
type ModelAt = LinearModel | FieldError | undefined;

/** The model at each point of a sweep, by its number. */
type ModelsOfSweep = (index: number) => ModelAt;

function modelAt(material: Material, T: number, stress: number, reached?: FlowMoment): ModelAt {
  try {
    return dynamicModel(material, T, stress, ownGeometry(material), reached);
  } catch (error) {
    if (error instanceof FieldError) return error;
    throw error;
  }
}

interface KnownModels {
  readonly temperatures: readonly number[];
  readonly stress: number;
  readonly models: readonly ModelAt[];
}

/** Models of a material along the temperatures of a sweep, kept between the frequencies of a family. */
const knownModels = new WeakMap<Material, KnownModels>();
/** So many only whose shapes are not those of the one before: a spectrum in energy takes some 40 kB at each temperature. */
const mostKept = 1000;

/** Whether the shapes of a model are those of another one. */
function sharesShapes(model: ModelAt, other: ModelAt): boolean {
  if (!model || model instanceof FieldError || !other || other instanceof FieldError) return true;
  const areThose = (terms: LinearModel['modulusTerms'], others: LinearModel['modulusTerms']): boolean =>
    terms.every(({ shape }, k) => shape === others[k]?.shape);
  return areThose(model.modulusTerms, other.modulusTerms) && areThose(model.complianceTerms, other.complianceTerms);
}

function modelsAlong(request: CurveRequest, temperatures: readonly number[], stress: number): ModelsOfSweep {
  const { material, checkCancelled } = request;
  let known = knownModels.get(material);
  if (known?.stress !== stress || known.temperatures !== temperatures) {
    const models: ModelAt[] = [];
    let changes = 0;
    for (let i = 0; i < temperatures.length && changes < mostKept; i++) {
      if (i % 8 === 0) checkCancelled();
      const model = modelAt(material, temperatures[i] ?? Number.NaN, stress);
      if (!sharesShapes(model, models.at(-1))) changes++;
      models.push(model);
    }
    known = { temperatures, stress, models };
    knownModels.set(material, known);
  }
  const { models } = known;
  return (index) => models[index] ?? modelAt(material, temperatures[index] ?? Number.NaN, stress);
}

export const dynamicAccuracy = (errors: ShapeErrors): Accuracy => ({
  rtol: relativeTolerance,
  atol: 0,
  estimate: errors.worst,
  method: 'closed form and quadrature',
});

/** Says so where the states of a flow law do not stay at their values during one oscillation of ω (rad/s). */
export function startingStateIssue(
  material: Material,
  model: LinearModel,
  T: number,
  omega: number,
  isAged = false,
): SolverIssue | undefined {
  const change = (model.drift?.rate ?? 0) / omega;
  if (model.drift === undefined || change < visibleChange) return undefined;
  const { element } = model.drift;
  const size = change < 1 ? `by about ${Number((100 * change).toPrecision(2))} %` : 'altogether';
  const values = isAged ? 'reached on heating up to there' : 'at their start';
  return {
    code: 'MG606',
    severity: 'information',
    message: `the states of ${element} would change ${size} during one oscillation at ${T} K; the moduli are those of their values ${values}`,
    model: material.name,
    element,
    data: { change, T },
  };
}

/** Says so where a law over `time` is taken at time 0. */
export function timelessIssues(material: Material, advice: string): SolverIssue[] {
  const element = lawsUse(material, 'time');
  if (element === undefined) return [];
  return [
    {
      code: 'MG607',
      severity: 'information',
      message: `${element} depends on time; the moduli are those of time = 0${advice}`,
      model: material.name,
      element,
    },
  ];
}

interface Sweep {
  readonly x: { readonly name: 'T' | 'frequency'; readonly unit: 'K' | 'Hz' };
  readonly points: readonly number[];
  readonly models: ModelsOfSweep;
  readonly temperature: (x: number) => number;
  readonly frequency: (x: number) => number;
  /** Whether the states are those that a scan has led to. */
  readonly isAged?: boolean;
}

/** The curve of one sweep. A point that cannot be computed is `null` in every series, and the issue says why. */
function runSweep(request: CurveRequest, sweep: Sweep): RunnerResult {
  const { x: axis, points, models, temperature, frequency, isAged } = sweep;
  const { material, checkCancelled } = request;
  const names = material.problem.kind === 'elements' ? material.elements.map(({ name }) => name) : [];
  const evaluator = new DynamicEvaluator(material.elements.length);
  // Grown by numbers only, unless there is a gap, these stay packed arrays of doubles.
  const storage: (number | null)[] = [];
  const loss: (number | null)[] = [];
  const tangent: (number | null)[] = [];
  const contributions = names.map((): (number | null)[] => []);
  const issues: SolverIssue[] = [];
  let drifting: SolverIssue | undefined;
  const errors = new ShapeErrors();

  for (let i = 0; i < points.length; i++) {
    if (i % 8 === 0) checkCancelled();
    const x = points[i] ?? Number.NaN;
    const model = models(i);
    if (model === undefined || model instanceof FieldError) {
      if (model && issues.length === 0) issues.push(fieldIssue(material, model));
      for (const values of [storage, loss, tangent, ...contributions]) values.push(null);
      continue;
    }
    const omega = 2 * Math.PI * frequency(x);
    evaluator.evaluate(model, omega);
    errors.add(model);
    storage.push(evaluator.storage);
    loss.push(evaluator.loss);
    tangent.push(evaluator.tangent);
    for (let k = 0; k < contributions.length; k++) contributions[k]?.push(evaluator.contributions[k] ?? 0);
    if (model.drift) drifting ??= startingStateIssue(material, model, temperature(x), omega, isAged);
  }

  const accuracy = dynamicAccuracy(errors);
  const inPascal = (values: readonly (number | null)[]): Series => ({ unit: 'Pa', values, accuracy });
  const series: Record<string, Series> = {
    storage_modulus: inPascal(storage),
    loss_modulus: inPascal(loss),
    tan_delta: { unit: '', values: tangent, accuracy },
  };
  names.forEach((name, k) => (series[`loss_modulus.${name}`] = inPascal(contributions[k] ?? [])));
  return {
    curves: [{ x: { ...axis, values: points }, series, marks: peaksOf(axis.name, points, loss) }],
    issues: [...issues, ...(drifting ? [drifting] : []), ...accuracyIssues(accuracy)],
  };
}

export const runDmaTemperature: ProtocolRunner = (request) => {
  const frequency = request.conditions['frequency'] ?? Number.NaN;
  const heatingRate = request.conditions['heating_rate'];
  const points = pointsWith(request, 'T');
  const sweep: Omit<Sweep, 'models'> = {
    x: { name: 'T', unit: 'K' },
    points,
    temperature: (T) => T,
    frequency: () => frequency,
  };
  if (heatingRate !== undefined) {
    const aged = runAged(request, sweep, heatingRate);
    if (aged) return aged;
  }
  const stress = request.conditions['static_stress'] ?? 0;
  const result = runSweep(request, { ...sweep, models: modelsAlong(request, points, stress) });
  const advice = '; with a heating_rate it counts from the lowest temperature';
  return { ...result, issues: [...result.issues, ...timelessIssues(request.material, advice)] };
};

/** Relative errors allowed on each step of two integrations: the error of the first is seen by the second. */
const [coarseSteps, fineSteps] = [1e-9, 1e-11];

/** A scan whose material ages on the way; undefined where it does not. */
function runAged(request: CurveRequest, sweep: Omit<Sweep, 'models'>, heatingRate: number): RunnerResult | undefined {
  const { material, points, conditions, checkCancelled } = request;
  const stress = conditions['static_stress'] ?? 0;
  // The scan is that of the test; what expectations ask for besides does not move its start.
  const first = (points['T'] ?? []).reduce((least, T) => Math.min(least, T), Infinity);
  const last = sweep.points.reduce((most, T) => Math.max(most, T), first);
  if (!Number.isFinite(first)) return undefined;
  const run = (stepTolerance: number): RunnerResult => {
    const states = ageOnHeating(material, { first, last, heatingRate, stress }, stepTolerance, checkCancelled);
    const models: ModelsOfSweep = (index) => {
      const T = sweep.points[index] ?? Number.NaN;
      const reached = states.at(T);
      return reached && modelAt(material, T, stress, reached);
    };
    const { stop } = states;
    const result = runSweep(request, { ...sweep, models, isAged: true });
    return stop ? { ...result, issues: [...result.issues, stopIssue(stop, 'on heating')] } : result;
  };
  try {
    if (!ages(material, first, stress)) return undefined;
    return comparedWith(run(fineSteps), run(coarseSteps));
  } catch (error) {
    if (!(error instanceof FieldError)) throw error;
    return runSweep(request, { ...sweep, models: () => error });
  }
}

/** A result with the error that another one, integrated with longer steps, shows. */
function comparedWith(fine: RunnerResult, coarse: RunnerResult): RunnerResult {
  const curves = fine.curves.map((curve, i) => {
    const series = Object.entries(curve.series).map(([name, one]) => {
      const other = coarse.curves[i]?.series[name]?.values ?? [];
      let [difference, largest] = [0, 0];
      one.values.forEach((value, k) => {
        if (value === null) return;
        largest = Math.max(largest, Math.abs(value));
        difference = Math.max(difference, Math.abs(value - (other[k] ?? value)));
      });
      const accuracy: Accuracy = {
        rtol: integratedTolerance,
        atol: 0,
        estimate: (one.accuracy.estimate ?? 0) + (largest > 0 ? difference / largest : 0),
        method: 'Radau IIA of order 9 along the scan',
      };
      return [name, { ...one, accuracy }] as const;
    });
    return { ...curve, series: Object.fromEntries(series) };
  });
  const missed = curves.flatMap(({ series }) =>
    Object.entries(series).flatMap(([name, { accuracy }]) => accuracyIssues(accuracy, name)),
  );
  return { curves, issues: [...fine.issues, ...missed] };
}

export const runDmaFrequency: ProtocolRunner = (request) => {
  const T = request.conditions['T'] ?? Number.NaN;
  const found = modelAt(request.material, T, request.conditions['static_stress'] ?? 0);
  // Whatever the points, so that they never change the values.
  const model = found === undefined || found instanceof FieldError ? found : tabulatedModel(found);
  const points = pointsWith(request, 'frequency');
  const result = runSweep(request, {
    x: { name: 'frequency', unit: 'Hz' },
    points,
    models: () => model,
    temperature: () => T,
    frequency: (frequency) => frequency,
  });
  return { ...result, issues: [...result.issues, ...timelessIssues(request.material, '')] };
};
