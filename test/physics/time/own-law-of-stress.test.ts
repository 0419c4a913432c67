/** Times of the user's own that depend on the stress, against scipy's Radau (rtol 1e-11) and a closed form. */
import { describe, expect, test } from 'vitest';
import type { TestResult } from '../../../server/src/solver/result.ts';
import { solvedWithLaw, valuesOf } from './own-law.ts';

const compliance = '1/60 GPa - 1/90 GPa';

const solved = (strength: string, protocol: string): TestResult =>
  solvedWithLaw('1e-9 s * exp((1.2 eV - 0.3 nm^3 * abs(sigma))/(k_B T))', strength, protocol);

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
