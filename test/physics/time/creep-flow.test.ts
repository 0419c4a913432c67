/** Creep of a flow law whose strain is far below the elastic one, against its integral in closed form. */
import { describe, expect, test } from 'vitest';
import { solve } from '../../../server/src/solver/solve.ts';
import { checkText, errorsOf } from '../../unit/model/check-text.ts';

const gasConstant = 8.31446261815324;
const boltzmann = 1.380649e-23;
const [T, ramp, hold, recovery, stress, volume, barrier] = [600, 20, 300, 100, 6e8, 1e-28, 150e3];
const times = [1, 5, 12, 20, 21, 100, 300, 300.01, 310, 400];

/** ∫ γ̇0 e^(−Q/RT) sinh(τV/kT) dt of a ramp and what follows, in shear; as a share of the prefactor. */
function strainOver(time: number): number {
  const s = (stress * volume) / (boltzmann * T);
  const onRamp = (ramp / s) * (Math.cosh((s * Math.min(time, ramp)) / ramp) - 1);
  return onRamp + Math.sinh(s) * Math.max(0, Math.min(time, hold) - ramp);
}

describe.each([1e-2, 1e-5, 1e-8, 1e-11])('a flow of %d in all', (whole) => {
  const prefactor = whole / strainOver(hold);
  const gamma0 = prefactor * Math.exp(barrier / (gasConstant * T));
  const checked = checkText(`mgmodel 1
alloy Q { composition = Zr 50, Cu 50; T_g = 700 K }
model m of Q {
  elastic { G = 40 GPa }
  relaxation beta : debye { strength = 2e-3 /GPa; tau = 3 s; spectrum = gumbel(B: 0.4) }
  flow f : argon { gamma0 = ${gamma0} /s; Q = 150 kJ/mol; V = 0.1 nm^3 }
}
test t of m : creep {
  T = ${T} K; stress = ${stress} Pa; ramp = ${ramp} s; hold = ${hold} s; recovery = ${recovery} s
  time = [${times.join(', ')}] s
}`);
  const curve = solve(checked.problem).tests[0]?.curves[0];

  test('has its own digits, and states an error of its own size', () => {
    expect(errorsOf(checked)).toEqual([]);
    const found = curve?.series['strain.f'];
    times.forEach((time, i) => {
      const want = prefactor * strainOver(time);
      const error = Math.abs((found?.values[i] ?? Number.NaN) - want);
      expect(error / whole, `at ${time} s`).toBeLessThan(1e-7);
    });
    // The strain of the spectrum, whose recovery is a difference, has the same accuracy.
    expect(found?.accuracy.atol).toBeLessThan(1e-6 * whole + 1e-12);
  });

  test('the total is the sum of its parts', () => {
    const parts = ['strain.elastic', 'strain.beta', 'strain.f'];
    times.forEach((time, i) => {
      const sum = parts.reduce((all, part) => all + (curve?.series[part]?.values[i] ?? Number.NaN), 0);
      expect(Math.abs((curve?.series['strain']?.values[i] ?? Number.NaN) / sum - 1), `at ${time} s`).toBeLessThan(
        1e-14,
      );
    });
  });
});
