import { FieldError } from '../../material.ts';
import type { CurveRequest, RunnerResult } from '../../protocol.ts';
import type { Accuracy, Curve, Series, SolverIssue } from '../../result.ts';
import { fieldIssue } from '../../runner-tools.ts';
import type { TimeFunctions } from '../time-functions.ts';

/** What a linear test is computed to, relative and (Pa, 1, 1/Pa) absolute. */
export const linearTolerance = 1e-9;

/**
 * Accuracy of a series. What comes from the inversion of a transform is accurate relative to `scale`, the size the
 * response starts from or ends at, where it decays faster than any power of time.
 */
export const linearAccuracy = (functions: TimeFunctions, isConverted: boolean, scale: number): Accuracy => ({
  rtol: linearTolerance,
  atol: isConverted ? 1e-12 * scale : 0,
  estimate: functions.error,
  method: isConverted ? 'inversion of the transform on Talbot’s contour' : 'sum of the terms',
});

/** A function at every x; `null` where it is not finite. */
export const sampled = (xs: readonly number[], compute: (x: number) => number): (number | null)[] =>
  xs.map((x) => {
    const value = compute(x);
    return Number.isFinite(value) ? value : null;
  });

/** One curve, or an empty one with the reason where a field has no usable value. */
export function curveOrIssue(
  request: CurveRequest,
  x: Curve['x'],
  names: readonly (readonly [name: string, unit: string])[],
  compute: () => Readonly<Record<string, Series>>,
): RunnerResult {
  const issues: SolverIssue[] = [];
  let series: Readonly<Record<string, Series>>;
  try {
    series = compute();
  } catch (error) {
    if (!(error instanceof FieldError)) throw error;
    issues.push(fieldIssue(request.material, error));
    const values = x.values.map(() => null);
    const accuracy = { rtol: linearTolerance, atol: 0 };
    series = Object.fromEntries(names.map(([name, unit]) => [name, { unit, values, accuracy }]));
  }
  return { curves: [{ x, series }], issues };
}
