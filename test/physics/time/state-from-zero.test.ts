/** A state of a custom flow that starts at zero, where nothing has a size yet: creep, recovery and a hold without load. */
import { expect, test } from 'vitest';
import { solve } from '../../../server/src/solver/solve.ts';
import { checkText, errorsOf } from '../../unit/model/check-text.ts';

const model = `mgmodel 1
alloy X { composition = Zr 50, Cu 50; T_g = 700 K; nu = 0.36 }
model m of X {
  elastic { E = 90 GPa }
  flow f : custom { state x = 0; rate x = (stress / 1 GPa - x) / 10 s; strain_rate = x * 1e-4 /s }
}
`;

/** Strain of the flow after a time under 100 MPa: ẋ = (0.1 − x)/10 s, ε̇ = 1e-4 x. */
const underLoad = (t: number): number => 1e-5 * (t + 10 * Math.expm1(-t / 10));
/** And after 100 s of it, without load: x decays. */
const afterwards = (t: number): number => underLoad(100) - 1e-4 * 0.1 * -Math.expm1(-10) * 10 * Math.expm1(-t / 10);

function strains(text: string, series: string): readonly (number | null)[] {
  const checked = checkText(model + text);
  expect(errorsOf(checked)).toEqual([]);
  const [result] = solve(checked.problem).tests;
  expect(result?.issues).toEqual([]);
  return result?.curves[0]?.series[series]?.values ?? [];
}

function expectEach(found: readonly (number | null)[], expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, i) => expect(Math.abs((value ?? Number.NaN) - (expected[i] ?? 0))).toBeLessThan(1e-6 * 1e-3));
}

test('creep and recovery', () => {
  const text =
    'test t of m : creep { T = 600 K; stress = 100 MPa; hold = 100 s; recovery = 200 s; time = [1, 20, 100, 110, 300] s }';
  expectEach(strains(text, 'strain.f'), [underLoad(1), underLoad(20), underLoad(100), afterwards(10), afterwards(200)]);
});

test('a hold at rest before the load', () => {
  const steps = 'hold 1 h; load to 100 MPa; hold 100 s; unload; hold 200 s; time = [10, 3610, 3699.5, 3800] s';
  expectEach(strains(`test t of m : program { T = 600 K; ${steps} }`, 'strain'), [
    0,
    underLoad(10) + 100e6 / 90e9,
    underLoad(99.5) + 100e6 / 90e9,
    afterwards(100),
  ]);
});

test('tension: an oscillator', () => {
  // ẋ = σ/(a s), ε̇_f = x/s: σ̈ = −E/(a s²) σ, so that σ = (E ε̇/ω) sin ωt with ω² = E/(a s²).
  const oscillator = model.replace(
    /flow f.*/,
    'flow f : custom { state x = 0; rate x = stress/(900 GPa s); strain_rate = x /s }',
  );
  const [omega, rate] = [Math.sqrt(0.1), 1e-3];
  const points = [1e-4, 0.1, 0.5, 1, 2];
  const checked = checkText(
    `${oscillator}test t of m : tension { T = 600 K; strain_rate = ${rate} /s; strain = [${points.join(', ')}] % }`,
  );
  expect(errorsOf(checked)).toEqual([]);
  const [result] = solve(checked.problem).tests;
  expect(result?.issues).toEqual([]);
  const largest = (90e9 * rate) / omega;
  result?.curves[0]?.series['stress']?.values.forEach((stress, i) => {
    const time = (points[i] ?? 0) / 100 / rate;
    expect(Math.abs((stress ?? Number.NaN) - largest * Math.sin(omega * time))).toBeLessThan(1e-6 * largest);
  });
});

test('a state that leaves an unstable rest makes small errors large, and the curve accounts for them', () => {
  // ẋ = (x − 1)/2 s + 1e-9/s from 1: x − 1 = 2e-9 (e^(t/2 s) − 1), ε̇_f = 1e-6 x/s.
  const unstable = model.replace(
    /flow f.*/,
    'flow f : custom { state x = 1; rate x = (x - 1)/(2 s) + 1e-9 /s; strain_rate = 1e-6 /s * x }',
  );
  const times = [10, 30, 40];
  const checked = checkText(
    `${unstable}test t of m : creep { T = 600 K; stress = 100 MPa; hold = 40 s; time = [${times.join(', ')}] s }`,
  );
  expect(errorsOf(checked)).toEqual([]);
  const [result] = solve(checked.problem).tests;
  const series = result?.curves[0]?.series['strain.f'];
  const { estimate = 0, rtol = 1 } = series?.accuracy ?? {};
  expect(result?.issues.some(({ code }) => code === 'MG614')).toBe(estimate > rtol);
  const exact = times.map((t) => 1e-6 * (t + 2e-9 * (2 * Math.expm1(t / 2) - t)));
  const whole = 100e6 / 90e9 + Math.max(...exact);
  exact.forEach((strain, i) => {
    const error = Math.abs((series?.values[i] ?? Number.NaN) - strain);
    expect(error).toBeLessThan(estimate * whole);
    expect(error).toBeLessThan(1e-6 * whole);
  });
});
