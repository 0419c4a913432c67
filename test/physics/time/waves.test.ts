/** Waveforms of cyclic tests: energy and phase of each cycle against closed forms. */
import { describe, expect, test } from 'vitest';
import { solve } from '../../../server/src/solver/solve.ts';
import type { TestResult } from '../../../server/src/solver/result.ts';
import { waveOf } from '../../../server/src/solver/time/waves.ts';
import { checkText, errorsOf } from '../../unit/model/check-text.ts';

const E = 20e9;
const viscosity = 4e11;

const maxwell = 'model m of X { elastic { E = 20 GPa }; flow f : newtonian { viscosity = 4e11 Pa s } }';
const zener = 'model m of X : three_parameter { E1 = 60 GPa; E2 = 30 GPa; eta = 3e10 Pa s }';

function cycles(model: string, fields: string): TestResult {
  const checked = checkText(`mgmodel 1
alloy X { composition = Zr 50, Cu 50; T_g = 700 K; nu = 0.36 }
${model}
test t of m : cyclic { T = 300 K; ${fields} }`);
  expect(errorsOf(checked)).toEqual([]);
  const [result] = solve(checked.problem).tests;
  if (!result) throw new Error('no test was solved');
  return result;
}

const valuesOf = (result: TestResult, name: string, curve = 0): number[] =>
  (result.curves[curve]?.series[name]?.values ?? []).map((value) => value ?? Number.NaN);

function expectEach(found: readonly number[], expected: readonly number[], rtol: number, atol = 0): void {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, i) => {
    expect(Math.abs(value - (expected[i] ?? Number.NaN))).toBeLessThanOrEqual(rtol * Math.abs(expected[i] ?? 0) + atol);
  });
}

describe('load, hold, unload, rest', () => {
  const times = 'load_time = 2 s; hold_time = 5 s; unload_time = 1 s; rest_time = 4 s';

  test('the wave', () => {
    const at = (ratio: string, time: string) =>
      valuesOf(
        cycles(maxwell, `waveform = trapezoid; stress = 100 MPa; ${ratio}; ${times}; cycles = 2; time = [${time}] s`),
        'stress',
      ).map((stress) => stress / 1e6);
    expectEach(
      at('ratio = 0', '0, 1, 2, 7, 7.5, 8, 12, 13, 19, 24'),
      [0, 50, 100, 100, 50, 0, 0, 50, 100, 0],
      1e-12,
      1e-9,
    );
    // From −1 to 1 in 2 s: the first rise, from zero, takes one.
    expectEach(
      at('ratio = -1', '0, 0.5, 1, 6, 6.5, 7, 11, 12, 13'),
      [0, 50, 100, 100, 0, -100, -100, 0, 100],
      1e-12,
      1e-9,
    );
    // From 0.2 to 1 in 2 s: half a second to the first minimum.
    expectEach(at('ratio = 0.2', '0.5, 2.5, 7.5, 8.5, 12.5, 24.5'), [20, 100, 100, 20, 20, 20], 1e-12, 1e-9);
  });

  test('energy of a Maxwell element: ∫σ²/η, in every cycle', () => {
    const result = cycles(maxwell, `waveform = trapezoid; stress = 100 MPa; ${times}; cycles = 3`);
    const energy = (1e8 ** 2 / viscosity) * (2 / 3 + 5 + 1 / 3);
    expectEach(valuesOf(result, 'dissipated_energy', 1), [energy, energy, energy], 1e-9);
    expect(result.issues).toEqual([]);
  });

  test('under strain a Maxwell element does the work ∫σ dε of its two ramps', () => {
    const tau = viscosity / E;
    const result = cycles(maxwell, `waveform = trapezoid; strain = 0.2 %; ${times}; cycles = 1; time = [2, 7, 8] s`);
    const ramp = (sigma: number, rate: number, time: number) => {
      const steady = viscosity * rate;
      return {
        sigma: steady + (sigma - steady) * Math.exp(-time / tau),
        work: rate * (steady * time - (sigma - steady) * tau * Math.expm1(-time / tau)),
      };
    };
    const up = ramp(0, 0.002 / 2, 2);
    const down = ramp(up.sigma * Math.exp(-5 / tau), -0.002, 1);
    expectEach(valuesOf(result, 'stress'), [up.sigma, up.sigma * Math.exp(-5 / tau), down.sigma], 1e-9);
    expectEach(valuesOf(result, 'dissipated_energy', 1), [up.work + down.work], 1e-8);
  });

  test('unloading takes as long as loading, without hold and rest, where nothing else is said: a triangle', () => {
    const fields = 'stress = 100 MPa; cycles = 2';
    const trapezoid = cycles(zener, `waveform = trapezoid; load_time = 5 s; ${fields}`);
    const triangle = cycles(zener, `waveform = triangle; frequency = 0.1 Hz; ${fields}`);
    for (const name of ['dissipated_energy', 'phase'])
      expectEach(valuesOf(trapezoid, name, 1), valuesOf(triangle, name, 1), 1e-10);
  });

  // The checker says it first (test/fixtures/wrong/waveform.mgmodel); a wave is never made of the wrong fields.
  test.each([
    ['trapezoid', { frequency: 1 }, /given by its times: write load_time/],
    ['triangle', { load_time: 1 }, /a triangle is given by its frequency/],
    ['sine', { frequency: 1, hold_time: 1 }, /belongs to `waveform = trapezoid`/],
    ['sine', { frequency: 1, cycles: 2.5 }, /cycles is a whole number/],
  ])('a %s of %o is refused', (waveform, conditions, message) => {
    expect(() => waveOf(waveform, { cycles: 1, ...conditions })).toThrow(message);
  });
});

describe('the phase of a cycle', () => {
  const tau = 1;
  const lossAngle = (omega: number): number => {
    const square = (omega * tau) ** 2;
    return Math.atan2((30e9 * omega * tau) / (1 + square), 60e9 + (30e9 * square) / (1 + square));
  };

  test.each(['stress = 100 MPa', 'strain = 0.1 %'])('of a sine becomes the loss angle, %s', (control) => {
    const result = cycles(zener, `waveform = sine; ${control}; frequency = 0.1 Hz; cycles = 8`);
    // The start has died out after some cycles of ten relaxation times.
    expectEach(
      valuesOf(result, 'phase', 1).slice(4),
      [1, 1, 1, 1].map(() => lossAngle(0.2 * Math.PI)),
      1e-8,
    );
    expect(result.curves[1]?.series['phase']?.unit).toBe('rad');
  });

  test('of another wave is that of its fundamental', () => {
    const result = cycles(
      maxwell,
      'waveform = trapezoid; stress = 100 MPa; load_time = 2 s; hold_time = 5 s; cycles = 2',
    );
    // σ is a trapezoid, ε = σ/E + ∫σ/η with the integral in closed form; its Fourier sums on a million points.
    const period = 9;
    const stress = (t: number): number => (t < 2 ? t / 2 : t < 7 ? 1 : (9 - t) / 2);
    const flowed = (t: number): number => (t < 2 ? t ** 2 / 4 : t < 7 ? t - 1 : 7 - (9 - t) ** 2 / 4);
    const count = 1e6;
    const expected = [0, 1].map((cycle) => {
      const sums = [0, 0, 0, 0];
      for (let i = 0; i < count; i++) {
        const t = ((i + 0.5) / count) * period;
        const angle = (2 * Math.PI * (i + 0.5)) / count;
        const strain = stress(t) / E + (flowed(t) + 7 * cycle) / viscosity;
        [
          stress(t) * Math.cos(angle),
          stress(t) * Math.sin(angle),
          strain * Math.cos(angle),
          strain * Math.sin(angle),
        ].forEach((part, k) => (sums[k] = (sums[k] ?? 0) + part));
      }
      const [a = 0, b = 0, c = 0, d = 0] = sums;
      const lag = Math.atan2(d, c) - Math.atan2(b, a);
      return Math.atan2(Math.sin(lag), Math.cos(lag));
    });
    expectEach(valuesOf(result, 'phase', 1), expected, 1e-7);
  });

  test('of an elastic model is zero', () => {
    const result = cycles(
      'model m of X { elastic { E = 20 GPa } }',
      'waveform = sine; stress = 1 MPa; frequency = 1 Hz; cycles = 1',
    );
    expectEach(valuesOf(result, 'phase', 1), [0], 0, 1e-12);
  });
});

describe('what sums a cyclic test up', () => {
  const wave = 'waveform = sine; frequency = 0.5 Hz; cycles = 5; time = [0, 0.5, 1, 2, 9, 10] s';

  test('is the strain where the stress is set, the stress where the strain is', () => {
    const keys = (control: string): string[] => Object.keys(cycles(zener, `${wave}; ${control}`).metrics);
    expect(keys('stress = 100 MPa')).toContain('m: last strain');
    expect(keys('stress = 100 MPa')).not.toContain('m: last stress');
    expect(keys('strain = 0.1 %')).toContain('m: last stress');
    expect(keys('strain = 0.1 %')).not.toContain('m: last strain');
  });

  test('a sine is zero at its half turns, not a rounding of π', () => {
    const result = cycles(zener, `${wave}; stress = 100 MPa`);
    expect(valuesOf(result, 'stress').map((value) => value + 0)).toEqual([0, 1e8, 0, 0, 0, 0]);
  });
});
