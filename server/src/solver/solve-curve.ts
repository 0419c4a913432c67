/** `curve` declarations: laws of one variable, evaluated at the points asked for. */
import { compileFormula, evaluateFormula } from '../formula/compile.ts';
import type { CurveProblem } from './problem.ts';
import type { CurveResult, Series, SolverIssue } from './result.ts';

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
  const series: Record<string, Series> = {};
  for (const { name, unit, formula } of curve.series) {
    const compiled = compileFormula(formula, slots);
    const values = rows.map((row) => compiled.evaluate(Float64Array.from(row)));
    rows.forEach((row, i) => row.push(values[i] ?? Number.NaN));
    slots.push(name);
    series[name] = {
      unit,
      values: values.map((value) => (Number.isFinite(value) ? value : null)),
      // Closed forms in double precision: a few rounding errors.
      accuracy: { rtol: 1e-12, atol: 0, method: 'closed form' },
    };
    const bad = values.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) issues.push(notFinite(curve, name, x[bad] ?? Number.NaN));
  }
  return { name: curve.name, x: { name: curve.x.name, unit: curve.x.unit, values: x }, series, issues };
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
