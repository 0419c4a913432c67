/** Dynamic mechanical analysis: complex modulus over temperature or frequency, and what each element adds to the loss. */
import { dynamicModel, ownGeometry, type LinearModel } from './linear/model.ts';
import { DynamicEvaluator } from './linear/response.ts';
import { peaksOf } from './marks.ts';
import { FieldError, type Material } from './material.ts';
import type { CurveRequest, ProtocolRunner, RunnerResult } from './protocol.ts';
import type { Accuracy, Series, SolverIssue } from './result.ts';
import { fieldIssue, pointsWith } from './runner-tools.ts';
import { accuracyIssues } from './time/curve-series.ts';

/** Relative error that the series are computed to. */
const relativeTolerance = 1e-9;

/** Change of a state, relative to its size, that is worth a word. */
const visibleChange = 0.01;

/** The model at a temperature, or why there is none. */
type ModelAt = LinearModel | FieldError;

function modelAt(material: Material, T: number, stress: number): ModelAt {
  try {
    return dynamicModel(material, T, stress, ownGeometry(material));
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

function modelsAlong(request: CurveRequest, temperatures: readonly number[], stress: number): readonly ModelAt[] {
  const { material, checkCancelled } = request;
  const known = knownModels.get(material);
  if (known?.stress === stress && known.temperatures === temperatures) return known.models;
  const models = temperatures.map((T, i) => {
    if (i % 64 === 0) checkCancelled();
    return modelAt(material, T, stress);
  });
  knownModels.set(material, { temperatures, stress, models });
  return models;
}

/** A bound on the relative error of a response: that of the worst of the shapes in use. */
export function errorOfShapes(models: readonly ModelAt[]): number {
  let error = 1e-14;
  let last: ModelAt | undefined;
  for (const model of models) {
    // A sweep over frequency has one model at all its points.
    if (model === last || model instanceof FieldError) continue;
    last = model;
    for (const { shape } of model.modulusTerms) error = Math.max(error, shape.error);
    for (const { shape } of model.complianceTerms) error = Math.max(error, shape.error);
  }
  return error;
}

export const dynamicAccuracy = (models: readonly ModelAt[]): Accuracy => ({
  rtol: relativeTolerance,
  atol: 0,
  estimate: errorOfShapes(models),
  method: 'closed form and quadrature',
});

/** Says so where the states of a flow law do not stay at their start values during a time (s) at a temperature. */
export function startingStateIssue(
  material: Material,
  model: LinearModel,
  T: number,
  time: number,
  during: string,
): SolverIssue | undefined {
  const change = (model.drift?.rate ?? 0) * time;
  if (model.drift === undefined || change < visibleChange) return undefined;
  const { element } = model.drift;
  const size = change < 1 ? `by about ${Number((100 * change).toPrecision(2))} %` : 'altogether';
  return {
    code: 'MG606',
    severity: 'information',
    message: `the states of ${element} would change ${size} ${during} at ${T} K; the moduli are those of their start values`,
    model: material.name,
    element,
    data: { change, T },
  };
}

interface Sweep {
  readonly x: { readonly name: 'T' | 'frequency'; readonly unit: 'K' | 'Hz' };
  readonly points: readonly number[];
  /** One for each point. */
  readonly models: readonly ModelAt[];
  readonly temperature: (x: number) => number;
  readonly frequency: (x: number) => number;
}

/** The curve of one sweep. A point that cannot be computed is `null` in every series, and the issue says why. */
function runSweep(request: CurveRequest, { x: axis, points, models, temperature, frequency }: Sweep): RunnerResult {
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
  const heatingRate = request.conditions['heating_rate'];
  let ageing = 0;

  for (let i = 0; i < points.length; i++) {
    if (i % 64 === 0) checkCancelled();
    const x = points[i] ?? Number.NaN;
    const model = models[i];
    if (model === undefined || model instanceof FieldError) {
      if (model && issues.length === 0) issues.push(fieldIssue(material, model));
      for (const values of [storage, loss, tangent, ...contributions]) values.push(null);
      continue;
    }
    const omega = 2 * Math.PI * frequency(x);
    evaluator.evaluate(model, omega);
    storage.push(finite(evaluator.storage));
    loss.push(finite(evaluator.loss));
    tangent.push(finite(evaluator.tangent));
    for (let k = 0; k < contributions.length; k++) contributions[k]?.push(finite(evaluator.contributions[k] ?? 0));
    if (model.drift && !drifting) {
      const T = temperature(x);
      drifting = startingStateIssue(material, model, T, 1 / omega, 'during one oscillation');
      if (heatingRate !== undefined && axis.name === 'T' && i > 0) {
        ageing += (model.drift.rate * Math.abs(x - (points[i - 1] ?? x))) / heatingRate;
        const time = ageing / model.drift.rate;
        drifting ??= startingStateIssue(
          material,
          model,
          T,
          time,
          'on heating at this heating_rate from the first point',
        );
      }
    }
  }

  const accuracy = dynamicAccuracy(models);
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

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

export const runDmaTemperature: ProtocolRunner = (request) => {
  const frequency = request.conditions['frequency'] ?? Number.NaN;
  const points = pointsWith(request, 'T');
  return runSweep(request, {
    x: { name: 'T', unit: 'K' },
    points,
    models: modelsAlong(request, points, request.conditions['static_stress'] ?? 0),
    temperature: (T) => T,
    frequency: () => frequency,
  });
};

export const runDmaFrequency: ProtocolRunner = (request) => {
  const T = request.conditions['T'] ?? Number.NaN;
  const model = modelAt(request.material, T, request.conditions['static_stress'] ?? 0);
  const points = pointsWith(request, 'frequency');
  return runSweep(request, {
    x: { name: 'frequency', unit: 'Hz' },
    points,
    models: points.map(() => model),
    temperature: () => T,
    frequency: (frequency) => frequency,
  });
};
