/** The Angell plot: fragility and apparent activation energy against the closed forms of the laws. */
import { expect, test } from 'vitest';
import { solve } from '../../server/src/solver/solve.ts';
import type { TestResult } from '../../server/src/solver/result.ts';
import { checkText, errorsOf } from '../unit/model/check-text.ts';

const R = 8.31446261815324;

function plot(alloy: string, elements: string, fields = 'T = [600, 660, 750] K'): TestResult {
  const checked = checkText(`mgmodel 1
alloy X { composition = Zr 50, Cu 50; nu = 0.36; ${alloy} }
model m of X {
  elastic { E = 90 GPa }
  ${elements}
}
test t of m : angell_plot { ${fields} }`);
  expect(errorsOf(checked)).toEqual([]);
  const [result] = solve(checked.problem).tests;
  if (!result) throw new Error('no test was solved');
  return result;
}

const metric = (result: TestResult, name: string): number => result.metrics[`m: ${name}`]?.value ?? Number.NaN;
const relative = (found: number, expected: number): number => Math.abs(found / expected - 1);

const kww = (tau: string): string => `relaxation a : kww { strength = 80 GPa; beta = 0.5; tau = ${tau} }`;

test('a VFT law: m = B T_g/((T_g − T0)² ln 10), E = m R T_g ln 10', () => {
  const result = plot('T_g = 600 K', kww('vft(tau0: 1e-14 s, B: 4000 K, T0: 490 K)'));
  const m = (4000 * 600) / (110 ** 2 * Math.LN10);
  expect(relative(metric(result, 'fragility m of a'), m)).toBeLessThan(1e-8);
  expect(relative(metric(result, 'apparent activation energy of a'), m * R * 600 * Math.LN10)).toBeLessThan(1e-8);
  expect(relative(metric(result, 'tau of a at T_g'), 1e-14 * Math.exp(4000 / 110))).toBeLessThan(1e-12);
  const [curve] = result.curves;
  expect(curve?.x).toEqual({ name: 'T_g_over_T', unit: '', values: [1, 600 / 660, 600 / 750] });
  [600, 660, 750].forEach((T, i) => {
    const time = -14 + 4000 / (T - 490) / Math.LN10;
    expect(curve?.series['log10_tau.a']?.values[i]).toBeCloseTo(time, 11);
    // 1e12 Pa s at T_g.
    expect(curve?.series['log10_viscosity.a']?.values[i]).toBeCloseTo(time + 26 - 4000 / 110 / Math.LN10, 11);
  });
});

test('the fragility form gives its own m, an Arrhenius law U/(R T_g ln 10)', () => {
  const second = 'relaxation b : debye { strength = 5 GPa; tau = arrhenius(tau0: 1e-13 s, U: 90 kJ/mol) }';
  const result = plot('T_g = 600 K', `${kww('fragile(T_g: 600 K, m: 47)')}\n${second}`);
  expect(relative(metric(result, 'fragility m of a'), 47)).toBeLessThan(1e-8);
  expect(relative(metric(result, 'tau of a at T_g'), 100)).toBeLessThan(1e-12);
  expect(relative(metric(result, 'fragility m of b'), 90e3 / (R * 600 * Math.LN10))).toBeLessThan(1e-9);
  expect(relative(metric(result, 'apparent activation energy of b'), 90e3)).toBeLessThan(1e-9);
});

test('a hierarchical element: the slope of the liquid, where χ grows', () => {
  const beta = 'relaxation beta : debye { strength = 1/400 GPa; tau = arrhenius(tau0: 1.86e-13 s, U: 83.12 kJ/mol) }';
  const times = 'A_an = 1.5e-5 /MPa; A_vp = 1.5e-5 /MPa; chi_g = 0.4; a1 = 0.00231 /K; t0 = 6e-7 s';
  const elements = `${beta}\nrelaxation alpha : hierarchical { elementary = beta; ${times} }`;
  const result = plot('T_g = 453 K', elements, 'T = 400 K .. 520 K step 20 K');
  const logRatio = Math.log(1.86e-13 / 6e-7) + 83120 / (R * 453);
  const slope = 83120 / (R * 453 * 0.4) + (453 * logRatio * 0.00231) / 0.4 ** 2;
  expect(relative(metric(result, 'fragility m of alpha.max'), slope / Math.LN10)).toBeLessThan(1e-8);
  // τ_an = χ^(1/χ) τ_max: d(ln χ/χ)/dχ = (1 − ln χ)/χ².
  const factor = (-453 * 0.00231 * (1 - Math.log(0.4))) / 0.4 ** 2;
  expect(relative(metric(result, 'fragility m of alpha.an'), (slope + factor) / Math.LN10)).toBeLessThan(1e-8);
});

test('a dashpot has a viscosity of its own', () => {
  const result = plot('T_g = 600 K', 'flow f : newtonian { viscosity = 1e-3 Pa s * exp(200 kJ/mol / (R T)) }');
  const [value] = result.curves[0]?.series['log10_viscosity.f']?.values ?? [];
  expect(value).toBeCloseTo(-3 + 200e3 / (R * 600) / Math.LN10, 11);
  expect(relative(metric(result, 'fragility m of viscosity of f'), 200e3 / (R * 600 * Math.LN10))).toBeLessThan(1e-9);
});

test('T_g of the test comes before that of the alloy; without one it is asked for', () => {
  const law = kww('vft(tau0: 1e-14 s, B: 4000 K, T0: 490 K)');
  const own = plot('T_g = 600 K', law, 'T = [650, 700] K; T_g = 650 K');
  expect(own.curves[0]?.x.values).toEqual([1, 650 / 700]);
  expect(relative(metric(own, 'fragility m of a'), (4000 * 650) / (160 ** 2 * Math.LN10))).toBeLessThan(1e-8);
  const none = plot('density = 7000 kg/m^3', law);
  expect(none.issues).toMatchObject([{ code: 'MG602', field: 'T_g' }]);
  expect(none.curves).toEqual([]);
});

test('an expectation is computed at its T_g/T, whatever the points', () => {
  const law = kww('vft(tau0: 1e-14 s, B: 4000 K, T0: 490 K)');
  const expected = -14 + 4000 / (600 / 0.9 - 490) / Math.LN10;
  const result = plot('T_g = 600 K', law, `T = [600, 800] K; expect value(log10_tau.a, 0.9) = ${expected} within 1e-9`);
  expect(result.expectations).toMatchObject([{ passed: true }]);
});
