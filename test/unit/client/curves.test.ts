import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimate } from '../../../client/shared/charts/decimate.ts';
import { contour } from '../../../client/shared/charts/heat-map.ts';
import { foremost, interpolate, peaksOf } from '../../../client/shared/charts/peaks.ts';
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

describe('prominence', () => {
  test('is that of the definition: the fall to the higher of both saddles', () => {
    /** The definition, word for word: from the peak outwards until something is higher. */
    const isProminent = (y: readonly number[], peak: number, share: number): boolean => {
      const height = y[peak] ?? 0;
      const saddle = (side: readonly number[]): number => {
        const higher = side.findIndex((value) => value > height);
        return Math.min(height, ...side.slice(0, higher < 0 ? undefined : higher));
      };
      const higherSaddle = Math.max(saddle(y.slice(0, peak).toReversed()), saddle(y.slice(peak + 1)));
      return height - higherSaddle > share * Math.abs(height);
    };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 40 }), (y) => {
        const x = y.map((_, i) => i);
        const tops = x.filter((i) => {
          const [before, here, after] = [y[i - 1], y[i], y[i + 1]];
          return before !== undefined && here !== undefined && after !== undefined && here > before && here >= after;
        });
        const expected = tops.filter((i) => isProminent(y, i, 0.3));
        expect(peaksOf(x, y, false, 0.3)).toHaveLength(expected.length);
      }),
    );
  });
  test('of a serrated curve the peaks that stand out furthest are kept, in their order', () => {
    const y = range(2001, (i) => (i % 2) * (i === 501 ? 9 : i === 1301 ? 7 : 1) + 1);
    const kept = foremost(peaksOf(range(2001, Number), y, false), 2);
    expect(kept.map((peak) => [peak.y, peak.prominence])).toEqual([
      [10, 9],
      [8, 7],
    ]);
  });
  test('costs as much as the curve is long: a comb that falls has half a million tops', () => {
    const y = range(1_000_000, (i) => 2 - i * 1e-6 + (i % 2) * 1e-5);
    expect(peaksOf(range(1_000_000, Number), y, false)).toEqual([]);
  });
});

describe('interpolation', () => {
  test.each([
    [0.5, 5],
    [2, 20],
    [3, undefined],
    [-1, undefined],
  ])('at %d', (at, y) => expect(interpolate([0, 1, 2], [0, 10, 20], at)).toBe(y));
  test('from halves in a list that ascends as from beginning to end in any other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.option(fc.integer())), { minLength: 2, maxLength: 30 }),
        fc.integer({ min: -2, max: 44 }),
        (points, doubled) => {
          const ordered = points.toSorted(([a], [b]) => a - b);
          const x = ordered.map(([value]) => value);
          const y = ordered.map(([, value]) => value);
          // A last point that goes back and is never reached makes the list one of no order.
          expect(interpolate(x, y, doubled / 2)).toBe(interpolate([...x, -100], [...y, null], doubled / 2));
        },
      ),
    );
  });
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
  test.each([
    ['ascending', x, y],
    ['descending, as 1000/T', x.toReversed(), y.toReversed()],
  ])('%s: a short stretch is drawn as if there were nothing else', (_, xs, ys) => {
    const stretch = decimate(xs, ys, 123, 124, 600, false);
    // A thousand points in it, fewer than four for each column; those outside cost next to nothing.
    expect(stretch.filter((point) => point.x >= 123 && point.x <= 124)).toHaveLength(1001);
    expect(stretch.length).toBeLessThan(1012);
    expect(stretch).toContainEqual({ x: 123.456, y: 50 });
  });
  test('every column of a log axis has its lowest and highest point', () => {
    const [low, high, columns] = [1e-3, 1e3, 500];
    const xs = range(1_000_000, (i) => low * (high / low) ** (i / 999_999));
    const ys = xs.map((value, i) => Math.sin(37 * Math.log(value)) + ((i * 7919) % 1009) / 1009);
    const columnOf = (value: number) =>
      Math.min(columns - 1, Math.floor((Math.log(value / low) / Math.log(high / low)) * columns));
    const extremes = (points: readonly { readonly x: number; readonly y: number }[]) => {
      const found = Array.from({ length: columns }, () => ({ lowest: Infinity, highest: -Infinity }));
      for (const point of points) {
        const column = found[columnOf(point.x)];
        if (!column) continue;
        column.lowest = Math.min(column.lowest, point.y);
        column.highest = Math.max(column.highest, point.y);
      }
      return found;
    };
    const drawn = decimate(xs, ys, low, high, columns, true);
    expect(drawn.length).toBeLessThanOrEqual(4 * columns + 4);
    expect(extremes(drawn)).toEqual(extremes(xs.map((value, i) => ({ x: value, y: ys[i] ?? Number.NaN }))));
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
