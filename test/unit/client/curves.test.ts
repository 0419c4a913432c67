import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimate } from '../../../client/shared/charts/decimate.ts';
import { contour } from '../../../client/shared/charts/heat-map.ts';
import { interpolate, peaksOf } from '../../../client/shared/charts/peaks.ts';
import { toDrawn, toSi, usualUnit } from '../../../client/shared/charts/transform.ts';

const range = (count: number, value: (i: number) => number) => Array.from({ length: count }, (_, i) => value(i));

describe('peaks', () => {
  test('of a parabola are found exactly between the points', () => {
    const x = range(11, (i) => i);
    const y = x.map((value) => 7 - 2 * (value - 4.3) ** 2);
    const [peak, ...others] = peaksOf(x, y, false);
    expect(others).toEqual([]);
    expect(peak?.x).toBeCloseTo(4.3, 12);
    expect(peak?.y).toBeCloseTo(7, 12);
  });
  test('on unevenly spaced points too', () => {
    const x = [0, 1, 3, 4, 7, 9];
    const [peak] = peaksOf(
      x,
      x.map((value) => 5 - (value - 3.4) ** 2),
      false,
    );
    expect(peak?.x).toBeCloseTo(3.4, 12);
  });
  test('ripples of rounding are none, ends are none, gaps are none', () => {
    expect(
      peaksOf(
        range(9, (i) => i),
        [1, 1 + 1e-12, 1, 1 - 1e-12, 1, 1, 1, 1, 1],
        false,
      ),
    ).toEqual([]);
    expect(peaksOf([0, 1, 2], [3, 2, 1], false)).toEqual([]);
    expect(peaksOf([0, 1, 2], [1, null, 1], false)).toEqual([]);
  });
});

describe('interpolation', () => {
  test.each([
    [0.5, 5],
    [2, 20],
    [3, undefined],
    [-1, undefined],
  ])('at %d', (at, y) => expect(interpolate([0, 1, 2], [0, 10, 20], at)).toBe(y));
  test('nothing beside a gap', () => expect(interpolate([0, 1], [1, null], 0.5)).toBeUndefined());
});

describe('decimation', () => {
  const x = range(1_000_000, (i) => i / 1000);
  const y: (number | null)[] = x.map((value) => Math.sin(value));
  y[123_456] = 50;
  y[500_000] = null;
  const drawn = decimate(x, y, 0, 1000, 600, false);
  test('keeps a few points for each column of pixels', () => expect(drawn.length).toBeLessThan(600 * 6));
  test('keeps the ends, every extreme and every gap', () => {
    expect(drawn[0]).toEqual({ x: 0, y: 0 });
    expect(drawn.at(-1)?.x).toBe(999.999);
    expect(drawn).toContainEqual({ x: 123.456, y: 50 });
    expect(drawn).toContainEqual({ x: 500, y: Number.NaN });
  });
  test('leaves short curves as they are', () => {
    expect(decimate([1, 2, 3], [4, null, 6], 0, 10, 600, false)).toEqual([
      { x: 1, y: 4 },
      { x: 2, y: Number.NaN },
      { x: 3, y: 6 },
    ]);
  });
  test('a loop keeps going round', () => {
    const angle = range(10_000, (i) => (i / 10_000) * 2 * Math.PI);
    const loop = decimate(angle.map(Math.cos), angle.map(Math.sin), -1, 1, 500, false);
    expect(Math.min(...loop.map((point) => point.x))).toBeCloseTo(-1, 4);
    expect(loop.length).toBeLessThan(3000);
  });
});

describe('units of an axis', () => {
  const stress = {
    symbol: 'σ',
    words: 'stress',
    scale: 'linear',
    units: [
      { unit: 'GPa', factor: 1e9 },
      { unit: 'MPa', factor: 1e6 },
      { unit: 'Pa', factor: 1 },
    ],
  } as const;
  test.each([
    [33e9, 'linear', 'GPa'],
    [656e6, 'linear', 'MPa'],
    [5, 'linear', 'Pa'],
    [656e6, 'log', 'GPa'],
    [0, 'linear', 'GPa'],
  ] as const)('a stress up to %d on a %s axis is drawn in %3$s', (top, scale, unit) => {
    expect(usualUnit(stress, [0, top, null], scale).unit).toBe(unit);
  });
  test('drawn and SI values turn into each other', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        fc.constantFrom(
          { factor: 1e9, offset: 0, reciprocal: false },
          { factor: 1, offset: 273.15, reciprocal: false },
          { factor: 1, offset: 0, reciprocal: true },
        ),
        (value, transform) => {
          expect(toSi(transform, toDrawn(transform, value))).toBeCloseTo(value, 6);
        },
      ),
    );
  });
});

describe('contours', () => {
  test('of a plane are straight', () => {
    const x = [0, 1, 2];
    const y = [0, 1];
    const values = y.map((b) => x.map((a) => a + b));
    const points = contour(x, y, values, 1.5).flat();
    expect(points.length).toBeGreaterThan(0);
    for (const [a, b] of points) expect(a + b).toBeCloseTo(1.5, 12);
  });
});
