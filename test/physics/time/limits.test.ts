/** Limits, symmetries and identities that the solver must keep whatever the numbers. */
import { describe, expect, test } from 'vitest';
import { number, variable, type Formula } from '../../../server/src/formula/formula.ts';
import { boltzmannConstant, gasConstant } from '../../../server/src/physics/constants.ts';
import { runCreep } from '../../../server/src/solver/time/creep.ts';
import { runCyclic } from '../../../server/src/solver/time/cyclic.ts';
import { runProgram } from '../../../server/src/solver/time/program.ts';
import type { ProgramStep } from '../../../server/src/solver/protocol.ts';
import { runStressRelaxation } from '../../../server/src/solver/time/stress-relaxation.ts';
import { runCompression, runShear, runTension } from '../../../server/src/solver/time/tension.ts';
import { element, modelOf, scalar, scalars, wholeModel } from '../problems.ts';
import { expectClose } from '../reference-cases.ts';
import { flagship, flow, numbersOf, run, strainsAdd, valuesOf } from './support.ts';

const strains = [1e-5, 1e-3, 0.01, 0.03, 0.06];

describe('tension of the hierarchical model', () => {
  test('at an infinite rate it is elastic', () => {
    const result = run(runTension, flagship(), {
      conditions: { T: 430, strain_rate: 1e30 },
      points: { strain: strains },
    });
    numbersOf(result, 'stress').forEach((stress, i) => expectClose(stress, 33e9 * (strains[i] ?? 0), 1e-6));
  });

  test('at a vanishing rate it flows at σ = ε̇ τ_max/A_vp', () => {
    const rate = 1e-9;
    const result = run(runTension, flagship(), {
      conditions: { T: 480, strain_rate: rate },
      points: { strain: [0.06] },
    });
    const tau = 1.86e-13 * Math.exp(83120 / (gasConstant * 480));
    const chi = 0.4 + 0.00231 * 27;
    const longest = 6e-7 * (tau / 6e-7) ** (1 / chi);
    expectClose(numbersOf(result, 'stress')[0] ?? 0, (rate * longest) / 1.5e-11, 1e-6);
  });

  test('compression is reported as tension is', () => {
    const parts = { conditions: { T: 430, strain_rate: 3e-4 }, points: { strain: strains } };
    expect(run(runCompression, flagship(), parts).curves).toEqual(run(runTension, flagship(), parts).curves);
  });

  test('the points asked for do not change the values', () => {
    const conditions = { T: 430, strain_rate: 3e-4 };
    const all = run(runTension, flagship(), { conditions, points: { strain: strains } });
    strains.forEach((strain, i) => {
      const alone = run(runTension, flagship(), { conditions, points: { strain: [strain] } });
      expect(valuesOf(alone, 'stress')[0]).toBe(valuesOf(all, 'stress')[i]);
    });
    const chosen = run(runTension, flagship(), { conditions: { ...conditions, strain: 0.06 }, extraX: [0.01] });
    const at = chosen.curves[0]?.x.values.indexOf(0.01) ?? -1;
    expect(valuesOf(chosen, 'stress')[at]).toBe(valuesOf(all, 'stress')[2]);
  });

  test('strains add up to the strain of the test', () => {
    const result = run(runTension, flagship(), {
      conditions: { T: 430, strain_rate: 3e-4 },
      points: { strain: strains },
    });
    const parts = ['strain.elastic', 'strain.beta', 'strain.alpha.an', 'strain.alpha.vp'].map((name) =>
      numbersOf(result, name),
    );
    strains.forEach((strain, i) => {
      const sum = parts.reduce((total, values) => total + (values[i] ?? 0), 0);
      expectClose(sum, strain, 1e-6);
    });
  });

  test('true stress and strain are those of the engineering test', () => {
    const engineering = [0.01, 0.06];
    const conditions = { T: 430, strain_rate: 3e-4 };
    for (const [runner, sign] of [
      [runTension, 1],
      [runCompression, -1],
    ] as const) {
      const nominal = numbersOf(run(runner, flagship(), { conditions, points: { strain: engineering } }), 'stress');
      const real = run(runner, flagship(), {
        conditions,
        words: { measure: 'true' },
        points: { strain: engineering.map((strain) => sign * Math.log1p(sign * strain)) },
      });
      numbersOf(real, 'stress').forEach((stress, i) =>
        expectClose(stress, (nominal[i] ?? 0) * (1 + sign * (engineering[i] ?? 0)), 1e-12),
      );
    }
  });
});

describe('linear models', () => {
  /** One Kelvin–Voigt element: the standard linear solid in its compliance form. */
  const kelvin = () => strainsAdd(40e9, [element('a', 'debye', scalars({ strength: 1e-11, tau: 5 }))]);
  const [E, A, tau] = [40e9, 1e-11, 5];
  const restTime = tau / (1 + A * E);
  const relaxed = E / (1 + A * E);

  test('stress relaxation of a Kelvin–Voigt element', () => {
    const time = [0, 0.01, 1, 5, 50];
    const result = run(runStressRelaxation, kelvin(), { conditions: { T: 300, strain: 0.01 }, points: { time } });
    numbersOf(result, 'relaxation_modulus').forEach((modulus, i) =>
      expectClose(modulus, relaxed + (E - relaxed) * Math.exp(-(time[i] ?? 0) / restTime), 1e-7),
    );
  });

  test('constant rate: the integral of the relaxation modulus', () => {
    const rate = 1e-3;
    const result = run(runTension, kelvin(), {
      conditions: { T: 300, strain_rate: rate },
      points: { strain: strains },
    });
    numbersOf(result, 'stress').forEach((stress, i) => {
      const t = (strains[i] ?? 0) / rate;
      expectClose(stress, rate * (relaxed * t - (E - relaxed) * restTime * Math.expm1(-t / restTime)), 1e-6);
    });
  });

  test('a model whose stresses add and the same one whose strains add agree in every test', () => {
    const moduli = modelOf(E, [element('a', 'debye', scalars({ strength: E - relaxed, tau: restTime }))]);
    const points = { time: [0.5, 3, 10, 12, 20, 25] };
    const wave = {
      conditions: { T: 300, stress: 1e8, frequency: 0.1, cycles: 3, ratio: -0.5 },
      words: { waveform: 'triangle' },
      points,
    };
    const strained = {
      ...wave,
      conditions: { T: 300, strain: 0.01, frequency: 0.05, cycles: 2 },
      words: { waveform: 'sine' },
    };
    for (const parts of [wave, strained]) {
      const [one, other] = [run(runCyclic, kelvin(), parts), run(runCyclic, moduli, parts)];
      for (const [series, curve] of [
        ['stress', 0],
        ['strain', 0],
        ['dissipated_energy', 1],
        ['phase', 1],
      ] as const) {
        const wanted = numbersOf(other, series, curve);
        numbersOf(one, series, curve).forEach((value, i) => expectClose(value, wanted[i] ?? 0, 1e-8, 1e-12));
      }
    }
    const creep = { conditions: { T: 300, stress: 1e8, hold: 10, recovery: 20, ramp: 2 }, points };
    const wanted = numbersOf(run(runCreep, moduli, creep), 'strain');
    numbersOf(run(runCreep, kelvin(), creep), 'strain').forEach((value, i) => expectClose(value, wanted[i] ?? 0, 1e-9));
  });

  test('steps that say a change are those that say the goal', () => {
    const points = { time: [0.5, 1, 6, 11.5, 12, 30] };
    const [changes, goals] = [
      [
        { action: 'load', by: 10e6, duration: 1 },
        { action: 'heat', by: 20, rate: 2 },
        { action: 'load', by: 15e6 },
        { action: 'cool', by: 5, duration: 1 },
        { action: 'unload', to: 5e6, duration: 1 },
        { action: 'strain', by: 0.001, duration: 20 },
      ],
      [
        { action: 'load', to: 10e6, duration: 1 },
        { action: 'heat', to: 430, rate: 2 },
        { action: 'load', to: 25e6 },
        { action: 'cool', to: 425, duration: 1 },
        { action: 'unload', to: 5e6, duration: 1 },
      ],
    ] satisfies [ProgramStep[], ProgramStep[]];
    const go = (steps: ProgramStep[]) => run(runProgram, flagship(), { conditions: { T: 410 }, steps, points });
    const strained =
      numbersOf(
        run(runProgram, flagship(), { conditions: { T: 410 }, steps: goals, points: { time: [13] } }),
        'strain',
      )[0] ?? NaN;
    const [one, other] = [go(changes), go([...goals, { action: 'strain', to: strained + 0.001, duration: 20 }])];
    expect(numbersOf(one, 'T').slice(0, 5)).toEqual([410, 410, 420, 427.5, 425]);
    numbersOf(one, 'stress')
      .slice(0, 4)
      .forEach((stress, i) => {
        expectClose(stress, [5e6, 10e6, 10e6, 25e6][i] ?? NaN, 1e-12);
      });
    for (const series of ['stress', 'strain'])
      numbersOf(one, series).forEach((value, i) => expectClose(value, numbersOf(other, series)[i] ?? NaN, 1e-7));
  });

  test('loading, holding and unloading superpose', () => {
    const material = flagship({ a2: 0, sigma1: Infinity });
    const [stress, hold] = [40e6, 100];
    const time = [0.1, 10, 100, 100.5, 150, 1000];
    const result = run(runProgram, material, {
      conditions: { T: 430 },
      steps: [
        { action: 'load', to: stress },
        { action: 'hold', duration: hold },
        { action: 'unload' },
        { action: 'hold', duration: 900 },
      ],
      points: { time },
    });
    const after = time.filter((t) => t > hold).map((t) => t - hold);
    const compliance = (points: readonly number[]) =>
      numbersOf(
        run(runCreep, material, { conditions: { T: 430, stress: 1, hold: 1e9 }, points: { time: points } }),
        'strain',
      );
    const loaded = compliance(time);
    const unloaded = compliance(after);
    numbersOf(result, 'strain').forEach((strain, i) => {
      const taken = (time[i] ?? 0) > hold ? (unloaded[i - (time.length - after.length)] ?? 0) : 0;
      expectClose(strain, stress * ((loaded[i] ?? 0) - taken), 1e-8);
    });
  });

  test('a Maxwell liquid loses ∮σ dε in a strain triangle by its closed form', () => {
    const [modulus, viscosity, height, frequency] = [30e9, 3e12, 1e-3, 0.01];
    const material = strainsAdd(modulus, [flow('f', 'newtonian', scalars({ viscosity }))]);
    const result = run(runCyclic, material, {
      conditions: { T: 300, strain: height, frequency, cycles: 2 },
      words: { waveform: 'triangle' },
    });
    const time = viscosity / modulus;
    const rate = 2 * frequency * height;
    let sigma = 0;
    const wanted = [1, 2].map(() =>
      [1, -1].reduce((energy, sign) => {
        // On each leg σ = ±η ε̇ + (σ0 ∓ η ε̇) e^(−t/τ).
        const leg = 0.5 / frequency;
        const steady = sign * viscosity * rate;
        const work = sign * rate * (steady * leg - (sigma - steady) * time * Math.expm1(-leg / time));
        sigma = steady + (sigma - steady) * Math.exp(-leg / time);
        return energy + work;
      }, 0),
    );
    numbersOf(result, 'dissipated_energy', 1).forEach((energy, k) => expectClose(energy, wanted[k] ?? 0, 1e-8));
  });

  test('the phase of a Maxwell liquid in a long sine is its loss angle', () => {
    const [modulus, viscosity, frequency] = [30e9, 1e11, 0.2];
    const material = strainsAdd(modulus, [flow('f', 'newtonian', scalars({ viscosity }))]);
    const result = run(runCyclic, material, {
      conditions: { T: 300, strain: 1e-3, frequency, cycles: 12 },
      words: { waveform: 'sine' },
    });
    const phase = numbersOf(result, 'phase', 1).at(-1) ?? 0;
    expectClose(phase, Math.atan(modulus / (2 * Math.PI * frequency * viscosity)), 1e-4);
  });

  test('the energy landscape is the three-parameter solid in shear', () => {
    const T = 350;
    const [mu, Omega, beta, E_FU, nu] = [38e9, 2.4e-27, 1.4e-4, 91661, 3e12];
    const alpha = (beta * Omega * mu) / (boltzmannConstant * T);
    const [matrix, units] = [mu / (1 + alpha), (alpha * mu) / (1 + alpha)];
    const eta = (matrix * units) / (mu * 2 * nu * Math.exp(-E_FU / (gasConstant * T)));
    const landscape = wholeModel('energy_landscape', scalars({ mu, Omega, beta, E_FU, nu }));
    const parts = { conditions: { T, strain: 0.01 }, points: { time: [0, 1e-3, 0.1, 1] } };
    const decay = (t: number) => 0.01 * (matrix + units * Math.exp((-t * units) / eta));
    numbersOf(run(runStressRelaxation, landscape, parts), 'stress').forEach((stress, i) =>
      expectClose(stress, decay(parts.points.time[i] ?? 0), 1e-12),
    );
  });
});

describe('geometry', () => {
  test('shear of a model written in E: J_shear = 2 (1 + ν) J', () => {
    const elements = [element('a', 'debye', scalars({ strength: 1e-11, tau: 5 }))];
    const nu = 0.36;
    const parts = { conditions: { T: 300, strain_rate: 1e-3 }, points: { strain: strains } };
    const sheared = numbersOf(run(runShear, strainsAdd(40e9, elements, 'E', { nu }), parts), 'stress');
    const factor = 2 * (1 + nu);
    const scaled = strainsAdd(
      40e9 / factor,
      [element('a', 'debye', scalars({ strength: 1e-11 * factor, tau: 5 }))],
      'G',
    );
    numbersOf(run(runShear, scaled, parts), 'stress').forEach((stress, i) =>
      expectClose(sheared[i] ?? 0, stress, 1e-8),
    );
  });

  test('without ν the other geometry is an error that says so', () => {
    const elements = [element('a', 'debye', scalars({ strength: 1e-11, tau: 5 }))];
    const result = run(runShear, strainsAdd(40e9, elements), {
      conditions: { T: 300, strain_rate: 1e-3 },
      points: { strain: [0.01] },
    });
    expect(result.issues.map(({ message }) => message).join()).toMatch(/Poisson's ratio/);
    expect(valuesOf(result, 'stress')).toEqual([null]);
  });

  test('a law of shear flows in tension by the von Mises stress', () => {
    const T = 680;
    const [gamma0, Q, V, rate] = [3e19, 3.95e5, 1.1e-28, 1e-3];
    const material = strainsAdd(90e9, [flow('f', 'argon', scalars({ gamma0, Q, V }))]);
    const result = run(runTension, material, { conditions: { T, strain_rate: rate }, points: { strain: [0.5] } });
    const thermal = boltzmannConstant * T;
    const shearRate = Math.sqrt(3) * rate;
    const shear = (thermal / V) * Math.asinh(shearRate / (gamma0 * Math.exp(-Q / (gasConstant * T))));
    expectClose(numbersOf(result, 'stress')[0] ?? 0, Math.sqrt(3) * shear, 1e-9);
  });
});

describe('custom flow', () => {
  const operation = (operator: '+' | '-' | '*' | '/', left: Formula, right: Formula): Formula => ({
    kind: 'operation',
    operator,
    left,
    right,
  });
  const call = (name: 'sinh' | 'exp', argument: Formula): Formula => ({
    kind: 'call',
    function: name,
    arguments: [argument],
  });

  test('written as the law of Argon it flows alike', () => {
    const T = 680;
    const [gamma0, Q, V] = [3e19, 3.95e5, 1.1e-28];
    const prefactor = gamma0 * Math.exp(-Q / (gasConstant * T));
    const rate = operation(
      '*',
      number(prefactor),
      call('sinh', operation('*', number(V / (boltzmannConstant * T)), variable('stress'))),
    );
    const custom = flow('f', 'custom', { strain_rate: { type: 'formula', formula: rate } });
    const argon = flow('f', 'argon', scalars({ gamma0, Q, V }));
    const parts = { conditions: { T, strain_rate: 1e-3 }, points: { strain: [0.01, 0.05, 0.2] } };
    const wanted = numbersOf(run(runShear, strainsAdd(35e9, [argon], 'G'), parts), 'stress');
    numbersOf(run(runShear, strainsAdd(35e9, [custom], 'G'), parts), 'stress').forEach((stress, i) =>
      expectClose(stress, wanted[i] ?? 0, 1e-9),
    );
  });

  test('its states, the time and the strain enter its rates', () => {
    // dx/dt = −x/2 s from 1: x = exp(−t/2 s); strain rate = x · 1e-3/s + time · 1e-5/s²: a closed form under no stress.
    const material = strainsAdd(40e9, [
      {
        ...flow('f', 'custom', {
          strain_rate: {
            type: 'formula',
            formula: operation(
              '+',
              operation('*', number(1e-3), variable('x')),
              operation('*', number(1e-5), variable('time')),
            ),
          },
        }),
        states: [{ name: 'x', start: number(1), rate: operation('/', variable('x'), number(-2)) }],
      },
    ]);
    const time = [0.5, 3, 10];
    const result = run(runCreep, material, { conditions: { T: 300, stress: 1e6, hold: 10 }, points: { time } });
    numbersOf(result, 'strain.f').forEach((strain, i) => {
      const t = time[i] ?? 0;
      expectClose(strain, -2e-3 * Math.expm1(-t / 2) + 0.5e-5 * t * t, 1e-8);
    });
    // A rate that follows the whole strain of the test, the elastic one included: dε_f/dt = ε/s.
    const growing = strainsAdd(40e9, [
      flow('f', 'custom', { strain_rate: { type: 'formula', formula: variable('strain') } }),
    ]);
    const grown = run(runCreep, growing, { conditions: { T: 300, stress: 1e6, hold: 2 }, points: { time: [2] } });
    expectClose(numbersOf(grown, 'strain')[0] ?? 0, (1e6 / 40e9) * Math.exp(2), 1e-8);
  });
});

describe('creep', () => {
  test('a slow ramp is a mean over jumps, a fast one a jump', () => {
    const parts = (ramp: number, time: readonly number[]) => ({
      conditions: { T: 430, stress: 25e6, hold: 330, recovery: 600, ramp },
      points: { time },
    });
    const time = [1, 100, 330, 340, 900];
    const jump = numbersOf(run(runCreep, flagship(), parts(0, time)), 'strain');
    numbersOf(run(runCreep, flagship(), parts(1e-9, time)), 'strain').forEach((strain, i) =>
      expectClose(strain, jump[i] ?? 0, 1e-6),
    );
    const ramped = numbersOf(run(runCreep, flagship(), parts(50, [330])), 'strain')[0] ?? 0;
    const count = 400;
    const shifted = Array.from({ length: count }, (_, i) => 330 - (50 * (i + 0.5)) / count);
    const jumps = numbersOf(run(runCreep, flagship(), parts(0, shifted)), 'strain');
    expectClose(ramped, jumps.reduce((sum, strain) => sum + strain, 0) / count, 1e-8);
  });

  test('time = hold is the last moment under load', () => {
    const result = run(runCreep, flagship(), {
      conditions: { T: 430, stress: 25e6, hold: 330, recovery: 10 },
      points: { time: [0, 330, 330.000001] },
    });
    const elastic = numbersOf(result, 'strain.elastic');
    expect(elastic).toEqual([25e6 / 33e9, 25e6 / 33e9, 0]);
  });

  test('a constant temperature program of a frozen term does nothing', () => {
    const material = strainsAdd(40e9, [
      element('a', 'debye', {
        strength: scalar(1e-11),
        tau: { type: 'law', law: 'vft', arguments: { tau0: number(1e-13), B: number(4000), T0: number(400) } },
      }),
    ]);
    const result = run(runProgram, material, {
      conditions: { T: 300 },
      steps: [
        { action: 'load', to: 4e7 },
        { action: 'hold', duration: 1e6 },
      ],
      points: { time: [1, 1e6] },
    });
    expect(numbersOf(result, 'strain')).toEqual([1e-3, 1e-3]);
  });
});
