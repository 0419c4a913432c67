import { describe, expect, test } from 'vitest';
import { runCreep } from '../../../server/src/solver/time/creep.ts';
import { runCyclic } from '../../../server/src/solver/time/cyclic.ts';
import { runStressRelaxation } from '../../../server/src/solver/time/stress-relaxation.ts';
import { runCompression, runShear, runTension } from '../../../server/src/solver/time/tension.ts';
import { avogadroConstant } from '../../../server/src/physics/constants.ts';
import { scalars, wholeModel } from '../problems.ts';
import { expectClose, expectSeries, input, referenceCase, type ReferenceCase } from '../reference-cases.ts';
import { flagshipOf, flow, run, strainsAdd, valuesOf } from './support.ts';

const caseOf = (id: string): ReferenceCase => referenceCase('time.json', id);

/** Compares series of a result with series of a case. */
function expectAll(
  reference: ReferenceCase,
  result: ReturnType<typeof run>,
  names: readonly (readonly [string, string])[],
  rtol?: number,
  curve = 0,
): void {
  expect(result.issues).toEqual([]);
  for (const [wanted, series] of names) {
    const values = valuesOf(result, series, curve);
    expectSeries(reference, wanted, (_, i) => values[i], rtol);
  }
}

describe('hierarchical model, Hao 2022 Table 1', () => {
  test('tension at 430 K and 3e-4 /s, against scipy Radau and BDF', () => {
    const reference = caseOf('T1_tension');
    const result = run(runTension, flagshipOf(reference), {
      conditions: { T: 430, strain_rate: 3e-4 },
      points: { strain: reference.x.values },
    });
    expectAll(
      reference,
      result,
      [
        ['stress', 'stress'],
        ['chi', 'chi'],
      ],
      1e-6,
    );
    // Strains of single parts are accurate relative to the elastic strain, not to themselves.
    expectAll(
      { ...reference, atol: 1e-10 },
      result,
      [
        ['strain_elastic', 'strain.elastic'],
        ['strain_beta', 'strain.beta'],
        ['strain_an', 'strain.alpha.an'],
        ['strain_vp', 'strain.alpha.vp'],
      ],
      1e-6,
    );
    const { accuracy } = result.curves[0]?.series['stress'] ?? {};
    expect(accuracy?.estimate).toBeLessThan(1e-6);
  });

  test.each([310, 350, 390, 430, 470, 490])('stress relaxation at %i K, against scipy Radau and BDF', (T) => {
    const reference = caseOf(`T1_relax_${T}K`);
    const result = run(runStressRelaxation, flagshipOf(reference), {
      conditions: { T, strain: input(reference, 'strain') },
      points: { time: reference.x.values },
    });
    expectAll(reference, result, [['stress_norm', 'stress_ratio']], 1e-6);
  });

  test.each([25, 50])('creep under %i MPa and recovery, against mpmath', (megapascal) => {
    const loaded = caseOf(`T1_creep_${megapascal}MPa`);
    const hold = input(loaded, 't_unload');
    const conditions = { T: 430, stress: input(loaded, 'sigma'), hold, recovery: 1e7 };
    const creep = run(runCreep, flagshipOf(loaded), { conditions, points: { time: loaded.x.values } });
    expectAll(
      loaded,
      creep,
      [
        ['strain', 'strain'],
        ['strain_elastic', 'strain.elastic'],
        ['strain_beta', 'strain.beta'],
        ['strain_an', 'strain.alpha.an'],
        ['strain_vp', 'strain.alpha.vp'],
        ['J', 'creep_compliance'],
      ],
      1e-10,
    );
    const recovered = caseOf(`T1_creep_${megapascal}MPa_recovery`);
    const recovery = run(runCreep, flagshipOf(loaded), {
      conditions,
      points: { time: recovered.x.values.map((time) => time + hold) },
    });
    expectAll(
      { ...recovered, atol: 1e-14 },
      recovery,
      [
        ['strain', 'strain'],
        ['strain_beta', 'strain.beta'],
        ['strain_an', 'strain.alpha.an'],
        ['strain_vp', 'strain.alpha.vp'],
      ],
      1e-8,
    );
  });
});

describe('three-parameter model, Wang 2019 eq. 1', () => {
  const modelOfCase = (reference: ReferenceCase) =>
    wholeModel(
      'three_parameter',
      scalars({ E1: input(reference, 'E1'), E2: input(reference, 'E2'), eta: input(reference, 'eta') }),
    );

  test('stress relaxation', () => {
    const reference = caseOf('S10_relax');
    const result = run(runStressRelaxation, modelOfCase(reference), {
      conditions: { T: 300, strain: input(reference, 'strain') },
      points: { time: reference.x.values },
    });
    expectAll(reference, result, [['stress', 'stress']]);
  });

  test('creep', () => {
    const reference = caseOf('S10_creep');
    const result = run(runCreep, modelOfCase(reference), {
      conditions: { T: 300, stress: input(reference, 'sigma'), hold: 1e9 },
      points: { time: reference.x.values },
    });
    expectAll(reference, result, [['strain', 'strain']]);
  });

  test('strain triangle and the energy of its loops', () => {
    const reference = caseOf('S10_cyclic_strain');
    const strain = input(reference, 'strain_max');
    const result = run(runCyclic, modelOfCase(reference), {
      conditions: { T: 300, strain, frequency: input(reference, 'strain_rate') / (2 * strain), cycles: 3 },
      words: { waveform: 'triangle' },
      points: { time: reference.x.values },
    });
    expectAll({ ...reference, atol: 1e-10 }, result, [['strain', 'strain']]);
    expectAll({ ...reference, atol: 1e-2 }, result, [['stress', 'stress']]);
    expectAll(caseOf('S10_cyclic_strain_energy'), result, [['energy', 'dissipated_energy']], undefined, 1);
  });
});

describe('other systems of Wang 2019', () => {
  test('flow units at constant rate, with percolation', () => {
    const reference = caseOf('S11_rate_0.001');
    const { strain_rate, ...fields } = Object.fromEntries(
      Object.entries(reference.inputs).map(([name, { value }]) => [name, value]),
    );
    const result = run(runCompression, wholeModel('flow_units', scalars(fields)), {
      conditions: { T: 413, strain_rate: strain_rate ?? Number.NaN },
      points: { strain: reference.x.values },
    });
    expectAll(reference, result, [
      ['stress', 'stress'],
      ['c', 'c'],
    ]);
    const percolation = result.curves[0]?.marks?.find(({ label }) => label.startsWith('percolation'));
    expectClose(percolation?.x ?? Number.NaN, reference.scalars?.['strain_at_percolation']?.value ?? 0, 1e-9);
  });

  test('stress relaxation by a stretched exponential with a fast term', () => {
    const reference = caseOf('S13_kww');
    const fields = {
      sigma_0: input(reference, 'sigma0'),
      tau_c: input(reference, 'tau_c'),
      beta: input(reference, 'beta'),
      sigma_r: input(reference, 'sigma_r'),
    };
    const fast = { sigma_FU: input(reference, 'sigma_fu'), tau_FU: input(reference, 'tau_fu') };
    const relax = (values: Readonly<Record<string, number>>) =>
      run(runStressRelaxation, wholeModel('kww_relaxation', scalars(values)), {
        conditions: { T: 300, strain: 0.01 },
        points: { time: reference.x.values },
      });
    expectAll(reference, relax(fields), [['stress', 'stress']]);
    expectAll(reference, relax({ ...fields, ...fast }), [['stress_with_fast', 'stress']]);
  });
});

describe('flow laws', () => {
  test('free volume at constant shear rate: overshoot and ringing, against scipy Radau and BDF', () => {
    const reference = caseOf('S25_freevolume_kinetics');
    const spaepen = flow(
      'flow',
      'spaepen',
      scalars({
        nu: input(reference, 'nu'),
        Delta_G: input(reference, 'dG') * avogadroConstant,
        Omega: input(reference, 'Omega'),
        v_star: input(reference, 'v_star'),
        v_f: input(reference, 'v_f0'),
        alpha: input(reference, 'alpha'),
        n_D: input(reference, 'n_D'),
        mu: input(reference, 'mu'),
        nu_P: input(reference, 'poisson'),
      }),
    );
    const result = run(runShear, strainsAdd(input(reference, 'mu'), [spaepen], 'G'), {
      conditions: { T: input(reference, 'T'), strain_rate: input(reference, 'shear_rate') },
      points: { strain: reference.x.values },
    });
    expectAll(reference, result, [['tau', 'stress']]);
  });

  test.each([
    ['S25_spaepen', 'spaepen'],
    ['S25_argon', 'argon'],
  ])('%s: the rate at a stress, read off a creep test', (id, kind) => {
    const reference = caseOf(id);
    const T = input(reference, 'T');
    const fields =
      kind === 'argon'
        ? scalars({
            gamma0: input(reference, 'gamma0'),
            Q: input(reference, 'Q') * avogadroConstant,
            V: input(reference, 'V'),
          })
        : {
            ...scalars({
              nu: input(reference, 'nu'),
              Delta_G: input(reference, 'dG') * avogadroConstant,
              Omega: input(reference, 'Omega'),
              alpha: input(reference, 'alpha'),
              v_star: 1e-29,
              v_f: 1e-29 * input(reference, 'vf_over_vstar'),
            }),
            free_volume: { type: 'word', word: 'fixed' } as const,
          };
    const material = strainsAdd(35e9, [flow('flow', kind, fields)], 'G');
    expectSeries(reference, 'rate', (stress) => {
      const result = run(runCreep, material, { conditions: { T, stress, hold: 10 }, points: { time: [10] } });
      return (valuesOf(result, 'strain.flow')[0] ?? Number.NaN) / 10;
    });
  });
});
