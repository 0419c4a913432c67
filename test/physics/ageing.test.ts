/** Flow laws whose states age on heating at a constant rate, against closed forms (reference/make_ageing.py). */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { solve } from '../../server/src/solver/solve.ts';
import type { TestResult } from '../../server/src/solver/result.ts';
import { checkText, errorsOf } from '../unit/model/check-text.ts';

const boltzmann = 1.380649e-23;
const electronvolt = 1.602176634e-19;
const E = 90e9;
const omega = 2 * Math.PI * 0.01;

function scan(flow: string, fields: string): TestResult {
  const checked = checkText(`mgmodel 1
alloy X { composition = Zr 50, Cu 50; T_g = 700 K; nu = 0.36 }
model m of X {
  elastic { E = 90 GPa }
  ${flow}
}
test t of m : dma_temperature { frequency = 0.01 Hz; ${fields} }`);
  expect(errorsOf(checked)).toEqual([]);
  const [result] = solve(checked.problem).tests;
  if (!result) throw new Error('no test was solved');
  return result;
}

/** Fluidities (1/(Pa s)) of a Maxwell element of E that has the moduli of the points of a scan. */
function fluidities(result: TestResult): number[] {
  const series = result.curves[0]?.series;
  const loss = series?.['loss_modulus']?.values ?? [];
  return (series?.['storage_modulus']?.values ?? []).map((storage, i) => {
    const imaginary = loss[i];
    if (storage === null || imaginary == null) throw new Error('a gap');
    return (omega * imaginary) / (storage ** 2 + imaginary ** 2);
  });
}

function expectEach(found: readonly number[], expected: readonly number[], rtol: number): void {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, i) => expect(Math.abs(value / (expected[i] ?? Number.NaN) - 1)).toBeLessThan(rtol));
}

interface Reference {
  readonly arrhenius: readonly { readonly T: number; readonly x: number }[];
  readonly free_volume: readonly { readonly T: number; readonly v_f: number }[];
}
const isReference = (value: unknown): value is Reference =>
  typeof value === 'object' && value !== null && 'arrhenius' in value && 'free_volume' in value;
const reference: unknown = JSON.parse(readFileSync(new URL('./reference/ageing.json', import.meta.url), 'utf8'));
if (!isReference(reference)) throw new Error('ageing.json is not what make_ageing.py prints');

test('a state that decays to a rest', () => {
  const law = 'state x = 1; rate x = -(x - 0.2) / 200 s; strain_rate = x * stress / 1e12 Pa s';
  const result = scan(`flow f : custom { ${law} }`, 'T = [600, 610, 650, 700] K; heating_rate = 0.5 K/s');
  const x = [600, 610, 650, 700].map((T) => 0.2 + 0.8 * Math.exp(-(T - 600) / (0.5 * 200)));
  expectEach(
    fluidities(result),
    x.map((value) => value / 1e12),
    1e-8,
  );
  expect(result.issues).toMatchObject([{ code: 'MG606', element: 'f' }]);
  expect(result.issues[0]?.message).toMatch(/by about 6.4 % during one oscillation at 600 K.*reached on heating/);
});

test('a state with an Arrhenius rate: the exponential integral', () => {
  const law = 'state x = 1; rate x = -x * 1e9 /s * exp(-160 kJ/mol / (R T)); strain_rate = x * stress / 1e14 Pa s';
  const points = reference.arrhenius;
  const temperatures = points.map(({ T }) => T).join(', ');
  const result = scan(`flow f : custom { ${law} }`, `T = [${temperatures}] K; heating_rate = 3 K/min`);
  expectEach(
    fluidities(result),
    points.map(({ x }) => x / 1e14),
    1e-8,
  );
  // At the end the state would change during an oscillation; before, it does not.
  expect(result.issues).toMatchObject([{ code: 'MG606', data: { T: 700 } }]);
  const { accuracy } = result.curves[0]?.series['loss_modulus'] ?? {};
  expect(accuracy?.estimate).toBeLessThan(1e-6);
});

test('free volume that is annihilated', () => {
  const law = 'nu = 1e13 /s; Delta_G = 0.45 eV; Omega = 0.021 nm^3; v_star = 0.0168 nm^3; v_f = 5.5e-4 nm^3; n_D = 3';
  const points = reference.free_volume;
  const temperatures = points.map(({ T }) => T).join(', ');
  const result = scan(`flow f : spaepen { ${law} }`, `T = [${temperatures}] K; heating_rate = 10 K/min`);
  const expected = points.map(({ T, v_f }) => {
    const rate = 1e13 * Math.exp((-0.45 * electronvolt) / (boltzmann * T) - 0.0168 / v_f);
    return (rate * 0.021e-27) / (3 * boltzmann * T);
  });
  expectEach(fluidities(result), expected, 1e-7);
});

test('a law over time: it counts from the lowest temperature', () => {
  const law = 'strain_rate = stress / 1e12 Pa s * exp(-time / 100 s)';
  const result = scan(`flow f : custom { ${law} }`, 'T = [650, 620, 600] K; heating_rate = 1 K/s');
  expectEach(
    fluidities(result),
    [50, 20, 0].map((time) => Math.exp(-time / 100) / 1e12),
    1e-9,
  );
  expect(result.issues).toEqual([]);
});

test('a law over the whole strain under a static stress: creep of the other elements counts', () => {
  // An element of a single time creeps to J σ (1 − exp(−t/τ)); the law feels it besides the elastic strain.
  const flow = 'relaxation d : debye { strength = 1/100 GPa; tau = 50 s }';
  const law = 'strain_rate = stress / 1e21 Pa s * (1 + strain / 1e-6)';
  const stress = 100e6;
  const result = scan(
    `${flow}
  flow f : custom { ${law} }`,
    'T = [600, 640] K; heating_rate = 1 K/s; static_stress = 100 MPa',
  );
  const creep = (time: number) => stress / E + (stress / 100e9) * -Math.expm1(-time / 50);
  // With ε̇ = bσ + gε beside the elastic strain, M* = (1 − g/iω)/(1/E + b/iω). The flow's own strain is 1e-6 of the creep.
  const g = stress / 1e21 / 1e-6;
  const alone = result.curves[0]?.series['loss_modulus.f']?.values ?? [];
  expectEach(
    alone.map((loss) => loss ?? Number.NaN),
    [0, 40].map((time) => {
      const b = (1 + creep(time) / 1e-6) / 1e21;
      return (g / E + b) / omega / (1 / E ** 2 + (b / omega) ** 2);
    }),
    1e-5,
  );
});

describe('what the scan is', () => {
  const law = 'state x = 1; rate x = -x * 1e9 /s * exp(-160 kJ/mol / (R T)); strain_rate = x * stress / 1e14 Pa s';
  const flow = `flow f : custom { ${law} }`;

  test('values do not depend on which points are asked for', () => {
    const [, few] = fluidities(scan(flow, 'T = [600, 680] K; heating_rate = 3 K/min'));
    const many = fluidities(scan(flow, 'T = 600 K .. 720 K step 1 K; heating_rate = 3 K/min'));
    expect((many[80] ?? 0) / (few ?? 1)).toBeCloseTo(1, 11);
  });

  test('without a heating rate every point has the start values', () => {
    const result = scan(flow, 'T = [600, 680] K');
    expectEach(fluidities(result), [1e-14, 1e-14], 1e-10);
  });

  test('it ends where the law has no value, and says so', () => {
    const ending = 'state x = 1; rate x = -1 / 100 s; strain_rate = sqrt(x) * stress / 1e14 Pa s';
    const result = scan(`flow f : custom { ${ending} }`, 'T = [600, 650, 750] K; heating_rate = 1 K/s');
    const values = result.curves[0]?.series['loss_modulus']?.values ?? [];
    expect(values.map((value) => value === null)).toEqual([false, false, true]);
    expect(result.issues).toMatchObject([{ code: 'MG606' }, { code: 'MG612' }]);
    expect(result.issues[1]?.message).toMatch(/on heating, (699\.9|700)/);
  });

  test('a law over time without a scan is taken at the start, and says so', () => {
    const result = scan(
      'flow f : custom { strain_rate = stress / 1e12 Pa s * exp(-time / 100 s) }',
      'T = [600, 650] K',
    );
    expectEach(fluidities(result), [1e-12, 1e-12], 1e-10);
    expect(result.issues).toMatchObject([{ code: 'MG607', element: 'f' }]);
    expect(result.issues[0]?.message).toMatch(/time = 0; with a heating_rate/);
  });
});
