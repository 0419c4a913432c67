import { describe, test } from 'vitest';
import { linearModel } from '../../server/src/solver/linear/model.ts';
import { timeFunctions, type TimeFunctions } from '../../server/src/solver/linear/time-functions.ts';
import type { Material } from '../../server/src/solver/material.ts';
import { element, modelOf, scalar, scalars, spectrum, wholeModel } from './problems.ts';
import { expectClose, expectSeries, input, referenceCase } from './reference-cases.ts';

const functionsOf = (material: Material): TimeFunctions => timeFunctions(linearModel(material, 300, 0, 'tensile'));

describe('relaxation modulus against scipy and mpmath (Qiao 2019 eqs. 2-2 to 2-8)', () => {
  test.each([
    ['S4_debye_time', 'debye', []],
    ['S4_colecole_time', 'cole_cole', ['alpha']],
    ['S4_coledavidson_time', 'cole_davidson', ['gamma']],
    ['S4_hn_time', 'havriliak_negami', ['alpha', 'gamma']],
  ] as const)('%s', (id, kind, fields) => {
    const reference = referenceCase('linear.json', id);
    const parameters = scalars(Object.fromEntries(fields.map((field) => [field, input(reference, field)])));
    const term = { tau: scalar(input(reference, 'tau')), ...parameters };
    const { modulus } = functionsOf(
      modelOf(input(reference, 'Mu'), [element('a', kind, { ...term, strength: scalar(input(reference, 'DM')) })]),
    );
    expectSeries(reference, 'M_t', modulus, 1e-9);
    const alone = functionsOf(modelOf(1, [element('a', kind, { ...term, strength: scalar(1) })]));
    expectSeries(reference, 'phi', alone.modulus, 1e-9);
  });

  test('Gumbel distribution (Hao 2022 eq. 24)', () => {
    const reference = referenceCase('linear.json', 'S7_gumbel_B060_time');
    const { modulus } = functionsOf(
      modelOf(1, [
        element('a', 'debye', {
          strength: scalar(1),
          tau: scalar(1),
          spectrum: spectrum('gumbel', { B: input(reference, 'gumbel_B') }),
        }),
      ]),
    );
    expectSeries(reference, 'phi', modulus, 1e-9);
  });
});

describe('interconversion', () => {
  test('creep compliance of a stretched exponential, against mpmath', () => {
    const reference = referenceCase('linear.json', 'S5_J_from_M_kww05');
    const { compliance } = functionsOf(
      modelOf(input(reference, 'Mu'), [
        element('a', 'kww', {
          strength: scalar(input(reference, 'DM')),
          tau: scalar(input(reference, 'tau')),
          beta: scalar(input(reference, 'beta')),
        }),
      ]),
    );
    expectSeries(reference, 'J', compliance, 1e-9);
  });

  test('three parameters: relaxation and creep (Wang 2019)', () => {
    const relaxation = referenceCase('linear.json', 'S10_relax');
    const creep = referenceCase('linear.json', 'S10_creep');
    const solid = (reference: typeof creep) =>
      functionsOf(
        wholeModel(
          'three_parameter',
          scalars({ E1: input(reference, 'E1'), E2: input(reference, 'E2'), eta: input(reference, 'eta') }),
        ),
      );
    expectSeries(relaxation, 'stress', (t) => solid(relaxation).modulus(t) * input(relaxation, 'strain'));
    expectSeries(creep, 'strain', (t) => solid(creep).compliance(t) * input(creep, 'sigma'));
  });

  // ∫0^t M(t − u) J(u) du = t for every linear model.
  test.each([
    ['kww', { beta: 0.35 }],
    ['cole_cole', { alpha: 0.55 }],
    ['cole_davidson', { gamma: 0.3 }],
    ['havriliak_negami', { alpha: 0.95, gamma: 0.4 }],
  ] as const)('creep and relaxation of %s convolve to t', (kind, fields) => {
    const { modulus, compliance } = functionsOf(
      modelOf(60e9, [element('a', kind, { strength: scalar(45e9), tau: scalar(20), ...scalars(fields) })]),
    );
    for (const t of [1e-4, 1, 30, 4000]) {
      // Both factors vary like powers near their ends: double-exponential nodes from both.
      let sum = 0;
      const step = 0.05;
      for (let k = -90; k <= 90; k++) {
        const v = k * step;
        const inner = (Math.PI / 2) * Math.sinh(v);
        const share = 1 / (1 + Math.exp(-2 * inner));
        const rest = 1 / (1 + Math.exp(2 * inner));
        const weight = share * rest * Math.PI * Math.cosh(v) * step;
        sum += weight * modulus(t * rest) * compliance(t * share);
      }
      expectClose(sum, 1, 1e-10);
    }
  });
});
