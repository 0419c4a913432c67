/** Flow laws under a small oscillation: closed forms, and laws that must be one and the same. */
import { describe, expect, test } from 'vitest';
import { solve } from '../../server/src/solver/solve.ts';
import type { TestResult } from '../../server/src/solver/result.ts';
import { checkText, errorsOf } from '../unit/model/check-text.ts';

const T = 600;
const frequency = 0.01;
const omega = 2 * Math.PI * frequency;
const boltzmann = 1.380649e-23;
const electronvolt = 1.602176634e-19;
const E = 90e9;

function sweep(flow: string, conditions = '', temperatures = '[600] K'): TestResult {
  const checked = checkText(`mgmodel 1
alloy X { composition = Zr 50, Cu 50; T_g = 700 K; nu = 0.36 }
model m of X {
  elastic { E = 90 GPa }
  ${flow}
}
test t of m : dma_temperature { T = ${temperatures}; frequency = 0.01 Hz${conditions} }`);
  expect(errorsOf(checked)).toEqual([]);
  const [result] = solve(checked.problem).tests;
  if (!result) throw new Error('no test was solved');
  return result;
}

function modulus(result: TestResult): { storage: number; loss: number } {
  const series = result.curves[0]?.series;
  const [storage] = series?.['storage_modulus']?.values ?? [];
  const [loss] = series?.['loss_modulus']?.values ?? [];
  if (storage == null || loss == null) throw new Error(result.issues.map(({ message }) => message).join('; '));
  return { storage, loss };
}

/** Both parts, relative to the size of the modulus. */
function expectModulus(found: { storage: number; loss: number }, expected: { storage: number; loss: number }): void {
  const size = Math.hypot(expected.storage, expected.loss);
  expect(Math.hypot(found.storage - expected.storage, found.loss - expected.loss) / size).toBeLessThan(1e-10);
}

/** A Maxwell element of E and a fluidity (1/(Pa s)). */
function maxwell(fluidity: number): { storage: number; loss: number } {
  const [real, imaginary] = [1 / E, fluidity / omega];
  const square = real ** 2 + imaginary ** 2;
  return { storage: real / square, loss: imaginary / square };
}

describe('a flow without states is a dashpot of its slope', () => {
  const jumps = 1e28 * Math.exp((-4.1 * electronvolt) / (boltzmann * T));
  const perStress = 0.11e-27 / (boltzmann * T) / Math.sqrt(3);

  test.each([0, 300e6])('argon at a static stress of %d Pa', (stress) => {
    const static_ = stress === 0 ? '' : `; static_stress = ${stress} Pa`;
    const result = sweep('flow f : argon { gamma0 = 1e28 /s; Q = 4.1 eV; V = 0.11 nm^3 }', static_);
    expectModulus(modulus(result), maxwell((jumps * perStress * Math.cosh(perStress * stress)) / Math.sqrt(3)));
    expect(result.issues).toEqual([]);
  });

  test('spaepen of a fixed free volume', () => {
    const volume = 'v_star = 0.0168 nm^3; v_f = 5.5e-4 nm^3; free_volume = fixed';
    const result = sweep(`flow f : spaepen { nu = 1e13 /s; Delta_G = 0.45 eV; Omega = 0.021 nm^3; ${volume} }`);
    const rate = 1e13 * Math.exp((-0.45 * electronvolt) / (boltzmann * T) - 0.0168 / 5.5e-4);
    // 2 rate sinh(Ω σ / 2√3 kT)/√3
    expectModulus(modulus(result), maxwell((rate * 0.021e-27) / (3 * boltzmann * T)));
  });
});

describe('a flow with states', () => {
  test('that creeps as a Debye element is one', () => {
    const law = '(stress / 200 GPa - x) / 20 s';
    const custom = sweep(`flow f : custom { state x = 0; rate x = ${law}; strain_rate = ${law} }`);
    const debye = sweep('relaxation f : debye { strength = 1/200 GPa; tau = 20 s }');
    expectModulus(modulus(custom), modulus(debye));
    const alone = (result: TestResult) => result.curves[0]?.series['loss_modulus.f']?.values[0] ?? Number.NaN;
    expect(alone(custom) / alone(debye)).toBeCloseTo(1, 10);
    expect(custom.issues).toEqual([]);
  });

  test('that answers to the whole strain: M* = (iω + H/η)/(iω/E + 1/η)', () => {
    const result = sweep('flow f : custom { strain_rate = (stress - 30 GPa * strain) / 1e12 Pa s }');
    const [top, bottom] = [30e9 / 1e12, 1 / 1e12];
    const square = (omega / E) ** 2 + bottom ** 2;
    expectModulus(modulus(result), {
      storage: (top * bottom + (omega * omega) / E) / square,
      loss: (omega * bottom - (top * omega) / E) / square,
    });
  });

  test('of free volume at a static stress is the same law written out', () => {
    // At rest: as many volumes are created as annihilated, else the rate of ln v is not that of v over v.
    const thermal = boltzmann * T;
    const half = (600e6 / Math.sqrt(3)) * (0.021e-27 / (2 * thermal));
    const creation = ((2 * thermal) / (8e-31 * ((2 / 3) * 35e9 * (1.36 / 0.64)))) * (Math.cosh(half) - 1);
    const constants = `v_star = 0.0168 nm^3; v_f = 8e-4 nm^3; mu = 35 GPa; nu_P = 0.36; n_D = ${1 / creation}`;
    const static_ = '; static_stress = 600 MPa';
    const built = sweep(
      `flow f : spaepen { nu = 1e13 /s; Delta_G = 0.95 eV; Omega = 0.021 nm^3; ${constants} }`,
      static_,
    );
    const jump = '1e13 /s * exp(-0.95 eV / (k_B T)) * exp(-0.0168 / v)';
    const argument = '(stress / sqrt(3) * 0.021 nm^3 / (2 k_B T))';
    const stiffness = '(2 / 3 * 35 GPa * 1.36 / 0.64)';
    const written = sweep(
      `flow f : custom {
    state v = 8e-4
    rate v = 0.0168 * ${jump} * (2 k_B T * 1 /m^3 / (v * ${stiffness}) * 1e27 * (cosh(${argument}) - 1) - ${creation})
    strain_rate = 2 / sqrt(3) * ${jump} * sinh(${argument})
  }`,
      static_,
    );
    expectModulus(modulus(built), modulus(written));
    expect(built.issues).toEqual([]);
    // The free volume does answer.
    const fixed = sweep(
      `flow f : spaepen { nu = 1e13 /s; Delta_G = 0.95 eV; Omega = 0.021 nm^3; ${constants}; free_volume = fixed }`,
      static_,
    );
    expect(Math.abs(modulus(fixed).loss / modulus(built).loss - 1)).toBeGreaterThan(1e-6);
  });
});

describe('states that do not rest', () => {
  const flow = (rate: string) =>
    `flow f : custom { state x = 1; rate x = ${rate}; strain_rate = x * 1e-4 /s * stress / 1 GPa }`;

  test('within an oscillation', () => {
    const { issues } = sweep(flow('-x / 100 s'));
    expect(issues).toMatchObject([{ code: 'MG606', element: 'f' }]);
    expect(issues[0]?.message).toMatch(/by about 16 % during one oscillation at 600 K/);
  });

  test('but slowly beside it', () => {
    expect(sweep(flow('-x / 1 day')).issues).toEqual([]);
  });
});
