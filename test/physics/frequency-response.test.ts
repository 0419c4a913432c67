import { describe, expect, test } from 'vitest';
import { runDmaFrequency, runDmaTemperature } from '../../server/src/solver/dma.ts';
import { shapeOfElement } from '../../server/src/solver/linear/shape-of-element.ts';
import { kwwShape } from '../../server/src/solver/linear/kww.ts';
import { tabulatedShape } from '../../server/src/solver/linear/tabulated.ts';
import type { Material } from '../../server/src/solver/material.ts';
import { element, law, modelOf, request, scalar, spectrum, wholeModel, scalars } from './problems.ts';
import { expectSeries, input, referenceCase } from './reference-cases.ts';

/** One series of a sweep over angular frequency (rad/s) at 300 K. */
function sweep(material: Material, omegas: readonly number[], series: string): readonly (number | null)[] {
  const frequencies = omegas.map((omega) => omega / (2 * Math.PI));
  const result = runDmaFrequency(request(material, { conditions: { T: 300 }, points: { frequency: frequencies } }));
  expect(result.issues).toEqual([]);
  return result.curves[0]?.series[series]?.values ?? [];
}

/** χ′ of the only element of a model whose time is 1 s, by itself: 1 − M′ would lose its digits. */
function susceptibility(material: Material, omega: number): number {
  const out = new Float64Array(3);
  const [only] = material.elements;
  if (only) shapeOfElement(only, 300).response(Math.log(omega), out);
  return out[0] ?? Number.NaN;
}

describe('modulus form against mpmath (Qiao 2019 eqs. 2-2 to 2-8)', () => {
  test.each(['S4_debye_freq', 'S4_colecole_freq', 'S4_coledavidson_freq', 'S4_hn_freq'])('%s', (id) => {
    const reference = referenceCase('linear.json', id);
    const material = modelOf(input(reference, 'Mu'), [
      element('a', 'havriliak_negami', {
        strength: scalar(input(reference, 'DM')),
        tau: scalar(input(reference, 'tau')),
        alpha: scalar(input(reference, 'alpha')),
        gamma: scalar(input(reference, 'gamma')),
      }),
    ]);
    const storage = sweep(material, reference.x.values, 'storage_modulus');
    const loss = sweep(material, reference.x.values, 'loss_modulus');
    expectSeries(reference, 'M_storage', (_, i) => storage[i]);
    expectSeries(reference, 'M_loss', (_, i) => loss[i]);
  });

  test.each([0.1, 0.3, 0.5, 0.9])('stretched exponential, beta = %f', (beta) => {
    const reference = referenceCase('linear.json', `S5_kww_${beta}`);
    // A unit modulus that relaxes to nothing: M' = 1 - chi', M'' = chi''.
    const material = modelOf(1, [element('a', 'kww', { strength: scalar(1), tau: scalar(1), beta: scalar(beta) })]);
    const loss = sweep(material, reference.x.values, 'loss_modulus');
    expectSeries(reference, 'chi1', (omega) => susceptibility(material, omega), 1e-10);
    expectSeries(reference, 'chi2', (_, i) => loss[i], 1e-10);
  });
});

describe('distributed times against mpmath (Hao 2022 eq. 24)', () => {
  test.each([
    ['S7_gumbel_B060_freq', spectrum('gumbel', { B: 0.6 })],
    ['S7_gauss_s15_freq', spectrum('gaussian', { width: 1.5 }, { width: 'number' })],
  ] as const)('%s', (id, distribution) => {
    const reference = referenceCase('linear.json', id);
    const material = modelOf(1, [
      element('a', 'debye', { strength: scalar(1), tau: scalar(1), spectrum: distribution }),
    ]);
    const loss = sweep(material, reference.x.values, 'loss_modulus');
    expectSeries(reference, 'chi1', (omega) => susceptibility(material, omega), 1e-10);
    expectSeries(reference, 'chi2', (_, i) => loss[i], 1e-10);
  });

  test('a width in the activation energy narrows on heating', () => {
    const reference = referenceCase('linear.json', 'S7_gaussU_T');
    const material = modelOf(1, [
      element('a', 'debye', {
        strength: scalar(1),
        tau: law('arrhenius', { tau0: input(reference, 'tau0'), U: input(reference, 'U') }),
        spectrum: spectrum('gaussian', { width: input(reference, 'dU') }, { width: 'molar_energy' }),
      }),
    ]);
    const result = runDmaTemperature(
      request(material, { conditions: { frequency: input(reference, 'f') }, points: { T: reference.x.values } }),
    );
    const series = result.curves[0]?.series;
    expectSeries(reference, 'chi1', (_, i) => 1 - (series?.['storage_modulus']?.values[i] ?? Number.NaN));
    expectSeries(reference, 'chi2', (_, i) => series?.['loss_modulus']?.values[i], 1e-9);
  });
});

describe('whole models', () => {
  test('three parameters (Wang 2019)', () => {
    const reference = referenceCase('linear.json', 'S10_dma');
    const material = wholeModel(
      'three_parameter',
      scalars({ E1: input(reference, 'E1'), E2: input(reference, 'E2'), eta: input(reference, 'eta') }),
    );
    for (const [wanted, series] of [
      ['E_storage', 'storage_modulus'],
      ['E_loss', 'loss_modulus'],
      ['tan_delta', 'tan_delta'],
    ] as const) {
      const values = sweep(material, reference.x.values, series);
      expectSeries(reference, wanted, (_, i) => values[i]);
    }
  });

  test('energy landscape (Wang 2019)', () => {
    const reference = referenceCase('linear.json', 'S12_pel');
    const material = wholeModel('energy_landscape', {
      ...scalars({
        mu: input(reference, 'mu'),
        Omega: input(reference, 'Omega'),
        beta: input(reference, 'beta'),
        nu: input(reference, 'nu'),
      }),
      // Energies arrive per mole.
      E_FU: scalar(input(reference, 'E_FU') * 6.02214076e23),
    });
    const result = runDmaTemperature(
      request(material, { conditions: { frequency: input(reference, 'f') }, points: { T: reference.x.values } }),
    );
    const series = result.curves[0]?.series;
    expectSeries(reference, 'G_storage', (_, i) => series?.['storage_modulus']?.values[i]);
    expectSeries(reference, 'G_loss', (_, i) => series?.['loss_modulus']?.values[i]);
  });
});

test('a table of a table is the table', () => {
  const table = tabulatedShape(kwwShape(0.5));
  expect(tabulatedShape(table)).toBe(table);
});
