/** Times of the user's own that depend on the stress, against scipy's Radau (rtol 1e-11) and a closed form. */
import { describe, expect, test } from 'vitest';
import { solve } from '../../../server/src/solver/solve.ts';
import type { TestResult } from '../../../server/src/solver/result.ts';
import { checkText, errorsOf } from '../../unit/model/check-text.ts';

const compliance = '1/60 GPa - 1/90 GPa';

function solved(strength: string, protocol: string): TestResult {
  const checked = checkText(`mgmodel 1
alloy A { composition = Pd 43, Ni 10, Cu 27, P 20; T_g = 568 K }
fn mine(T: temperature, sigma: stress) = 1e-9 s * exp((1.2 eV - 0.3 nm^3 * abs(sigma))/(k_B T))
model own of A {
  elastic { E = 90 GPa }
  relaxation o : debye { strength = ${strength}; tau = mine }
}
test t of own : ${protocol}`);
  expect(errorsOf(checked)).toEqual([]);
  const [result] = solve(checked.problem).tests;
  if (!result) throw new Error('no test was solved');
  return result;
}

const valuesOf = (result: TestResult, name: string): readonly (number | null)[] =>
  result.curves[0]?.series[name]?.values ?? [];

describe('where strains add', () => {
  test('tension follows the time at the stress reached', () => {
    const result = solved(compliance, 'tension { T = 400 K; strain_rate = 1e-4 /s; strain = [0.2, 1, 2] % }');
    const expected = [177944956.45225096, 600000000.0184181, 1200000000.0];
    valuesOf(result, 'stress').forEach((stress, i) => {
      expect(Math.abs((stress ?? 0) / (expected[i] ?? 0) - 1)).toBeLessThan(1e-6);
    });
    expect(result.issues).toEqual([]);
  });

  test('so does stress relaxation', () => {
    const result = solved(compliance, 'stress_relaxation { T = 400 K; strain = 0.3 %; time = [1, 10, 100] s }');
    const expected = [228147425.24395865, 199302600.91063473, 181497135.8235348];
    valuesOf(result, 'stress').forEach((stress, i) => {
      expect(Math.abs((stress ?? 0) / (expected[i] ?? 0) - 1)).toBeLessThan(1e-6);
    });
    expect(result.issues).toEqual([]);
  });
});
