/** Named numbers worth knowing of each curve, for the summary table, code lenses and the text alternative of charts. */
import { curveLabel, varyingConditions } from './curve-label.ts';
import type { Curve, Metric, TestResult } from './result.ts';

/** The series that a curve is summed up by, first found first: its peak and its last value. */
const telling = [
  'loss_modulus',
  'stress',
  'strain',
  'relaxation_modulus',
  'shift_factor',
  'dissipated_energy',
  'creep_compliance',
] as const;

/** Name of the series that sums a curve up: its response, else the first that it has of these. */
export const tellingSeries = (curve: Curve): string | undefined =>
  curve.response ?? telling.find((candidate) => curve.series[candidate]) ?? Object.keys(curve.series)[0];

/**
 * Largest value and where it is, and the last value, of the telling series of each curve, on the points of the curve;
 * SI. Keys are `LABEL: max SERIES`, `LABEL: at`, `LABEL: last SERIES`.
 */
export function curveMetrics(curves: readonly Curve[]): TestResult['metrics'] {
  const varying = varyingConditions(curves);
  const metrics: Record<string, Metric> = {};
  for (const curve of curves) {
    const name = tellingSeries(curve);
    const series = name === undefined ? undefined : curve.series[name];
    if (name === undefined || !series) continue;
    const label = curveLabel(curve, varying);
    for (const [key, value] of Object.entries(curve.metrics ?? {})) metrics[`${label}: ${key}`] = value;
    let highest: number | undefined;
    let place = 0;
    let last: number | undefined;
    for (let i = 0; i < series.values.length; i++) {
      const y = series.values[i];
      if (y == null || curve.x.values[i] === undefined) continue;
      last = y;
      if (highest !== undefined && y <= highest) continue;
      highest = y;
      place = i;
    }
    if (highest === undefined || last === undefined) continue;
    metrics[`${label}: max ${name}`] = { value: highest, unit: series.unit };
    metrics[`${label}: ${curve.x.name} of max ${name}`] = { value: curve.x.values[place] ?? 0, unit: curve.x.unit };
    metrics[`${label}: last ${name}`] = { value: last, unit: series.unit };
  }
  return metrics;
}
