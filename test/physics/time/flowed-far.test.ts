/** Liquids whose stresses add, under a stress for up to 10^12 of their times: closed forms of Maxwell elements. */
import { describe, expect, test } from 'vitest';
import { solve } from '../../../server/src/solver/solve.ts';
import type { TestResult } from '../../../server/src/solver/result.ts';
import { checkText, errorsOf } from '../../unit/model/check-text.ts';

const modulus = 30e9;
const stress = 1e8;
/** Times of one second at rest: one that feels a stress too little to tell, one that 100 MPa shortens by a factor e. */
const text = `mgmodel 1
alloy A { composition = Pd 43, Ni 10, Cu 27, P 20 }
fn unmoved(T: temperature, sigma: stress) = 1 s * exp(sigma/(1e30 GPa))
fn eased(T: temperature, sigma: stress) = 1 s * exp(-abs(sigma)/(100 MPa))
fn eased_much(T: temperature, sigma: stress) = 1 s * exp(-abs(sigma)/(5 MPa))
model plain of A { elastic { E = 30 GPa }
  relaxation a : debye { strength = 30 GPa; tau = 1 s } }
model unmoved_one of A { elastic { E = 30 GPa }
  relaxation a : debye { strength = 30 GPa; tau = unmoved } }
model eased_one of A { elastic { E = 30 GPa }
  relaxation a : debye { strength = 30 GPa; tau = eased } }
model eased_fast of A { elastic { E = 30 GPa }
  relaxation a : debye { strength = 30 GPa; tau = eased_much } }
model two of A { elastic { E = 30 GPa }
  relaxation a : debye { strength = 10 GPa; tau = unmoved }
  relaxation b : debye { strength = 20 GPa; tau = eased } }
model stretched of A { elastic { E = 30 GPa }
  relaxation a : kww { strength = 30 GPa; tau = unmoved; beta = 0.5 } }
`;
const tau = {
  plain: () => 1,
  unmoved_one: () => 1,
  eased_one: (sigma: number) => Math.exp(-sigma / 1e8),
  eased_fast: (sigma: number) => Math.exp(-sigma / 5e6),
} as const;
type OneTime = keyof typeof tau;
const ofOneTime: readonly OneTime[] = ['plain', 'unmoved_one', 'eased_one', 'eased_fast'];

function solved(model: string, protocol: string): TestResult {
  const checked = checkText(`${text}test t of ${model} : ${protocol}\n`);
  expect(errorsOf(checked)).toEqual([]);
  const [result] = solve(checked.problem).tests;
  if (!result) throw new Error('no test was solved');
  expect(result.issues).toEqual([]);
  return result;
}

function expectSeries(result: TestResult, name: string, wanted: readonly number[], curve = 0): void {
  const found = result.curves[curve]?.series[name]?.values ?? [];
  expect(found.length, name).toBe(wanted.length);
  wanted.forEach((want, i) => {
    expect(Math.abs((found[i] ?? Number.NaN) / want - 1), `${name}[${i}], ${want}`).toBeLessThan(1e-6);
  });
}

/** ∫ σ/τ(σ) dt while the stress rises evenly from nothing in one second, Pa, by a sum that is exact to 1e-12. */
function flowOnLoading(model: OneTime): number {
  const steps = 20000;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const [from, middle, to] = [i, i + 0.5, i + 1].map((k) => {
      const sigma = (stress * k) / steps;
      return sigma / tau[model](sigma);
    });
    sum += ((from ?? 0) + 4 * (middle ?? 0) + (to ?? 0)) / (6 * steps);
  }
  return sum;
}

describe.each(ofOneTime)('%s', (model) => {
  test('creep', () => {
    const times = [0, 1, 1e4, 1e8, 1e12];
    const result = solved(
      model,
      `creep { T = 300 K; stress = 100 MPa; hold = 1e12 s; time = [${times.join(', ')}] s }`,
    );
    expectSeries(
      result,
      'strain',
      times.map((t) => (stress / modulus) * (1 + t / tau[model](stress))),
    );
  });

  test('a program that loads, holds, unloads and holds', () => {
    const result = solved(
      model,
      `program { T = 300 K; time = [1, 1e3, 1000001, 1000002, 1e7] s
  load to 100 MPa in 1 s
  hold 1e6 s
  unload in 1 s
  hold 1e7 s
}`,
    );
    const ramp = flowOnLoading(model);
    const held = (t: number): number => ramp + (t * stress) / tau[model](stress);
    const end = held(1e6) + ramp;
    expectSeries(
      result,
      'strain',
      [stress + ramp, stress + held(999), stress + held(1e6), end, end].map((value) => value / modulus),
    );
  });

  test('a cycle loses what flows, in energy and strain', () => {
    const result = solved(
      model,
      `cyclic { T = 300 K; waveform = trapezoid; stress = 100 MPa; ratio = 0; load_time = 1 s; hold_time = 1e5 s; unload_time = 1 s; rest_time = 1e5 s; cycles = 2; time = [100001, 200002, 400004] s }`,
    );
    const ramp = flowOnLoading(model) / modulus;
    const hold = (1e5 * stress) / tau[model](stress) / modulus;
    expectSeries(result, 'strain', [stress / modulus + ramp + hold, hold + 2 * ramp, 2 * hold + 4 * ramp]);
    // The ramps lose less than a hundred-thousandth of it.
    for (const energy of result.curves[1]?.series['dissipated_energy']?.values ?? [null])
      expect(Math.abs((energy ?? Number.NaN) / (stress * hold) - 1)).toBeLessThan(2e-5);
  });
});

test('creep of two times: both flow, and what they hold of each other comes to rest', () => {
  const times = [0, 0.1, 1, 1e4, 1e12];
  const result = solved('two', `creep { T = 300 K; stress = 100 MPa; hold = 1e12 s; time = [${times.join(', ')}] s }`);
  const [first, second] = [1, Math.exp(-1)];
  const viscosity = 10e9 * first + 20e9 * second;
  const retardation = (first * second * modulus) / viscosity;
  const steady = (first + second - retardation) / viscosity;
  expectSeries(
    result,
    'strain',
    times.map((t) => stress * (t / viscosity + steady - (steady - 1 / modulus) * Math.exp(-t / retardation))),
  );
});

test('a spectrum of times flows with its viscosity, M τ Γ(1/β)/β', () => {
  const times = [1e8, 1e10, 1e12];
  const result = solved(
    'stretched',
    `creep { T = 300 K; stress = 100 MPa; hold = 1e12 s; time = [${times.join(', ')}] s }`,
  );
  expectSeries(
    result,
    'strain',
    times.map((t) => (stress / modulus) * (t / 2)),
  );
});

test('what hardly relaxes at all is elastic', () => {
  const checked = checkText(`${text}fn frozen(T: temperature, sigma: stress) = 1e200 s * exp(-abs(sigma)/(100 MPa))
model hard of A { elastic { E = 30 GPa }
  relaxation a : kww { strength = 30 GPa; tau = frozen; beta = 0.4 } }
test t of hard : program { T = 300 K; time = [0.5, 1, 100] s
  load to 100 MPa in 1 s
  hold 100 s
}
`);
  const [result] = solve(checked.problem).tests;
  if (!result) throw new Error('no test was solved');
  expect(result.issues).toEqual([]);
  expectSeries(
    result,
    'strain',
    [0.5, 1, 1].map((share) => (share * stress) / modulus),
  );
});

test('strained after it has flowed, it answers as one that is fresh', () => {
  const result = solved(
    'unmoved_one',
    `program { T = 300 K; time = [10000.1, 10001, 10004] s
  load to 100 MPa
  hold 1e4 s
  strain by 1 % in 1 s
  hold 10 s
}`,
  );
  const pulled = (t: number): number => stress * Math.exp(-t) - modulus * 0.01 * Math.expm1(-t);
  expectSeries(result, 'stress', [pulled(0.1), pulled(1), pulled(1) * Math.exp(-3)]);
});
