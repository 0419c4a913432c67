import { describe, expect, test } from 'vitest';
import { measure, within, type MeasuredPoints } from '../../../server/src/solver/expectations/measures.ts';

/** A curve on a grid that can be computed anywhere, as a protocol runner can. */
function sampled(f: (x: number) => number, x: readonly number[]) {
  const at = (all: readonly number[]): MeasuredPoints => ({ x: all, y: all.map(f) });
  return {
    points: at(x),
    recompute: (extra: readonly number[]) => at([...new Set([...x, ...extra])].sort((a, b) => a - b)),
  };
}

const grid = (from: number, to: number, n: number): number[] =>
  Array.from({ length: n }, (_, i) => from + ((to - from) * i) / (n - 1));

describe('peaks do not depend on the grid of the test', () => {
  const peak = (x: number): number => Math.exp(-((x - Math.PI) ** 2));
  for (const n of [5, 8, 50, 333]) {
    test(`${n} points`, () => {
      const { points, recompute } = sampled(peak, grid(0, 6, n));
      expect(measure('max', points, { recompute })).toBeCloseTo(1, 9);
      expect(measure('argmax', points, { recompute })).toBeCloseTo(Math.PI, 4);
    });
  }

  test('over decades', () => {
    const lossOfDebye = (x: number): number => x / (1 + x * x);
    const { points, recompute } = sampled(
      lossOfDebye,
      [-6, -4, -2, 0.3, 2, 4].map((exponent) => 10 ** exponent),
    );
    expect(measure('max', points, { recompute })).toBeCloseTo(0.5, 9);
  });

  test('a largest value at the end of the interval is the end', () => {
    const { points, recompute } = sampled((x) => x, grid(0, 1, 11));
    expect(measure('argmax', points, { recompute })).toBe(1);
  });

  test('argmin finds a valley', () => {
    const { points, recompute } = sampled((x) => (x - 0.3) ** 2, grid(0, 1, 7));
    expect(measure('argmin', points, { recompute })).toBeCloseTo(0.3, 4);
  });
});

describe('other measures', () => {
  const { points, recompute } = sampled((x) => 1 + 2 * x - x * x, grid(0, 1, 101));

  test('slope is the initial one, exact for a parabola', () => {
    expect(measure('slope', points, { recompute })).toBeCloseTo(2, 12);
  });

  test('slope does not depend on the points of the test', () => {
    for (const x of [grid(0, 1, 3), grid(0, 1, 77), [0, 0.7, 1]]) {
      const coarse = sampled((v) => Math.sinh(v), x);
      expect(measure('slope', coarse.points, coarse)).toBeCloseTo(1, 4);
    }
  });

  test('slope of a curve over decades is that at its start', () => {
    const decades = sampled((v) => v ** 3, [0.01, 1, 1000]);
    expect(measure('slope', decades.points, decades) ?? 0).toBeCloseTo(3e-4, 7);
  });

  test('slope of a curve that has values at its own points only', () => {
    const x = [0, 0.1, 0.35, 1];
    const fixed = { x, y: x.map((v) => 3 * v - 5 * v * v) };
    expect(measure('slope', fixed, { recompute: () => fixed })).toBeCloseTo(3, 12);
  });

  test('first and last keep to the interval', () => {
    const interval = { lower: 0.5, upper: 0.75 };
    expect(measure('first', points, { interval, recompute })).toBeCloseTo(1.75, 12);
    expect(measure('last', points, { interval, recompute })).toBeCloseTo(1 + 1.5 - 0.5625, 12);
  });

  test('an empty interval has no measure', () => {
    const interval = { lower: 2, upper: 3 };
    expect(measure('max', points, { interval, recompute })).toBeUndefined();
    expect(within(points, interval).x).toEqual([]);
  });

  test('value is read at its own x only', () => {
    expect(measure('value', points, { at: 0.5, recompute })).toBeCloseTo(1.75, 12);
    expect(measure('value', points, { at: 0.5001, recompute })).toBeUndefined();
  });
});
