/** Dynamic mechanical analysis: complex modulus over temperature or frequency, and what each element adds to the loss. */
import { dynamicModel, ownGeometry, type LinearModel } from './linear/model.ts';
import { DynamicEvaluator } from './linear/response.ts';
import { peaksOf } from './marks.ts';
import { FieldError, type Material } from './material.ts';
import type { CurveRequest, ProtocolRunner, RunnerResult } from './protocol.ts';
import type { Series, SolverIssue } from './result.ts';
import { fieldIssue, pointsWith } from './runner-tools.ts';

/** Relative error that the series are computed to. */
const relativeTolerance = 1e-9;

/** Models of a material by temperature, kept between the frequencies of a family. */
class ModelsByTemperature {
  /** Bound on the error of the shapes in use. */
  error = 1e-14;
  private readonly material: Material;
  private readonly stress: number;
  private readonly models = new Map<number, LinearModel>();

  constructor(material: Material, stress: number) {
    this.material = material;
    this.stress = stress;
  }

  /** @throws FieldError */
  at(T: number): LinearModel {
    const known = this.models.get(T);
    if (known) return known;
    const model = dynamicModel(this.material, T, this.stress, ownGeometry(this.material));
    for (const { shape } of model.modulusTerms) this.error = Math.max(this.error, shape.error);
    for (const { shape } of model.complianceTerms) this.error = Math.max(this.error, shape.error);
    // Enough for any curve on a screen; more would only cost memory.
    if (this.models.size < 5000) this.models.set(T, model);
    return model;
  }
}

const modelsOf = new WeakMap<Material, { readonly stress: number; readonly models: ModelsByTemperature }>();

export function modelsByTemperature(material: Material, stress: number): ModelsByTemperature {
  const known = modelsOf.get(material);
  if (known?.stress === stress) return known.models;
  const models = new ModelsByTemperature(material, stress);
  modelsOf.set(material, { stress, models });
  return models;
}

interface Sweep {
  readonly x: { readonly name: 'T' | 'frequency'; readonly unit: 'K' | 'Hz' };
  readonly temperature: (x: number) => number;
  readonly frequency: (x: number) => number;
}

const finite = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;

/** The curve of one sweep. A point that cannot be computed is `null` in every series, and the issue says why. */
function runSweep(request: CurveRequest, sweep: Sweep): RunnerResult {
  const { material, checkCancelled } = request;
  const xs = pointsWith(request, sweep.x.name);
  const names = material.problem.kind === 'elements' ? material.elements.map(({ name }) => name) : [];
  const empty = (): (number | null)[] => new Array<number | null>(xs.length).fill(null);
  const storage = empty();
  const loss = empty();
  const tangent = empty();
  const contributions = names.map(empty);
  const issues: SolverIssue[] = [];
  const models = modelsByTemperature(material, request.conditions['static_stress'] ?? 0);
  const evaluator = new DynamicEvaluator(material.elements.length);

  for (let i = 0; i < xs.length; i++) {
    if (i % 64 === 0) checkCancelled();
    const x = xs[i] ?? Number.NaN;
    try {
      evaluator.evaluate(models.at(sweep.temperature(x)), 2 * Math.PI * sweep.frequency(x));
    } catch (error) {
      if (!(error instanceof FieldError)) throw error;
      if (issues.length === 0) issues.push(fieldIssue(material, error));
      continue;
    }
    storage[i] = finite(evaluator.storage);
    loss[i] = finite(evaluator.loss);
    tangent[i] = finite(evaluator.tangent);
    for (let k = 0; k < contributions.length; k++) {
      const values = contributions[k];
      if (values) values[i] = finite(evaluator.contributions[k]);
    }
  }

  const accuracy = {
    rtol: relativeTolerance,
    atol: 0,
    estimate: models.error,
    method: 'closed form and quadrature',
  };
  const inPascal = (values: readonly (number | null)[]): Series => ({ unit: 'Pa', values, accuracy });
  const series: Record<string, Series> = {
    storage_modulus: inPascal(storage),
    loss_modulus: inPascal(loss),
    tan_delta: { unit: '', values: tangent, accuracy },
  };
  names.forEach((name, k) => (series[`loss_modulus.${name}`] = inPascal(contributions[k] ?? [])));
  return {
    curves: [{ x: { ...sweep.x, values: xs }, series, marks: peaksOf(sweep.x.name, xs, loss) }],
    issues,
  };
}

export const runDmaTemperature: ProtocolRunner = (request) => {
  const frequency = request.conditions['frequency'] ?? Number.NaN;
  return runSweep(request, { x: { name: 'T', unit: 'K' }, temperature: (T) => T, frequency: () => frequency });
};

export const runDmaFrequency: ProtocolRunner = (request) => {
  const T = request.conditions['T'] ?? Number.NaN;
  return runSweep(request, {
    x: { name: 'frequency', unit: 'Hz' },
    temperature: () => T,
    frequency: (frequency) => frequency,
  });
};
