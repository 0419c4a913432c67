/** `curve` declarations: laws of one variable, evaluated at the points asked for. */
import { compileFormula, evaluateFormula } from '../formula/compile.ts';
import type { CurveProblem } from './problem.ts';
import type { Accuracy, CurveResult, Series, SolverIssue } from './result.ts';

/** Relative error of a closed form whose digits do not cancel. */
const relativeTolerance = 1e-12;

/**
 * Values of every series at every x. A series may refer to the x by its name and to the series before it by theirs. A
 * value that is not finite becomes `null`, with an issue that says where.
 */
export function solveCurve(curve: CurveProblem, parameters: Readonly<Record<string, number>>): CurveResult {
  const issues: SolverIssue[] = [];
  const x = curve.x.values.map((formula) => evaluateFormula(formula, parameters));
  const parameterNames = Object.keys(parameters);
  const slots = [...parameterNames, curve.x.name];
  // One row of variable values for each x; each series is added as it is computed.
  const rows = x.map((value) => [...Object.values(parameters), value]);
  // Of what is given nothing is known but its digits; series are passed on with their rounding errors.
  const errors = rows.map((row) => row.map(() => 0));
  const series: Record<string, Series> = {};
  for (const { name, unit, formula } of curve.series) {
    const compiled = compileFormula(formula, slots);
    const values = rows.map((row) => compiled.evaluate(Float64Array.from(row)));
    const roundings = rows.map((row, i) =>
      compiled.roundingError(Float64Array.from(row), Float64Array.from(errors[i] ?? [])),
    );
    rows.forEach((row, i) => row.push(values[i] ?? Number.NaN));
    errors.forEach((row, i) => row.push(roundings[i] ?? 0));
    slots.push(name);
    series[name] = {
      unit,
      values: values.map((value) => (Number.isFinite(value) ? value : null)),
      accuracy: roundingAccuracy(values, roundings),
    };
    const bad = values.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) issues.push(notFinite(curve, name, x[bad] ?? Number.NaN));
  }
  return { name: curve.name, x: { name: curve.x.name, unit: curve.x.unit, values: x }, series, issues };
}

/** What rounding leaves of a closed form: errors relative to each value, and the largest of those where digits cancel. */
function roundingAccuracy(values: readonly number[], roundings: readonly number[]): Accuracy {
  let [largest, worst, atol] = [0, 0, 0];
  values.forEach((value, i) => {
    const error = roundings[i] ?? Number.NaN;
    if (!Number.isFinite(value) || !Number.isFinite(error)) return;
    largest = Math.max(largest, Math.abs(value));
    worst = Math.max(worst, error);
    if (error > relativeTolerance * Math.abs(value)) atol = Math.max(atol, error);
  });
  return { rtol: relativeTolerance, atol, estimate: largest > 0 ? worst / largest : 0, method: 'closed form' };
}

function notFinite(curve: CurveProblem, series: string, at: number): SolverIssue {
  const unit = curve.x.unit === '' ? '' : ` ${curve.x.unit}`;
  return {
    code: 'MG601',
    severity: 'warning',
    message: `${series} has no finite value at ${curve.x.name} = ${at}${unit}; it is left out there`,
    field: series,
    data: { series, variable: curve.x.name, at, unit: curve.x.unit },
  };
}
