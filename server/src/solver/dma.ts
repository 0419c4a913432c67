/** Dynamic mechanical analysis: complex modulus over temperature or frequency, and what each element adds to the loss. */
import { addedCompliance } from './linear/added-compliance.ts';
import { linearModel, ownGeometry, type LinearModel } from './linear/model.ts';
import { dynamicModulus, type ComplexCompliance, type DynamicModulus } from './linear/response.ts';
import { peaksOf } from './marks.ts';
import { FieldError, type Material } from './material.ts';
import type { CurveRequest, ProtocolRunner, RunnerResult } from './protocol.ts';
import type { Series, SolverIssue } from './result.ts';
import { fieldIssue, pointsWith } from './runner-tools.ts';

/** Relative error that the series are computed to. */
const relativeTolerance = 1e-9;

interface DynamicPoint {
  readonly storage: number;
  readonly loss: number;
  readonly tangent: number;
  /** Loss modulus of each element alone with the elastic one, in the order of the elements. */
  readonly contributions: readonly number[];
}

/** Evaluates one material at any temperature and frequency; what depends on temperature only is kept between calls. */
export function dynamicEvaluator(
  material: Material,
  stress: number,
): { evaluate(T: number, frequency: number): DynamicPoint; readonly error: number } {
  const geometry = ownGeometry(material);
  let lastTemperature = Number.NaN;
  let model: LinearModel | undefined;
  let shapeError = 1e-14;
  const whole: DynamicModulus = { storage: 0, loss: 0, tangent: 0 };
  const alone: DynamicModulus = { storage: 0, loss: 0, tangent: 0 };
  const names = material.problem.kind === 'elements' ? material.elements.map(({ name }) => name) : [];

  const evaluate = (T: number, frequency: number): DynamicPoint => {
    if (T !== lastTemperature || model === undefined) {
      model = linearModel(material, T, stress, geometry);
      lastTemperature = T;
      for (const { shape } of [...model.modulusTerms, ...model.complianceTerms]) {
        shapeError = Math.max(shapeError, shape.error);
      }
    }
    const current = model;
    const omega = 2 * Math.PI * frequency;
    let sum: { real: number; imaginary: number } | undefined;
    const ofElement = new Map<string, ComplexCompliance>();
    for (const element of material.elements) {
      const added = addedCompliance(material, element, omega, T, stress);
      if (added === undefined) continue;
      ofElement.set(element.name, added);
      sum = { real: (sum?.real ?? 0) + added.real, imaginary: (sum?.imaginary ?? 0) + added.imaginary };
    }
    dynamicModulus(current, omega, whole, sum);
    const contributions = names.map((name) => {
      dynamicModulus(current, omega, alone, ofElement.get(name), name);
      return alone.loss;
    });
    return { ...whole, contributions };
  };
  return {
    evaluate,
    get error() {
      return shapeError;
    },
  };
}

interface Sweep {
  readonly x: { readonly name: 'T' | 'frequency'; readonly unit: 'K' | 'Hz' };
  readonly temperature: (x: number) => number;
  readonly frequency: (x: number) => number;
}

/** The curve of one sweep. A point that cannot be computed is `null` in every series, and the issue says why. */
function runSweep(request: CurveRequest, sweep: Sweep): RunnerResult {
  const { material, checkCancelled } = request;
  const xs = pointsWith(request, sweep.x.name);
  const names = material.problem.kind === 'elements' ? material.elements.map(({ name }) => name) : [];
  const storage: (number | null)[] = [];
  const loss: (number | null)[] = [];
  const tangent: (number | null)[] = [];
  const contributions = names.map((): (number | null)[] => []);
  const issues: SolverIssue[] = [];
  const evaluator = dynamicEvaluator(material, request.conditions['static_stress'] ?? 0);

  xs.forEach((x, i) => {
    if (i % 64 === 0) checkCancelled();
    let point: DynamicPoint | undefined;
    try {
      point = evaluator.evaluate(sweep.temperature(x), sweep.frequency(x));
    } catch (error) {
      if (!(error instanceof FieldError)) throw error;
      if (issues.length === 0) issues.push(fieldIssue(material, error));
    }
    const finite = (value: number | undefined): number | null =>
      value !== undefined && Number.isFinite(value) ? value : null;
    storage.push(finite(point?.storage));
    loss.push(finite(point?.loss));
    tangent.push(finite(point?.tangent));
    contributions.forEach((values, k) => values.push(finite(point?.contributions[k])));
  });

  const accuracy = {
    rtol: relativeTolerance,
    atol: 0,
    estimate: evaluator.error,
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
