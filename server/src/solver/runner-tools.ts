/** What several protocol runners need. */
import type { FieldError, Material } from './material.ts';
import type { CurveRequest } from './protocol.ts';
import type { SolverIssue } from './result.ts';

/**
 * The points of a curve: those of the test in their order, then what expectations ask for besides. Values at a point do
 * not depend on the others.
 */
export function pointsWith(request: CurveRequest, field: string): readonly number[] {
  const points = request.points[field] ?? [];
  if (request.extraX.length === 0) return points;
  const known = new Set(points);
  const extra = request.extraX.filter((x) => !known.has(x));
  return extra.length === 0 ? points : [...points, ...extra].sort((a, b) => a - b);
}

/** A field without a usable value, as an issue of the test. */
export const fieldIssue = (material: Material, error: FieldError): SolverIssue => ({
  code: 'MG602',
  severity: 'error',
  message: error.message,
  model: material.name,
  ...(error.element === '' ? {} : { element: error.element }),
  field: error.field,
});

/** One value for each point, cancelled between them: a value may take milliseconds. */
export function atEveryPoint<Value>(
  { checkCancelled }: Pick<CurveRequest, 'checkCancelled'>,
  points: readonly number[],
  value: (x: number) => Value,
): Value[] {
  return points.map((x) => {
    checkCancelled();
    return value(x);
  });
}
