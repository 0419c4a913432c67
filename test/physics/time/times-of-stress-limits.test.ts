/** Models whose times depend on the stress: the linear limit, and what must be the same in two tests. */
import { describe, expect, test } from 'vitest';
import { solve } from '../../../server/src/solver/solve.ts';
import type { TestResult } from '../../../server/src/solver/result.ts';
import { checkText, errorsOf } from '../../unit/model/check-text.ts';

function testsOf(text: string): readonly TestResult[] {
  const checked = checkText(text);
  expect(errorsOf(checked)).toEqual([]);
  return solve(checked.problem).tests;
}

function valuesOf(result: TestResult | undefined, name: string, curve = 0): readonly number[] {
  return (result?.curves[curve]?.series[name]?.values ?? []).map((value) => value ?? Number.NaN);
}

const alloy = 'mgmodel 1\nalloy A { composition = Pd 43, Ni 10, Cu 27, P 20; T_g = 568 K; nu = 0.35 }\n';
const easedAt = (stress: string): string => `1e-9 s * exp((1.2 eV - 0.12 nm^3 * abs(${stress}))/(k_B T))`;
const laws = `fn mine(T: temperature, sigma: stress) = ${easedAt('sigma')}
fn resting(T: temperature) = ${easedAt('0 Pa')}
fn unmoved(T: temperature, sigma: stress) = resting(T) * exp(sigma/(1e30 GPa))
`;

describe('in the limit of no effect all tests are those of the linear model', () => {
  const kinds = {
    debye: '',
    cole_cole: 'alpha = 0.6',
    cole_davidson: 'gamma = 0.4',
    havriliak_negami: 'alpha = 0.8; gamma = 0.6',
    kww: 'beta = 0.4',
    'debye ': 'spectrum = gumbel(0.4)',
    'kww ': 'beta = 0.6; spectrum = gaussian(0.05 eV)',
    'cole_cole ': 'alpha = 0.6; spectrum = gumbel(0.7)',
  };
  const tests = {
    tension: 'tension { T = 450 K; strain_rate = 1e-6 /s; strain = [1e-4, 0.01, 0.1, 1, 5] % }',
    shear: 'shear { T = 450 K; strain_rate = 1e-6 /s; strain = [1e-4, 0.01, 0.1, 1, 5] % }',
    relaxation: 'stress_relaxation { T = 450 K; strain = 1 %; time = [0, 1e-6, 1, 1e3, 1e5, 1e8] s }',
    'relaxation after a ramp':
      'stress_relaxation { T = 450 K; strain = 1 %; ramp = 1e3 s; time = [10, 1e3, 1001, 1e4, 1e6] s }',
    creep:
      'creep { T = 450 K; stress = 200 MPa; hold = 1e4 s; recovery = 1e5 s; time = [0, 1, 1e3, 1e4, 10001, 2e4, 1e5] s }',
    'creep with a ramp':
      'creep { T = 450 K; stress = 200 MPa; hold = 1e4 s; recovery = 1e5 s; ramp = 100 s; time = [1, 100, 1e4, 10001, 2e4] s }',
  };
  test.each(Object.entries(kinds))('%s %s', (kind, fields) => {
    const declared = Object.values(tests)
      .map((protocol, k) => `test t${k} of limit, linear : ${protocol}\n`)
      .join('');
    const model = (name: string, law: string): string => `model ${name} of A {
  elastic { E = 90 GPa }
  relaxation o : ${kind.trim()} { strength = 50 GPa; tau = ${law}; ${fields} }
  relaxation p : prony { strength = [10 GPa]; tau = [1 h] }
}
`;
    const results = testsOf(alloy + laws + model('limit', 'unmoved') + model('linear', 'resting') + declared);
    results.forEach((result, k) => {
      const name = Object.keys(tests)[k] ?? '';
      expect(result.issues, name).toEqual([]);
      const series = k < 4 ? 'stress' : 'strain';
      const [found, wanted] = [valuesOf(result, series, 0), valuesOf(result, series, 1)];
      const largest = Math.max(...wanted.map(Math.abs));
      expect(wanted.length, name).toBeGreaterThan(3);
      wanted.forEach((want, i) => {
        // Relaxations are promised to a share of the elastic stress, recoveries of the largest strain.
        const scale = k < 2 ? Math.abs(want) : largest;
        expect(Math.abs((found[i] ?? Number.NaN) - want), `${name}[${i}], ${want}`).toBeLessThanOrEqual(1e-6 * scale);
      });
    });
  });
});

const oneTerm = (name: string, law: string, strength = '40 GPa'): string => `model ${name} of A {
  elastic { E = 90 GPa }
  relaxation o : kww { strength = ${strength}; tau = ${law}; beta = 0.5 }
}
`;

test('creep at a constant stress is that of the linear model with the time at that stress', () => {
  const held = `fn held(T: temperature) = ${easedAt('500 MPa')}\n`;
  const [result] = testsOf(`${alloy}${laws}${held}${oneTerm('nonlinear', 'mine')}${oneTerm('linear', 'held')}
test t of nonlinear, linear : creep { T = 450 K; stress = 500 MPa; hold = 1e4 s; time = [0, 1e-6, 1e-3, 1, 100, 1e4] s }
`);
  const wanted = valuesOf(result, 'strain', 1);
  expect(wanted[0]).toBeCloseTo(500 / 90e3, 12);
  valuesOf(result, 'strain', 0).forEach((strain, i) => {
    expect(Math.abs(strain / (wanted[i] ?? 0) - 1)).toBeLessThan(1e-7);
  });
});

test.each([
  ['stresses add', oneTerm('m', 'mine')],
  ['strains add', oneTerm('m', 'mine', '1/50 GPa - 1/90 GPa').replace('kww', 'debye').replace('; beta = 0.5', '')],
])('creep after a ramp is the program that loads so: %s', (_, model) => {
  const time = '[10, 50, 60, 100] s';
  const [creep, program] = testsOf(`${alloy}${laws}${model}
test a of m : creep { T = 450 K; stress = 500 MPa; ramp = 50 s; hold = 100 s; time = ${time} }
test b of m : program { T = 450 K; time = ${time}\n load to 500 MPa in 50 s\n hold 50 s\n}
`);
  const wanted = valuesOf(program, 'strain');
  expect(wanted[3]).toBeGreaterThan(1.05 * (500 / 90e3));
  valuesOf(creep, 'strain').forEach((strain, i) => {
    expect(Math.abs(strain / (wanted[i] ?? 0) - 1)).toBeLessThan(1e-7);
  });
});

test('an oscillation about a static stress answers with the times at that stress', () => {
  // ±0.1 MPa about 500 MPa, once the term has come to rest there: its phase is the loss angle of the dynamic test.
  const [cyclic, dma] =
    testsOf(`${alloy}${laws}${oneTerm('m', 'mine').replace('kww', 'debye').replace('; beta = 0.5', '')}
test a of m : cyclic { T = 450 K; waveform = sine; stress = 500.1 MPa; ratio = 499.9/500.1; frequency = 0.02 Hz; cycles = 12; time = [1] s }
test b of m : dma_frequency { T = 450 K; frequency = [0.02] Hz; static_stress = 500 MPa }
`);
  const phases = valuesOf(cyclic, 'phase', 1);
  const angle = Math.atan(valuesOf(dma, 'tan_delta')[0] ?? Number.NaN);
  expect(angle).toBeGreaterThan(0.1);
  expect(Math.abs((phases.at(-1) ?? Number.NaN) - angle)).toBeLessThan(2e-5);
});

test('the checker does not call curves flat whose times a stress shortens', () => {
  const model = oneTerm('m', 'mine');
  const window = 'time = [0.1, 1] s';
  const codes = (text: string): readonly string[] => checkText(alloy + laws + text).diagnostics.map(({ code }) => code);
  const relaxation = `test t of m : stress_relaxation { T = 300 K; strain = 1 %; ${window} }\n`;
  expect(codes(model + relaxation)).not.toContain('MG507');
  expect(codes(model.replace('mine', 'resting') + relaxation)).toContain('MG507');
});
