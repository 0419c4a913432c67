/** Expectations of one curve ask for its points together: each asking solves the test again. */
import { expect, test } from 'vitest';
import { rememberedCurve } from '../../../server/src/solver/expectations/remembered-curve.ts';
import type { Curve } from '../../../server/src/solver/result.ts';

const parabolaAt = (x: readonly number[]): Curve => ({
  model: 'm',
  at: {},
  x: { name: 'T', unit: 'K', values: x },
  series: { y: { unit: '', values: x.map((one) => one * one), accuracy: { rtol: 0, atol: 0 } } },
});

/** A curve at 1, 2, 3, 4 with a list of what was asked of it. */
function counted(...named: number[]) {
  const grid = [1, 2, 3, 4];
  const asked: (readonly number[])[] = [];
  const curve = rememberedCurve(
    {
      curve: parabolaAt(grid),
      recompute: (extraX) => {
        asked.push(extraX);
        return parabolaAt([...new Set([...grid, ...extraX])].sort((a, b) => a - b));
      },
    },
    named,
  );
  const at = (...x: number[]) => {
    const found = curve.recompute(x);
    return found?.x.values.map((one, i) => [one, found.series['y']?.values[i]]);
  };
  return { at, asked };
}

test('all x that are named are computed at once; each asking gets its own and those of the test', () => {
  const { at, asked } = counted(1.5, 2, 3.5);
  expect(at(1.5)).toEqual([
    [1, 1],
    [1.5, 2.25],
    [2, 4],
    [3, 9],
    [4, 16],
  ]);
  expect(at(2, 3.5)?.map(([x]) => x)).toEqual([1, 2, 3, 3.5, 4]);
  expect(asked).toEqual([[1.5, 2, 3.5]]);
});

test('what closes in on a peak is computed once for its height and its place', () => {
  const { at, asked } = counted();
  expect(at(1.25, 1.75)).toEqual(at(1.25, 1.75));
  expect(asked).toEqual([[1.25, 1.75]]);
});

test('an x beyond the end of the test is computed by itself', () => {
  const { at, asked } = counted(1.5, 100);
  expect(at(1.5)?.map(([x]) => x)).toEqual([1, 1.5, 2, 3, 4]);
  expect(at(100)?.at(-1)).toEqual([100, 10_000]);
  expect(asked).toEqual([[1.5], [100]]);
});
