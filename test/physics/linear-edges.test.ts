/** Linear models at the edges of their parameters, and formulas in which digits cancel, against mpmath's values. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { solve } from '../../server/src/solver/solve.ts';
import { checkText, errorsOf } from '../unit/model/check-text.ts';

interface Case {
  readonly name: string;
  /** A model and the test of it, in the language. */
  readonly text: string;
  readonly x: readonly number[];
  readonly series: Readonly<Record<string, readonly number[]>>;
  /** Relative error allowed where the series states a smaller one. */
  readonly accuracy: number;
}

interface FormulaCase {
  readonly formula: string;
  readonly x: readonly number[];
  readonly values: readonly number[];
}

interface Table {
  readonly cases: readonly Case[];
  readonly formulas: readonly FormulaCase[];
}

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && 'cases' in value && 'formulas' in value;

const table: unknown = JSON.parse(readFileSync(new URL('reference/linear-edges.json', import.meta.url), 'utf8'));
if (!isTable(table)) throw new Error('linear-edges.json holds no cases');

describe.each(table.cases)('$name', ({ text, x, series, accuracy }) => {
  const checked = checkText(`mgmodel 1\n${text}`);
  const [result] = solve(checked.problem).tests;

  test('the model is without errors', () => expect(errorsOf(checked)).toEqual([]));

  test.each(Object.keys(series))('%s', (name) => {
    const curve = result?.curves.find((one) => name in one.series);
    const found = curve?.series[name];
    expect(curve?.x.values).toHaveLength(x.length);
    series[name]?.forEach((expected, i) => {
      const error = Math.abs((found?.values[i] ?? Number.NaN) - expected);
      const { rtol, atol } = found?.accuracy ?? { rtol: 0, atol: 0 };
      // What is stated holds, and is no looser than promised. A recovery is accurate to a share of the largest strain.
      const largest = Math.max(...(series[name] ?? []).map(Math.abs));
      expect(error, `at ${x[i]}`).toBeLessThanOrEqual(atol + rtol * Math.abs(expected));
      expect(atol + rtol * Math.abs(expected)).toBeLessThanOrEqual(
        accuracy * (name === 'strain' ? 2 * largest : Math.abs(expected)),
      );
    });
  });
});

describe('what a curve states of its rounding errors', () => {
  test.each(table.formulas)('$formula', ({ formula, x, values }) => {
    const checked = checkText(`mgmodel 1\ncurve c { over x = [${x.join(', ')}]\n y = ${formula} }\n`);
    expect(errorsOf(checked)).toEqual([]);
    const series = solve(checked.problem).curves[0]?.series['y'];
    const largest = Math.max(...values.map(Math.abs));
    const { rtol, atol, estimate = Number.NaN } = series?.accuracy ?? { rtol: 0, atol: 0 };
    values.forEach((expected, i) => {
      const error = Math.abs((series?.values[i] ?? Number.NaN) - expected);
      expect(error, `at ${x[i]}`).toBeLessThanOrEqual(atol + rtol * Math.abs(expected));
      expect(error).toBeLessThanOrEqual(estimate * largest);
    });
  });

  test('whole numbers have none, also under a root', () => {
    const checked = checkText('mgmodel 1\nlet T0 = 680 K\ncurve c { over T = [300, 680] K\n y = sqrt(1 - T/T0) }\n');
    const series = solve(checked.problem).curves[0]?.series['y'];
    expect(series?.values[1]).toBe(0);
    expect(series?.accuracy).toMatchObject({ rtol: 1e-12, atol: 0 });
  });
});
