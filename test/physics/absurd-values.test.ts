/** Values that no glass has: an answer that names them, at once, and never a wrong warning. */
import { expect, test } from 'vitest';
import { testDiagnostics } from '../../server/src/features/solver-diagnostics.ts';
import { solve } from '../../server/src/solver/solve.ts';
import type { TestResult } from '../../server/src/solver/result.ts';
import { checkText, errorsOf } from '../unit/model/check-text.ts';

const hierarchical =
  'hierarchical { elementary = beta; A_an = 1.5e-5 /MPa; A_vp = 1.5e-5 /MPa; chi_g = 0.4; t0 = 6e-7 s }';
const arrhenius = 'arrhenius(tau0: 1.86e-13 s, U: 83.12 kJ/mol)';

function resultOf(beta: string, tested: string): TestResult {
  const checked = checkText(`mgmodel 1
alloy A { composition = La 60, Ni 15, Al 25; T_g = 453 K }
model m of A {
  elastic { E = 33 GPa }
  relaxation beta : debye { strength = 1/400 GPa; ${beta} }
  relaxation alpha : ${hierarchical}
}
test t of m : ${tested}`);
  expect(errorsOf(checked)).toEqual([]);
  const [result] = solve(checked.problem).tests;
  if (!result) throw new Error('no test was solved');
  return result;
}

const sweep = 'dma_temperature { T = [300, 400] K; frequency = 1 Hz }';
const pull = 'tension { T = 430 K; strain_rate = 1e-4 /s; strain = [1, 2] % }';

test.each([
  ['gumbel(B: 1e-6)', 'B of gumbel in beta', sweep],
  ['gumbel(B: 1e-6)', 'B of gumbel in beta', pull],
  ['gaussian(width: 1e7)', 'width of gaussian in beta', sweep],
])('a spectrum too wide to be summed, %s, is refused by name', (spectrum, name, tested) => {
  const { issues, curves } = resultOf(`tau = ${arrhenius}; spectrum = ${spectrum}`, tested);
  expect(issues[0]).toMatchObject({ code: 'MG602', severity: 'error', element: 'beta' });
  expect(issues[0]?.message).toContain(`${name} spreads the times over about`);
  expect(Object.values(curves[0]?.series ?? {}).flatMap(({ values }) => values)).not.toContainEqual(expect.any(Number));
});

test('creep of a frozen model is elastic, and exact', () => {
  const tested = 'creep { T = 340 K; stress = 50 MPa; hold = 100 s; time = [1, 100] s }';
  const { issues, curves } = resultOf('tau = vft(tau0: 1e-14 s, B: 2500 K, T0: 350 K)', tested);
  expect(issues).toEqual([]);
  expect(curves[0]?.series['strain']?.values).toEqual([50e6 / 33e9, 50e6 / 33e9]);
});

test('a relaxation from no strain is refused', () => {
  const { issues } = resultOf(`tau = ${arrhenius}`, 'stress_relaxation { T = 430 K; strain = 0; time = [1, 10] s }');
  expect(issues).toMatchObject([{ code: 'MG602' }]);
  expect(issues[0]?.message).toContain('strain of 0');
});

test('a law without a real value says so', () => {
  const { issues } = resultOf('tau = 1 s * sqrt((T - 400 K)/(1 K))', sweep);
  expect(issues[0]?.message).toContain('tau of beta has no real value at 300 K');
});

test('strengths beyond a modulus that softens are refused where they are, with the temperature', () => {
  const checked = checkText(`mgmodel 1
alloy A { composition = La 60, Ni 15, Al 25; T_g = 453 K }
model m of A {
  elastic { E = 30 GPa - 60 MPa/K * (T - 300 K) }
  relaxation a : debye { strength = 20 GPa; tau = 1 s }
}
test t of m : dma_temperature { T = [300, 400, 500] K; frequency = 1e-6 Hz }`);
  const [result] = solve(checked.problem).tests;
  const values = result?.curves[0]?.series['storage_modulus']?.values ?? [];
  expect(values.map((value) => value === null)).toEqual([false, false, true]);
  expect(result?.issues).toMatchObject([{ code: 'MG602', element: 'elastic', field: 'E' }]);
  expect(result?.issues[0]?.message).toContain('add up to 20 GPa at 500 K, more than the modulus of 18 GPa');
});

test('a correlation factor that leaves its range is said once, and the curve is there up to it', () => {
  const checked = checkText(`mgmodel 1
alloy A { composition = La 60, Ni 15, Al 25; T_g = 453 K }
model m of A {
  elastic { E = 33 GPa }
  relaxation beta : debye { strength = 1/400 GPa; tau = ${arrhenius} }
  relaxation alpha : hierarchical { elementary = beta; A_an = 1.5e-5 /MPa; A_vp = 1.5e-5 /MPa; chi_g = 0.4; a1 = 0.01 /K; t0 = 6e-7 s }
}
test t of m : ${sweep.replace('[300, 400]', '[300, 500, 520]')}`);
  expect(checked.diagnostics.map(({ code }) => code)).toEqual(['MG511']);
  const [result] = solve(checked.problem).tests;
  const values = result?.curves[0]?.series['loss_modulus']?.values ?? [];
  expect(values.map((value) => value === null)).toEqual([false, false, true]);
  expect(result && testDiagnostics(checked, result)).toEqual([]);
});
