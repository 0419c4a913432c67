import { describe, expect, test } from 'vitest';
import { runDmaFrequency, runDmaTemperature } from '../../server/src/solver/dma.ts';
import { runRelaxationTimes } from '../../server/src/solver/relaxation-times.ts';
import type { Material } from '../../server/src/solver/material.ts';
import { element, law, modelOf, request, scalar, scalars, spectrum } from './problems.ts';
import { expectClose, expectSeries, input, referenceCase, type ReferenceCase } from './reference-cases.ts';

/** Table 1 of Hao 2022 as a case gives it. */
function tableModel(reference: ReferenceCase, response = 'printed'): Material {
  const fields = scalars({
    A_an: input(reference, 'A_an'),
    A_vp: input(reference, 'A_vp'),
    chi_g: input(reference, 'chi_g'),
    a1: input(reference, 'a1'),
    t0: input(reference, 't0'),
    a2: input(reference, 'a2'),
    sigma1: input(reference, 'sigma1'),
  });
  return modelOf(
    input(reference, 'E_u'),
    [
      element('beta', 'debye', {
        strength: scalar(input(reference, 'A_beta')),
        tau: law('arrhenius', { tau0: input(reference, 'tau_beta0'), U: input(reference, 'U_beta') }),
        spectrum: spectrum('gumbel', { B: input(reference, 'gumbel_B') }),
      }),
      element('alpha', 'hierarchical', {
        ...fields,
        elementary: { type: 'element', element: 'beta' },
        response: { type: 'word', word: response },
      }),
    ],
    { form: 'compliance', alloy: { T_g: input(reference, 'Tg') } },
  );
}

const seriesNames = [
  ['E_storage', 'storage_modulus'],
  ['E_loss', 'loss_modulus'],
  ['tan_delta', 'tan_delta'],
  ['E_loss_beta_only', 'loss_modulus.beta'],
  ['E_loss_alpha_only', 'loss_modulus.alpha'],
] as const;

describe('La60Ni15Al25, Table 1 of Hao 2022, against numpy and mpmath', () => {
  test.each(['T1_dma_T_1Hz', 'T1_dma_T_16Hz', 'T1_dma_T_1Hz_B02', 'T1_dma_T_1Hz_B06'])('%s', (id) => {
    const reference = referenceCase('linear.json', id);
    const result = runDmaTemperature(
      request(tableModel(reference), {
        conditions: { frequency: input(reference, 'f') },
        points: { T: reference.x.values },
      }),
    );
    expect(result.issues).toEqual([]);
    for (const [wanted, series] of seriesNames) {
      expectSeries(reference, wanted, (_, i) => result.curves[0]?.series[series]?.values[i], 1e-9);
    }
  });

  test.each(['T1_dma_f_453K', 'T1_dma_f_480K'])('%s', (id) => {
    const reference = referenceCase('linear.json', id);
    const result = runDmaFrequency(
      request(tableModel(reference), {
        conditions: { T: input(reference, 'T') },
        points: { frequency: reference.x.values },
      }),
    );
    for (const [wanted, series] of seriesNames) {
      expectSeries(reference, wanted, (_, i) => result.curves[0]?.series[series]?.values[i], 1e-9);
    }
  });

  test.each(['T1_times', 'T1_stress_times'])('%s', (id) => {
    const reference = referenceCase('linear.json', id);
    const result = runRelaxationTimes(
      request(tableModel(reference), {
        conditions: { static_stress: input(reference, 'sigma') },
        points: { T: reference.x.values },
      }),
    );
    for (const [wanted, series] of [
      ['tau_beta', 'tau.beta'],
      ['tau_max', 'tau.alpha.max'],
      ['tau_an', 'tau.alpha.an'],
      ['chi', 'chi'],
    ] as const) {
      expectSeries(reference, wanted, (_, i) => result.curves[0]?.series[series]?.values[i]);
    }
  });

  // Peaks at 1 Hz of the three responses: α 481.8 K and 8.04 GPa as printed, 482.4 K and 8.43 GPa with Γ, 488 K and
  // 10.7 GPa for the exact transform (computed independently for the project's brief).
  test.each([
    ['printed', 481.8, 8.04e9],
    ['gamma', 482.4, 8.43e9],
    ['exact', 488, 10.7e9],
  ] as const)('alpha peak of the %s response', (response, temperature, height) => {
    const reference = referenceCase('linear.json', 'T1_dma_T_1Hz');
    const T = Array.from({ length: 2501 }, (_, i) => 300 + 0.1 * i);
    const result = runDmaTemperature(
      request(tableModel(reference, response), { conditions: { frequency: 1 }, points: { T } }),
    );
    const loss = result.curves[0]?.series['loss_modulus']?.values ?? [];
    const mark = result.curves[0]?.marks?.find(({ label }) => label === 'α');
    expectClose(mark?.x ?? Number.NaN, temperature, 0, response === 'exact' ? 0.5 : 0.06);
    expectClose(Math.max(...loss.map((value) => value ?? 0)), height, 0.005);
    const beta = result.curves[0]?.marks?.find(({ label }) => label === 'β');
    if (response === 'printed') expectClose(beta?.x ?? Number.NaN, 360.9, 0, 0.06);
  });
});
