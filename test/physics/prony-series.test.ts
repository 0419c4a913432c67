/** Prony series: exact where a model is one, to the stated error elsewhere, and the same through the text that is pasted. */
import { describe, expect, test } from 'vitest';
import { pronyTexts } from '../../server/src/features/prony-text.ts';
import { nonnegativeLeastSquares } from '../../server/src/solver/numerics/nonnegative-least-squares.ts';
import { solve } from '../../server/src/solver/solve.ts';
import type { TestResult } from '../../server/src/solver/result.ts';
import { checkText, errorsOf } from '../unit/model/check-text.ts';

const alloy = 'alloy X { composition = Zr 50, Cu 50; T_g = 700 K; nu = 0.36 }';

function solved(text: string): readonly TestResult[] {
  const checked = checkText(`mgmodel 1\n${alloy}\n${text}`);
  expect(errorsOf(checked)).toEqual([]);
  return solve(checked.problem).tests;
}

function seriesOf(elements: string, fields: string): TestResult {
  const [result] = solved(`model m of X {\n${elements}\n}\ntest t of m : prony_series { T = 430 K; ${fields} }`);
  if (!result) throw new Error('no test was solved');
  return result;
}

interface Term {
  readonly tau: number;
  readonly strength: number;
}

function termsOf(result: TestResult): Term[] {
  const series = result.curves[1]?.series;
  const strengths = series?.['strength']?.values ?? [];
  return (series?.['tau']?.values ?? []).map((tau, i) => ({ tau: tau ?? Number.NaN, strength: strengths[i] ?? 0 }));
}

const metric = (result: TestResult, name: string): number => result.metrics[`m: ${name}`]?.value ?? Number.NaN;

const modulusOf = (result: TestResult, t: number): number =>
  termsOf(result).reduce((sum, { tau, strength }) => sum + strength * Math.exp(-t / tau), metric(result, 'E relaxed'));

describe('a model that is a series comes back exactly', () => {
  test('its own terms, sorted by time, equal ones together', () => {
    const prony = 'relaxation p : prony { tau = [200, 1e-2, 3] s; strength = [12, 3, 10] GPa }';
    const debye = 'relaxation d : debye { tau = 3 s; strength = 2 GPa }';
    const result = seriesOf(`elastic { E = 33 GPa }\n${prony}\n${debye}`, 'time = [1e-3, 1e3] s');
    expect(result.issues).toEqual([]);
    expect(termsOf(result)).toEqual([
      { tau: 0.01, strength: 3e9 },
      { tau: 3, strength: 12e9 },
      { tau: 200, strength: 12e9 },
    ]);
    expect(metric(result, 'E relaxed')).toBeCloseTo(6e9, 3);
    expect(metric(result, 'E at t = 0')).toBeCloseTo(33e9, 3);
  });

  test('compliances and a dashpot by conversion: M* J* = 1', () => {
    const terms = [
      { strength: 1 / 50e9, tau: 2 },
      { strength: 1 / 20e9, tau: 1e-6 },
      { strength: 1e-6 / 33e9, tau: 1e5 },
    ];
    const elements = terms.map(
      ({ strength, tau }, i) => `relaxation d${i} : debye { strength = ${strength} /Pa; tau = ${tau} s }`,
    );
    const flow = 'flow f : newtonian { viscosity = 1e15 Pa s }';
    const result = seriesOf(`elastic { E = 33 GPa }\n${elements.join('\n')}\n${flow}`, 'time = [1e-8, 1e8] s');
    expect(result.issues).toEqual([]);
    expect(termsOf(result)).toHaveLength(4);
    expect(metric(result, 'E relaxed')).toBe(0);
    for (const omega of [1e-9, 1e-5, 1e-3, 0.5, 1e3, 1e6, 1e8]) {
      // Complex numbers as pairs.
      let [mr, mi, jr, ji] = [0, 0, 1 / 33e9, -1 / (1e15 * omega)];
      for (const { tau, strength } of termsOf(result)) {
        const square = (omega * tau) ** 2;
        mr += (strength * square) / (1 + square);
        mi += (strength * omega * tau) / (1 + square);
      }
      for (const { tau, strength } of terms) {
        const square = (omega * tau) ** 2;
        jr += strength / (1 + square);
        ji -= (strength * omega * tau) / (1 + square);
      }
      expect(Math.hypot(mr * jr - mi * ji - 1, mr * ji + mi * jr)).toBeLessThan(1e-11);
    }
  });

  test('Maxwell: the time is viscosity over modulus', () => {
    const flow = 'elastic { E = 20 GPa }\nflow f : newtonian { viscosity = 1e12 Pa s }';
    const [term, ...others] = termsOf(seriesOf(flow, 'time = [1, 1e3] s'));
    expect(others).toEqual([]);
    expect(term?.tau).toBeCloseTo(50, 10);
    expect((term?.strength ?? 0) / 20e9).toBeCloseTo(1, 12);
  });
});

describe('a series to a stated error', () => {
  const kww = 'elastic { E = 33 GPa }\nrelaxation a : kww { strength = 30 GPa; tau = 1 s; beta = 0.5 }';
  const truth = (t: number): number => 3e9 + 30e9 * Math.exp(-Math.sqrt(t));
  const times = Array.from({ length: 5001 }, (_, i) => 1e-4 * 1e7 ** (i / 5000));

  test.each([1e-2, 1e-3, 1e-5])('KWW ½ to %d, at times that were not fitted', (tolerance) => {
    const result = seriesOf(kww, `time = 1e-4 s .. 1e3 s log 11; tolerance = ${tolerance}`);
    expect(result.issues).toEqual([]);
    const stated = metric(result, 'largest error of the series');
    expect(stated).toBeLessThanOrEqual(tolerance);
    const worst = [0, ...times].reduce((most, t) => Math.max(most, Math.abs(modulusOf(result, t) / truth(t) - 1)), 0);
    // Between the times that were looked at the error may be larger by a little.
    expect(worst).toBeLessThan(1.02 * stated);
    expect(worst).toBeGreaterThan(0.9 * stated);
    const { x, series } = result.curves[0] ?? {};
    x?.values.forEach((t, i) => {
      expect(series?.['relative_error']?.values[i]).toBeCloseTo(modulusOf(result, t) / truth(t) - 1, 9);
    });
  });

  test('fewer terms for less accuracy, all of them positive', () => {
    const counts = [0.1, 0.01, 1e-3, 1e-4].map((tolerance) => {
      const terms = termsOf(seriesOf(kww, `time = 1e-4 s .. 1e3 s log 11; tolerance = ${tolerance}`));
      for (const { strength } of terms) expect(strength).toBeGreaterThan(0);
      return terms.length;
    });
    expect([...counts].sort((a, b) => a - b)).toEqual(counts);
    expect(counts[0]).toBeLessThan(5);
    expect(counts[3]).toBeLessThan(20);
  });

  test('pasted into a model it relaxes as the original does', () => {
    const result = seriesOf(kww, 'time = 1e-4 s .. 1e3 s log 11');
    const [text] = pronyTexts(result);
    if (!text) throw new Error('no text');
    expect(text.sentence).toMatch(
      /^Prony series of m at T = 430 K: \d+ terms, off by at most 0\.0\d+ % from 100 µs to/,
    );
    const [pasted, original] = solved(`model pasted of X {\n${text.elements.join('\n')}\n}
model original of X {\n${kww}\n}
test a of pasted : stress_relaxation { T = 430 K; strain = 0.1 %; time = 1e-4 s .. 1e3 s log 301 }
test b of original : stress_relaxation { T = 430 K; strain = 0.1 %; time = 1e-4 s .. 1e3 s log 301 }`);
    const stress = (one: TestResult | undefined) => one?.curves[0]?.series['stress']?.values ?? [];
    expect(stress(pasted)).toHaveLength(301);
    stress(pasted).forEach((value, i) => {
      expect(Math.abs((value ?? 0) / (stress(original)[i] ?? 0) - 1)).toBeLessThan(
        1.02 * metric(result, 'largest error of the series'),
      );
    });
  });

  test('of a hierarchical model: in frequency it is its exact response', () => {
    const hao = `elastic { E = 33 GPa }
  relaxation beta : debye {
    strength = 1/30.6 GPa - 1/33 GPa
    tau = arrhenius(tau0: 1.86e-13 s, U: 83.12 kJ/mol)
    spectrum = gumbel(B: 0.35)
  }
  relaxation alpha : hierarchical {
    elementary = beta
    A_an = 1.5e-5 /MPa
    A_vp = 1.5e-5 /MPa
    chi_g = 0.4
    t0 = 6e-7 s
    response = exact
  }`;
    const result = seriesOf(hao, 'time = 1e-6 s .. 1e5 s log 12; tolerance = 0.01 %');
    expect(result.issues).toEqual([]);
    const [dynamic] = solved(
      `model m of X {\n${hao}\n}\ntest f of m : dma_frequency { T = 430 K; frequency = 1e-3 Hz .. 1e3 Hz log 13 }`,
    );
    const { x, series } = dynamic?.curves[0] ?? {};
    expect(x?.values).toHaveLength(13);
    x?.values.forEach((frequency, i) => {
      const omega = 2 * Math.PI * frequency;
      let [real, imaginary] = [metric(result, 'E relaxed'), 0];
      for (const { tau, strength } of termsOf(result)) {
        const square = (omega * tau) ** 2;
        real += (strength * square) / (1 + square);
        imaginary += (strength * omega * tau) / (1 + square);
      }
      const [storage, loss] = ['storage_modulus', 'loss_modulus'].map(
        (name) => series?.[name]?.values[i] ?? Number.NaN,
      );
      const size = Math.hypot(storage ?? 0, loss ?? 0);
      expect(Math.hypot(real - (storage ?? 0), imaginary - (loss ?? 0)) / size).toBeLessThan(3e-4);
    });
  });
});

describe('what is refused, with the reason', () => {
  test('an error that no series reaches', () => {
    const sharp = 'elastic { E = 33 GPa }\nrelaxation a : cole_davidson { strength = 33 GPa; tau = 1 s; gamma = 0.3 }';
    const result = seriesOf(sharp, 'time = 1e-3 s .. 100 s log 11; tolerance = 1e-8');
    expect(result.issues).toMatchObject([{ code: 'MG608', severity: 'error', field: 'tolerance' }]);
    expect(result.issues[0]?.message).toMatch(/reaches 1e-6 %: the best is off by/);
    expect(result.curves).toHaveLength(1);
    expect(Object.keys(result.curves[0]?.series ?? {})).toEqual(['relaxation_modulus']);
  });

  test.each([
    [
      'flow f : custom { state x = 0; rate x = (stress / 1 GPa - x) / 1 s; strain_rate = x * 1e-4 /s }',
      /linear models only/,
    ],
    ['flow f : custom { state x = 1; rate x = -x / 1 s; strain_rate = x * stress / 1e12 Pa s }', /change within 100 s/],
  ])('%s', (flow, message) => {
    const result = seriesOf(`elastic { E = 33 GPa }\n${flow}`, 'time = [1, 100] s');
    expect(result.issues).toMatchObject([{ code: 'MG602', element: 'f' }]);
    expect(result.issues[0]?.message).toMatch(message);
  });

  test('no range of times', () => {
    const result = seriesOf('elastic { E = 33 GPa }', 'time = 1 s');
    expect(result.issues[0]?.message).toMatch(/needs a range of times above 0/);
  });
});

test('non-negative least squares meets the conditions of its optimum', () => {
  // A generator of Park and Miller, so that every run has the same numbers.
  let seed = 20221;
  const random = (): number => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647 - 0.4;
  };
  for (let run = 0; run < 20; run++) {
    const columns = Array.from({ length: 12 }, () => Float64Array.from({ length: 20 }, random));
    const target = Float64Array.from({ length: 20 }, random);
    const solution = nonnegativeLeastSquares(columns, target);
    const residual = target.map((value, i) =>
      columns.reduce((rest, column, k) => rest - (column[i] ?? 0) * (solution[k] ?? 0), value),
    );
    columns.forEach((column, k) => {
      const gradient = column.reduce((sum, value, i) => sum + value * (residual[i] ?? 0), 0);
      expect(solution[k]).toBeGreaterThanOrEqual(0);
      if ((solution[k] ?? 0) > 0) expect(Math.abs(gradient)).toBeLessThan(1e-12);
      else expect(gradient).toBeLessThan(1e-12);
    });
    expect(solution.some((value) => value > 0)).toBe(true);
  }
});
