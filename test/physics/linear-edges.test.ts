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

// Just above T0, or at 50 K: the term is there, but nothing of it comes in the time of any test.
describe.each(['1e150 s', '1e200 s', '1e279 s', '1e300 s', '1.7e308 s'])('a relaxation time of %s', (tau) => {
  describe.each(['strength = 0.0035 /GPa', 'strength = 10 GPa', 'strength = 33 GPa'])('%s', (strength) => {
    test.each([
      ['stress_relaxation { T = 400 K; strain = 1 %; time = [1e-12, 1, 1e20] s }', 'stress', 330e6],
      ['stress_relaxation { T = 400 K; strain = 1 %; ramp = 1e-13 s; time = [1, 1e20] s }', 'stress', 330e6],
      ['tension { T = 400 K; strain_rate = 1e-3 /s; strain = [1] % }', 'stress', 330e6],
      ['creep { T = 400 K; stress = 330 MPa; hold = 1e20 s; time = [1e-12, 1, 1e20] s }', 'strain', 0.01],
      ['creep { T = 400 K; stress = 330 MPa; hold = 1e20 s; ramp = 1e-13 s; time = [1, 1e20] s }', 'strain', 0.01],
      [
        'cyclic { T = 400 K; waveform = triangle; strain = 2 %; frequency = 1 Hz; cycles = 1; time = [0.25] s }',
        'stress',
        330e6,
      ],
      ['program { T = 400 K; load to 330 MPa in 1 s; hold 10 s; time = [1, 11] s }', 'strain', 0.01],
      ['prony_series { T = 400 K; time = [1, 1e3] s }', 'relaxation_modulus', 33e9],
    ] as const)('%s', (tested, series, exact) => {
      const { problem } = checkText(`mgmodel 1
alloy A { composition = Zr 50, Cu 50 }
model m of A {
  elastic { E = 33 GPa }
  relaxation b : debye { ${strength}; tau = ${tau} }
}
test t of m : ${tested}`);
      const values = solve(problem).tests[0]?.curves[0]?.series[series]?.values ?? [];
      expect(values.length).toBeGreaterThan(0);
      for (const value of values) expect((value ?? Number.NaN) / exact).toBeCloseTo(1, 12);
    });
  });
});
