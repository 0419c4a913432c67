/** `curve` declarations: laws of one variable, evaluated at the points asked for. */
import { compileSeries } from './evaluate.ts';
import type { CurveProblem } from './problem.ts';
import type { CurveResult, Series, SolverIssue } from './result.ts';

/** Values of every series at every x; a value that is not finite becomes `null` with an issue that says where. */
export function solveCurve(curve: CurveProblem, parameters: Readonly<Record<string, number>>): CurveResult {
  const issues: SolverIssue[] = [];
  const compiled = compileSeries(curve, parameters);
  const series: Record<string, Series> = {};
  for (const { name, unit, values } of compiled.series) {
    const firstBad = values.findIndex((value) => !Number.isFinite(value));
    if (firstBad >= 0) {
      const x = compiled.x[firstBad] ?? 0;
      issues.push({
        code: 'MG601',
        severity: 'warning',
        message: `${name} has no finite value at ${curve.x.name} = ${x}${curve.x.unit === '' ? '' : ` ${curve.x.unit}`}`,
        field: name,
        data: { series: name, variable: curve.x.name, at: x, unit: curve.x.unit },
      });
    }
    series[name] = {
      unit,
      values: values.map((value) => (Number.isFinite(value) ? value : null)),
      // Closed forms in double precision: a few rounding errors.
      accuracy: { rtol: 1e-12, atol: 0, method: 'closed form' },
    };
  }
  return { name: curve.name, x: { name: curve.x.name, unit: curve.x.unit, values: compiled.x }, series, issues };
}
