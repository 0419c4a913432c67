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
