/** Relaxation functions at the ends of their ranges, against mpmath with 40 digits (reference/make_extremes.py). */
import { describe, test } from 'vitest';
import { debyeShape } from '../../server/src/solver/linear/debye.ts';
import { distributedShape } from '../../server/src/solver/linear/distributed.ts';
import { prepareDistribution } from '../../server/src/solver/linear/distribution.ts';
import { havriliakNegamiShape } from '../../server/src/solver/linear/havriliak-negami.ts';
import { kwwShape } from '../../server/src/solver/linear/kww.ts';
import type { RelaxationShape } from '../../server/src/solver/linear/shape.ts';
import { tabulatedShape } from '../../server/src/solver/linear/tabulated.ts';
import { lowerIncompleteGamma, upperIncompleteGamma } from '../../server/src/solver/numerics/gamma.ts';
import { expectSeries, input, referenceCases, type ReferenceCase } from './reference-cases.ts';

const cases = (prefix: string): (readonly [string, ReferenceCase])[] =>
  referenceCases('extremes.json')
    .filter(({ id }) => id.startsWith(prefix))
    .map((reference) => [reference.id, reference]);

function expectResponse(reference: ReferenceCase, shape: RelaxationShape, rtol: number): void {
  const at = (index: number) => (omega: number) => {
    const out = new Float64Array(3);
    shape.response(Math.log(omega), out);
    return out[index];
  };
  expectSeries(reference, 'chi1', at(0), rtol);
  expectSeries(reference, 'chi2', at(1), rtol);
  expectSeries(reference, 'rest', at(2), rtol);
}

describe('frequency response', () => {
  test.each(cases('kww_'))('%s', (_, reference) => {
    expectResponse(reference, kwwShape(input(reference, 'beta')), 1e-10);
    expectResponse(reference, tabulatedShape(kwwShape(input(reference, 'beta'))), 1e-10);
  });

  test.each(cases('hn_').filter(([id]) => !id.startsWith('hn_time')))('%s', (_, reference) => {
    expectResponse(reference, havriliakNegamiShape(input(reference, 'alpha'), input(reference, 'gamma')), 1e-12);
  });

  test.each([...cases('gumbel_'), ...cases('gaussian_')])('%s', (id, reference) => {
    const distribution = id.startsWith('gumbel')
      ? ({ kind: 'gumbel', B: input(reference, 'B') } as const)
      : ({ kind: 'gaussian', width: input(reference, 's') } as const);
    const shape = distributedShape(debyeShape, prepareDistribution(distribution));
    expectResponse(reference, shape, 1e-11);
    expectResponse(reference, tabulatedShape(shape), 1e-10);
  });
});

describe('relaxation in time', () => {
  test.each(cases('hn_time'))('%s', (_, reference) => {
    const shape = havriliakNegamiShape(input(reference, 'alpha'), input(reference, 'gamma'));
    expectSeries(reference, 'phi', (t) => shape.relaxation(t), 1e-10);
    expectSeries(reference, 'rest', (t) => shape.relaxed(t), 1e-10);
  });

  test.each([...cases('gumbel_'), ...cases('gaussian_')])('%s', (id, reference) => {
    const distribution = id.startsWith('gumbel')
      ? ({ kind: 'gumbel', B: input(reference, 'B') } as const)
      : ({ kind: 'gaussian', width: input(reference, 's') } as const);
    const shape = distributedShape(debyeShape, prepareDistribution(distribution));
    expectSeries(reference, 'phi', (t) => shape.relaxation(t), 1e-10);
  });
});

test.each(cases('incomplete_gamma'))('%s', (_, reference) => {
  const a = input(reference, 'a');
  expectSeries(reference, 'upper', (x) => upperIncompleteGamma(a, x), 1e-12);
  expectSeries(reference, 'lower', (x) => lowerIncompleteGamma(a, x), 1e-13);
});
