/** How often a curve is integrated, and which result is kept: what each integration says of itself, in turn. */
import { expect, test } from 'vitest';
import { integrateAccurately } from '../../../server/src/solver/time/curve-series.ts';

interface Said {
  readonly estimate: number;
  /** Time at which the course ended early. */
  readonly at?: number;
  readonly isGivenUp?: true;
  readonly isCertain?: true;
}

/** The index of the result that is kept, and the tolerances of all integrations. */
function kept(says: readonly Said[]): { readonly index: number; readonly tolerances: readonly number[] } {
  const tolerances: number[] = [];
  const { index } = integrateAccurately((tolerance) => {
    const index = tolerances.push(tolerance) - 1;
    const { estimate, at, isGivenUp = false, isCertain = false } = says[index] ?? { estimate: Number.NaN };
    return {
      index,
      accuracy: { rtol: 1e-6, atol: 0, estimate },
      ending: at === undefined ? undefined : { at, isGivenUp, isCertain },
    };
  });
  return { index, tolerances };
}

test.each<[string, readonly Said[], number]>([
  ['accurate at once', [{ estimate: 5e-7 }], 0],
  ['accurate with smaller steps', [{ estimate: 5e-6 }, { estimate: 4e-7 }], 1],
  [
    'an end that smaller steps find too',
    [
      { estimate: 1e-7, at: 3 },
      { estimate: 1e-9, at: 3.000001 },
    ],
    1,
  ],
  ['an end that smaller steps pass', [{ estimate: 1e-7, at: 3 }, { estimate: 1e-9 }], 1],
  [
    'a later end',
    [
      { estimate: 1e-7, at: 3 },
      { estimate: 1e-9, at: 4 },
      { estimate: 1e-11, at: 4 },
    ],
    2,
  ],
  [
    'an end that comes earlier with smaller steps',
    [
      { estimate: 1e-7, at: 3 },
      { estimate: 1e-9, at: 2 },
    ],
    0,
  ],
  ['an end that the temperature alone makes', [{ estimate: 1e-7, at: 3, isCertain: true }], 0],
  ['given up', [{ estimate: 1e-5, at: 3, isGivenUp: true }], 0],
  [
    'given up, but further',
    [
      { estimate: 1e-7, at: 3 },
      { estimate: 1e-9, at: 4, isGivenUp: true },
    ],
    1,
  ],
  [
    'given up, and not as far',
    [
      { estimate: 1e-7, at: 3 },
      { estimate: 1e-9, at: 2, isGivenUp: true },
    ],
    0,
  ],
])('%s', (_, says, index) => {
  const found = kept(says);
  expect(found.index).toBe(index);
  expect(found.tolerances).toHaveLength(says.length);
  found.tolerances.forEach((tolerance, k) => {
    if (k > 0) expect(tolerance).toBeLessThan(found.tolerances[k - 1] ?? 0);
  });
});

test('where smaller steps make it worse, the best is integrated again', () => {
  const { tolerances } = kept([{ estimate: 3e-6 }, { estimate: 5e-6 }, { estimate: 3e-6 }]);
  expect(tolerances).toHaveLength(3);
  expect(tolerances[2]).toBe(tolerances[0]);
});
