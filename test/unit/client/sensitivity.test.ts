import { describe, expect, test } from 'vitest';
import type { PreviewTest } from '../../../server/src/lsp/messages.ts';
import type { Curve } from '../../../server/src/solver/result.ts';
import { chartSpecification } from '../../../client/shared/charts/chart-specification.ts';
import { sensitivityOf, valuesAbout } from '../../../client/shared/charts/sensitivity.ts';
import { emptyChartView } from '../../../client/shared/view-state.ts';
import { fixture } from '../../support/preview-fixture.ts';

function tensionTest(): { readonly pull: PreviewTest; readonly curve: Curve } {
  const pull = fixture('flagship').tests.find(({ result }) => result.name === 'pull');
  const curve = pull?.result.curves[0];
  if (!pull || !curve) throw new Error('the fixture has no test pull');
  return { pull, curve };
}
const { pull, curve } = tensionTest();

/** The test with the stress replaced by a law of strain and parameter. */
function solved(law: (strain: number, p: number) => number, p: number): PreviewTest {
  const values = curve.x.values.map((strain) => law(strain, p));
  const stress = { unit: 'Pa', values, accuracy: { rtol: 0, atol: 0 } };
  return { ...pull, result: { ...pull.result, curves: [{ ...curve, series: { stress } }] } };
}

describe('sensitivity', () => {
  test.each([
    ['a power law: its exponent', (strain: number, p: number) => strain * p ** 1.5, 1.5],
    ['what does not depend on it: zero', (strain: number) => strain, 0],
    ['an inverse: minus one', (strain: number, p: number) => strain / p, -1],
  ])('of %s', (_, law, exponent) => {
    const values = valuesAbout(0.35);
    if (!values) throw new Error('no values');
    const lines = sensitivityOf(solved(law, values[0]), solved(law, values[1]), values);
    const points = Object.values(lines)[0] ?? [];
    expect(points).toHaveLength(8);
    for (const [, y] of points) expect(y).toBeCloseTo(exponent, 10);
  });

  test('values stay inside the bounds; zero has none', () => {
    expect(valuesAbout(1, 0.1, 1)).toEqual([0.99, 1]);
    expect(valuesAbout(-2)).toEqual([-2.02, -1.98]);
    expect(valuesAbout(0)).toBeUndefined();
  });

  test('is drawn in a panel of its own below the curves', () => {
    const { panels } = chartSpecification(pull, { view: emptyChartView });
    const key = panels[0]?.lines[0]?.key ?? '';
    const sensitivity = {
      parameter: 'B',
      lines: {
        [key]: [
          [0.01, 1],
          [0.02, 2],
        ],
      },
    } as const;
    const drawn = chartSpecification(pull, { view: emptyChartView, sensitivity }).panels;
    expect(drawn.map(({ id }) => id)).toEqual(['stress', 'stress-sensitivity', 'strain']);
    expect(drawn[1]?.left.title).toBe('∂ln y/∂ln B');
    expect(drawn[1]?.lines.map(({ x, y }) => [x, y])).toEqual([
      [
        [1, 2],
        [1, 2],
      ],
    ]);
  });
});
