/** Numbers that were found of whole curves (laws of shift factors, fragilities, the error of a Prony series), as text. */
import { curveLabel, varyingConditions } from '../solver/curve-label.ts';
import type { CurveFigures } from '../lsp/messages.ts';
import { metricText, readableCondition } from '../features/readable-value.ts';
import type { TestResult } from '../solver/result.ts';

/** The numbers that come with the curves of a test, beside the points. */
export function curveFigures({ curves }: Pick<TestResult, 'curves'>): CurveFigures[] {
  const varying = varyingConditions(curves);
  return curves.flatMap((curve) => {
    const figures = Object.entries(curve.metrics ?? {}).map(([name, metric]) => ({
      name,
      value: metricText(name, metric),
    }));
    return figures.length === 0 ? [] : [{ curve: curveLabel(curve, varying, readableCondition), figures }];
  });
}
