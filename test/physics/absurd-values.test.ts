/** Values that no glass has: an answer that names them, at once, and never a wrong warning. */
import { describe, expect, test } from 'vitest';
import { testDiagnostics } from '../../server/src/features/solver-diagnostics.ts';
import { solve } from '../../server/src/solver/solve.ts';
import type { TestResult } from '../../server/src/solver/result.ts';
import { checkText, errorsOf } from '../unit/model/check-text.ts';

const hierarchical = (more = ''): string =>
  `hierarchical { elementary = beta; A_an = 1.5e-5 /MPa; A_vp = 1.5e-5 /MPa; chi_g = 0.4; t0 = 6e-7 s; ${more} }`;
const arrhenius = 'arrhenius(tau0: 1.86e-13 s, U: 83.12 kJ/mol)';

function resultOf(beta: string, tested: string, more = ''): TestResult {
  const checked = checkText(`mgmodel 1
alloy A { composition = La 60, Ni 15, Al 25; T_g = 453 K }
model m of A {
  elastic { E = 33 GPa }
  relaxation beta : debye { strength = 1/400 GPa; ${beta} }
  relaxation alpha : ${hierarchical(more)}
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

// E = 33 GPa alone: below T0 the elementary motion stands still, and so does what is built on it.
test.each([
  ['tension { T = 340 K; strain_rate = 1e-4 /s; strain = [1, 2] % }', 'stress', [330e6, 660e6]],
  ['compression { T = 340 K; strain_rate = 1e3 /s; strain = [1, 2] % }', 'stress', [330e6, 660e6]],
  ['stress_relaxation { T = 340 K; strain = 1 %; time = [1, 1e6] s }', 'stress', [330e6, 330e6]],
  ['stress_relaxation { T = 340 K; strain = 1 %; ramp = 10 s; time = [5, 1e6] s }', 'stress', [165e6, 330e6]],
  [
    'cyclic { T = 340 K; waveform = triangle; strain = 1 %; frequency = 1 Hz; cycles = 1; time = [0.25, 0.5] s }',
    'stress',
    [165e6, 330e6],
  ],
  [
    'program { T = 340 K; load to 33 MPa in 1 s; hold 9 s; heat to 349 K at 3 K/min; time = [0.5, 100] s }',
    'strain',
    [5e-4, 1e-3],
  ],
] as const)('a hierarchical model is elastic below T0: %s', (tested, series, exact) => {
  for (const stressEffect of ['', 'sigma1 = 28 GPa']) {
    const { issues, curves } = resultOf('tau = vft(tau0: 1e-14 s, B: 2500 K, T0: 350 K)', tested, stressEffect);
    expect(issues).toEqual([]);
    const values = curves[0]?.series[series]?.values ?? [];
    expect(values).toHaveLength(exact.length);
    exact.forEach((value, i) => expect((values[i] ?? Number.NaN) / value).toBeCloseTo(1, 8));
  }
});

test('a relaxation from no strain is refused where the model is not linear', () => {
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

test('a loss tangent beyond all numbers is left out, with a word', () => {
  const checked = checkText(`mgmodel 1
alloy A { composition = La 60, Ni 15, Al 25; T_g = 453 K }
model m of A { elastic { G = 30 GPa }; relaxation a : debye { strength = 30 GPa; tau = 1 s } }
test t of m : dma_frequency { T = 300 K; frequency = [1e-310, 1] Hz }`);
  const [result] = solve(checked.problem).tests;
  expect(result?.curves[0]?.series['tan_delta']?.values[0]).toBe(null);
  expect(result?.issues).toMatchObject([{ code: 'MG601', model: 'm' }]);
  expect(result?.issues[0]?.message).toMatch(
    /^tan_delta has no value at 1 of 2 points, first at frequency = 1e-310 Hz/,
  );
});

/** The result of the only test of a file with this model. */
function resultOfModel(model: string, tested: string): TestResult {
  const checked = checkText(`mgmodel 1
alloy A { composition = La 60, Ni 15, Al 25; T_g = 453 K; nu = 0.36 }
model m of A {
${model}
}
test t of m : ${tested}`);
  expect(errorsOf(checked)).toEqual([]);
  const [result] = solve(checked.problem).tests;
  if (!result) throw new Error('no test was solved');
  return result;
}

const series = (result: TestResult, name: string): readonly (number | null)[] =>
  result.curves[0]?.series[name]?.values ?? [];

const elastic = 'elastic { E = 33 GPa }';
const stretched = `${elastic}\nrelaxation a : kww { strength = 20 GPa; tau = 3 s; beta = 0.5 }`;
const retarded = `${elastic}
relaxation beta : debye { strength = 1/400 GPa; tau = 3 s; spectrum = gumbel(0.4) }
relaxation alpha : ${hierarchical()}
flow n : newtonian { viscosity = 1e12 Pa s }`;

describe('limits that have a value', () => {
  test.each([stretched, retarded])('the compliance at no stress is that at a small one', (model) => {
    const creep = (stress: string) =>
      resultOfModel(
        model,
        `creep { T = 430 K; stress = ${stress}; hold = 10 s; recovery = 5 s; ramp = 1 s; time = [0.5, 2, 10, 14] s }`,
      );
    const [none, small] = [creep('0 MPa'), creep('1 Pa')];
    expect(none.issues).toEqual([]);
    expect(series(none, 'strain')).toEqual([0, 0, 0, 0]);
    series(none, 'creep_compliance').forEach((compliance, i) => {
      expect(Math.abs((compliance ?? 0) / (series(small, 'strain')[i] ?? 0) - 1)).toBeLessThan(1e-12);
    });
  });

  test('so is the modulus at no strain', () => {
    const relaxation = (strain: string) =>
      resultOfModel(
        stretched,
        `stress_relaxation { T = 430 K; strain = ${strain}; time = [0.1, 1, 100] s; ramp = 0.5 s }`,
      );
    const [none, small] = [relaxation('0'), relaxation('1e-6')];
    expect(none.issues).toEqual([]);
    expect(series(none, 'stress')).toEqual([0, 0, 0]);
    series(none, 'relaxation_modulus').forEach((modulus, i) => {
      expect(Math.abs((modulus ?? 0) / ((series(small, 'stress')[i] ?? 0) * 1e6) - 1)).toBeLessThan(1e-12);
    });
    expect(series(none, 'stress_ratio')[2]).toBeCloseTo((13 + 20 * Math.exp(-Math.sqrt(100 / 3))) / 33, 4);
  });

  test('a ramp that is far shorter than the time since it is a step', () => {
    const relaxation = (ramp: string) =>
      resultOfModel(stretched, `stress_relaxation { T = 430 K; strain = 0.1 %; time = [1, 100] s; ramp = ${ramp} }`);
    const [step, ramp] = [relaxation('0 s'), relaxation('1e-20 s')];
    series(ramp, 'stress').forEach((stress, i) => {
      expect(Math.abs((stress ?? 0) / (series(step, 'stress')[i] ?? 0) - 1)).toBeLessThan(1e-13);
    });
  });
});

describe('what has no value says why, where, and what to look at', () => {
  test.each([
    [
      'elastic { E = 1e-300 Pa }\nrelaxation a : debye { strength = 1/30 GPa; tau = 1 s }',
      'dma_temperature { T = [300, 400] K; frequency = 1 Hz }',
      /^storage_modulus, .* have no value at all 2 points, first at T = 300 K, frequency = 1 Hz: .* 1e±308; look at elastic\.E = 1e-300 Pa$/,
    ],
    [
      `${elastic}\nflow f : argon { gamma0 = 1e9 /s; Q = 1.6 eV; V = 0.11 nm^3 }`,
      'creep { T = 430 K; stress = 0 MPa; hold = 10 s; time = [1, 2] s }',
      /^creep_compliance is strain over stress, .* flow of f is integrated: give a small stress$/,
    ],
    [
      `${elastic}\nrelaxation a : debye { strength = 1/300 GPa; tau = vft(tau0: 1e-13 s, B: 4500 K, T0: 440 K) }`,
      'angell_plot { T = [450, 470] K; T_g = 435 K }',
      /^log10_viscosity\.a has no value: .* infinite at T_g = 435 K/,
    ],
    [
      `${elastic}\nrelaxation a : debye { strength = 1/300 GPa; tau = 1 s }`,
      'relaxation_times { T = [450, 470] K; spectra = 450 K }',
      /^`spectra` shows nothing: every element of the model has a single time/,
    ],
    [elastic, 'program { unload }', /^the steps take no time at all/],
    [elastic, 'prony_series { T = 300 K; time = [1e-30, 1e30] s }', /span 60 decades, .* at most 45/],
    [elastic, 'cyclic { T = 300 K; waveform = sine; stress = 0 MPa; frequency = 1 Hz; cycles = 1 }', /between 0 and 0/],
    [
      elastic,
      'cyclic { T = 300 K; waveform = sine; stress = 1 MPa; frequency = 1 Hz; cycles = 1e9 }',
      /^1e9 cycles .* at most 10000$/,
    ],
  ])('%s, %s', (model, tested, message) => {
    const { issues } = resultOfModel(model, tested);
    expect(issues).toHaveLength(1);
    expect(issues[0]?.message).toMatch(message);
  });

  test.each([
    'kww { beta = 1e-30',
    'kww { beta = 1 - 1e-9; spectrum = gumbel(0.5)',
    'cole_cole { alpha = 1e-4',
    'cole_davidson { gamma = 1e-9',
  ])('an exponent that no quadrature can follow, %s, is refused at once', (kind) => {
    const model = `${elastic}\nrelaxation a : ${kind}; strength = 6 GPa; tau = 1 s }`;
    const { issues } = resultOfModel(model, 'dma_frequency { T = 300 K; frequency = [1, 2] Hz }');
    expect(issues).toMatchObject([{ code: 'MG602', element: 'a' }]);
    expect(issues[0]?.message).toMatch(/at most 1000 can be computed|write 1/);
  });

  test('a conversion beyond all numbers ends', () => {
    const model = 'elastic { E = 1e300 Pa }\nflow f : newtonian { viscosity = 1e-9 Pa s }';
    const { issues } = resultOfModel(model, 'prony_series { T = 430 K; time = [1, 10] s }');
    expect(issues[0]?.message).toContain('look at elastic.E = 1e300 Pa');
  });
});
