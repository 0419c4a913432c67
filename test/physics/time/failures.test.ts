/** Where a model ends: the part of the curve up to there, and an issue that names value and place. */
import { describe, expect, test } from 'vitest';
import { number, variable } from '../../../server/src/formula/formula.ts';
import { Cancelled } from '../../../server/src/solver/protocol.ts';
import { runCreep } from '../../../server/src/solver/time/creep.ts';
import { runCyclic } from '../../../server/src/solver/time/cyclic.ts';
import { runProgram } from '../../../server/src/solver/time/program.ts';
import { runStressRelaxation } from '../../../server/src/solver/time/stress-relaxation.ts';
import { runTension } from '../../../server/src/solver/time/tension.ts';
import { solve } from '../../../server/src/solver/solve.ts';
import { checkText } from '../../unit/model/check-text.ts';
import { element, law, scalar, scalars, wholeModel } from '../problems.ts';
import { flagship, flow, refersTo, run, strainsAdd, valuesOf } from './support.ts';

const strain = [0.001, 0.01, 0.02, 0.03, 0.06];
const messages = (result: ReturnType<typeof run>): string => result.issues.map(({ message }) => message).join('; ');

describe('integration that ends early', () => {
  test('χ reaching 1 by the anelastic strain', () => {
    const result = run(runTension, flagship({ a2: 100, A_an: 1.5e-10 }), {
      conditions: { T: 350, strain_rate: 3e-4 },
      points: { strain },
    });
    expect(result.issues[0]).toMatchObject({ code: 'MG611', element: 'alpha' });
    expect(messages(result)).toMatch(/χ of alpha leaves \(0, 1\).* strain of .* %, .* MPa, 350 K/);
    const stress = valuesOf(result, 'stress');
    expect(stress[0]).not.toBeNull();
    expect(stress.at(-1)).toBeNull();
    // Where it stopped, χ was 1.
    const chi = valuesOf(result, 'chi').filter((value) => value !== null);
    expect(Math.max(...chi)).toBeLessThan(1);
  });

  test('the stress reaching σ1', () => {
    const result = run(runTension, flagship({ sigma1: 0.2e9 }), {
      conditions: { T: 100, strain_rate: 1 },
      points: { strain },
    });
    // Near σ1 the barrier is gone and the glass relaxes at once: the stress stays below it, or the issue says where it ends.
    const stress = valuesOf(result, 'stress');
    stress.forEach((value) => {
      if (value !== null) expect(value).toBeLessThan(0.2e9);
    });
    expect(stress.some((value) => value === null)).toBe(result.issues.length > 0);
  });

  test('creep above σ1 has no elementary time', () => {
    const result = run(runCreep, flagship(), { conditions: { T: 430, stress: 30e9, hold: 10 }, points: { time: [1] } });
    expect(messages(result)).toMatch(/sigma1/);
    expect(valuesOf(result, 'strain')).toEqual([null]);
  });

  test('χ(T) above 1 names the temperature', () => {
    const result = run(runTension, flagship({ a1: 0.1 }), {
      conditions: { T: 480, strain_rate: 1 },
      points: { strain },
    });
    expect(messages(result)).toMatch(/χ of alpha is 3\.1.* at 480 K/);
    expect(valuesOf(result, 'stress')).toEqual(strain.map(() => null));
  });

  test('flow that runs away', () => {
    const material = strainsAdd(35e9, [flow('f', 'argon', scalars({ gamma0: 3e19, Q: 4e5, V: 1.1e-28 }))], 'G');
    const result = run(runCreep, material, {
      conditions: { T: 300, stress: 1e11, hold: 10 },
      points: { time: [0, 1] },
    });
    expect(messages(result)).toMatch(/flow of f runs away/);
    expect(valuesOf(result, 'strain')[1]).toBeNull();
  });

  test('a strain rate that blows up at a finite time', () => {
    // dε/dt = ε²/(ε0 s) from ε0 = σ/E: ε = ε0/(1 − t), infinite at 1 s.
    const square = { kind: 'operation', operator: '*', left: variable('strain'), right: variable('strain') } as const;
    const formula = { kind: 'operation', operator: '/', left: square, right: number(1e-3) } as const;
    const material = strainsAdd(40e9, [flow('f', 'custom', { strain_rate: { type: 'formula', formula } })]);
    const result = run(runCreep, material, {
      conditions: { T: 300, stress: 4e7, hold: 10 },
      points: { time: [0.5, 0.9, 2] },
    });
    const values = valuesOf(result, 'strain');
    expect(values[0]).toBeCloseTo(2e-3, 9);
    expect(values[1]).toBeCloseTo(1e-2, 8);
    expect(values[2]).toBeNull();
    expect(messages(result)).toMatch(/at 1 s/);
  });

  test('a curve without points of its own is drawn up to where it ends', () => {
    // dε/dt = ε²/(ε0 s) as above, long before the second point that the whole test would have.
    const square = { kind: 'operation', operator: '*', left: variable('strain'), right: variable('strain') } as const;
    const formula = { kind: 'operation', operator: '/', left: square, right: number(1e-3) } as const;
    const material = strainsAdd(40e9, [flow('f', 'custom', { strain_rate: { type: 'formula', formula } })]);
    const drawn = (result: ReturnType<typeof run>): (readonly [x: number, strain: number])[] => {
      expect(result.issues).toHaveLength(1);
      const xs = result.curves[0]?.x.values ?? [];
      return valuesOf(result, 'strain').flatMap((value, i) => (value === null ? [] : [[xs[i] ?? 0, value] as const]));
    };
    const creep = drawn(run(runCreep, material, { conditions: { T: 300, stress: 4e7, hold: 1e6 } }));
    expect(creep.length).toBeGreaterThan(100);
    creep.forEach(([time, strain]) => {
      if (strain < 1) expect(Math.abs((strain * (1 - time)) / 1e-3 - 1)).toBeLessThan(1e-5);
    });
    expect(Math.max(...creep.map(([, strain]) => strain))).toBeGreaterThan(1);
    const cyclic = run(runCyclic, material, {
      conditions: { T: 300, stress: 4e7, frequency: 1e-5, cycles: 2 },
      words: { waveform: 'sine' },
    });
    expect(drawn(cyclic).length).toBeGreaterThan(100);
    // χ reaches 1 at a strain far below that of the test.
    const stops = flagship({ a2: 100, A_an: 1.5e-10 });
    const tension = run(runTension, stops, { conditions: { T: 350, strain_rate: 3e-4, strain: 10 } });
    expect(tension.issues[0]).toMatchObject({ code: 'MG611' });
    expect(valuesOf(tension, 'stress').filter((value) => value !== null).length).toBeGreaterThan(100);
  });

  test('a formula without a value', () => {
    const formula = { kind: 'call', function: 'ln', arguments: [variable('stress')] } as const;
    const material = strainsAdd(40e9, [flow('f', 'custom', { strain_rate: { type: 'formula', formula } })]);
    const result = run(runTension, material, { conditions: { T: 300, strain_rate: 1e-3 }, points: { strain } });
    expect(messages(result)).toMatch(/strain_rate of f has no finite value/);
  });
});

describe('questions that a model cannot answer', () => {
  test('two stresses at which one barrier vanishes', () => {
    const second = (sigma1: number): ReturnType<typeof flagship> =>
      flagship({}, [
        element('slow', 'hierarchical', {
          ...scalars({ A_an: 1e-12, A_vp: 1e-12, chi_g: 0.5, t0: 6e-7, sigma1 }),
          elementary: refersTo('beta'),
        }),
      ]);
    const test = { conditions: { T: 430, strain_rate: 3e-4 }, points: { strain: [0.01] } };
    expect(messages(run(runTension, second(1e10), test))).toMatch(/28 GPa in one and 10 GPa in the other/);
    const agreed = run(runTension, second(28e9), test);
    expect(messages(agreed)).toBe('');
    expect(valuesOf(agreed, 'stress')[0]).toBeGreaterThan(1e8);
  });

  test('a start fraction that is not between its limits', () => {
    const fields = scalars({ E1: 31e9, E2: 31e9, sigma_s: 420e6, c0: 0.05, c_inf: 0.95, c_i: 0.05, k: 0.02 });
    const result = run(runTension, wholeModel('flow_units', fields), {
      conditions: { T: 413, strain_rate: 1e-4 },
      points: { strain },
    });
    expect(messages(result)).toMatch(/c_i = 0\.05 must lie strictly between c0 = 0\.05 and c_inf = 0\.95/);
    expect(valuesOf(result, 'stress')).toEqual(strain.map(() => null));
  });

  test('flow units at rest', () => {
    const fields = scalars({ E1: 31e9, E2: 31e9, sigma_s: 420e6, c0: 0.05, c_inf: 0.95, c_i: 0.06, k: 0.02 });
    const parts = { conditions: { T: 413, strain: 0.01, frequency: 1, cycles: 1 }, words: { waveform: 'sine' } };
    for (const runner of [runStressRelaxation, runCyclic]) {
      expect(run(runner, wholeModel('flow_units', fields), parts).issues).toHaveLength(1);
    }
  });

  test('a stress effect on a time without a barrier', () => {
    const material = strainsAdd(33e9, [
      element('beta', 'debye', scalars({ strength: 1e-12, tau: 1 })),
      element('alpha', 'hierarchical', {
        ...scalars({ A_an: 1e-11, A_vp: 1e-11, chi_g: 0.4, t0: 1e-6, sigma1: 1e10 }),
        elementary: { type: 'element', element: 'beta' },
      }),
    ]);
    const result = run(runTension, material, { conditions: { T: 430, strain_rate: 1e-4 }, points: { strain } });
    expect(messages(result)).toMatch(/sigma1 of alpha lowers the barrier of beta, whose tau has none/);
  });

  test('times after the end of a creep test', () => {
    const result = run(runCreep, flagship(), {
      conditions: { T: 430, stress: 25e6, hold: 10, recovery: 5 },
      points: { time: [10, 15, 16] },
    });
    expect(valuesOf(result, 'strain').map((value) => value === null)).toEqual([false, false, true]);
    expect(result.issues[0]).toMatchObject({ code: 'MG615' });
  });

  test('heating downwards', () => {
    const result = run(runProgram, flagship(), {
      conditions: { T: 400 },
      steps: [{ action: 'heat', to: 300, rate: 1 }],
      points: { time: [1] },
    });
    expect(messages(result)).toMatch(/cool to it instead/);
  });
});

test('a cancelled solve stops', () => {
  let calls = 0;
  expect(() =>
    run(runTension, flagship(), {
      conditions: { T: 430, strain_rate: 3e-4 },
      points: { strain },
      checkCancelled: () => {
        calls++;
        if (calls > 1) throw new Cancelled();
      },
    }),
  ).toThrow(Cancelled);
});

test('extreme times and correlation factors give numbers or say why not', () => {
  for (const chi_g of [0.05, 0.3, 0.7, 0.95]) {
    for (const T of [150, 300, 450, 700]) {
      const material = flagship({ chi_g, a1: 0, a2: 0.1 });
      const time = Array.from({ length: 18 }, (_, i) => 10 ** (-12 + 2 * i));
      const relaxation = run(runStressRelaxation, material, { conditions: { T, strain: 0.001 }, points: { time } });
      expect(relaxation.issues).toEqual([]);
      const ratios = valuesOf(relaxation, 'stress_ratio').map((value) => value ?? Number.NaN);
      ratios.forEach((ratio, i) => {
        expect(ratio).toBeGreaterThan(-1e-6);
        expect(ratio).toBeLessThan((ratios[i - 1] ?? 1) + 1e-6);
      });
      for (const strain_rate of [1e-8, 1e4]) {
        const pull = run(runTension, material, { conditions: { T, strain_rate }, points: { strain } });
        const { estimate } = pull.curves[0]?.series['stress']?.accuracy ?? {};
        // A liquid that is pulled far slower than it relaxes carries less stress than rounding leaves: then it says so.
        const isLost = pull.issues.some(({ code }) => code === 'MG614');
        expect(isLost).toBe((estimate ?? 1) > 1e-6);
        const fine = (value: number | null) => value !== null && value > 0 && value < 33e9 * 0.06 * (1 + 1e-6);
        expect(isLost || valuesOf(pull, 'stress').every(fine), `χ ${chi_g}, ${T} K, ${strain_rate} /s`).toBe(true);
      }
    }
  }
});

test('a fast law at a high temperature does not stall', () => {
  const material = strainsAdd(33e9, [
    element('a', 'debye', { strength: scalar(1e-11), tau: law('arrhenius', { tau0: 1e-16, U: 1000 }) }),
  ]);
  const result = run(runTension, material, { conditions: { T: 1000, strain_rate: 1e-10 }, points: { strain: [0.01] } });
  const relaxed = 1 / (1 / 33e9 + 1e-11);
  expect(Math.abs((valuesOf(result, 'stress')[0] ?? 0) / (relaxed * 0.01) - 1)).toBeLessThan(1e-9);
});

test('a program heated to where χ(T) leaves (0, 1) is there up to where its spectrum can be followed', () => {
  const checked = checkText(`mgmodel 1
alloy A { composition = La 60, Ni 15, Al 25; T_g = 453 K }
model m of A {
  elastic { E = 33 GPa }
  relaxation beta : debye { strength = 1/400 GPa; tau = arrhenius(1.86e-13 s, 83.12 kJ/mol) }
  relaxation alpha : hierarchical { elementary = beta; A_an = 1.5e-5 /MPa; A_vp = 1.5e-5 /MPa; chi_g = 0.85; a1 = 0.01 /K; t0 = 6e-7 s }
}
test p of m : program {
  T = 455 K
  time = [1, 3, 20] s
  load to 10 MPa in 1 s
  heat to 500 K at 2 K/s
}`);
  const [result] = solve(checked.problem).tests;
  const values = result?.curves[0]?.series['strain']?.values ?? [];
  expect(values.map((value) => value === null)).toEqual([false, false, true]);
  const ends = result?.issues.filter(({ code }) => code === 'MG602') ?? [];
  expect(ends).toHaveLength(1);
  // χ = 0.85 + 0.01 (T − 453) is 0.95 at 463 K, four seconds after the load.
  expect(ends[0]?.message).toMatch(
    /χ of alpha is 0\.95\d* at 463(\.\d+)? K.*at 5(\.0\d*)? s, 10 MPa, 463(\.\d+)? K\); the curve ends there$/,
  );
});
