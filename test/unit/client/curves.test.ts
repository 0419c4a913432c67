import fc from '../../support/properties.ts';
import { describe, expect, test } from 'vitest';
import { decimate } from '../../../client/shared/charts/decimate.ts';
import { contourLabels } from '../../../client/shared/charts/contour-labels.ts';
import { contour, type ContourPath } from '../../../client/shared/charts/contours.ts';
import { edgesBetween } from '../../../client/shared/charts/heat-map.ts';
import { foremost, interpolate, peaksOf } from '../../../client/shared/charts/peaks.ts';
import { pointsToDraw } from '../../../client/shared/charts/scatter.ts';
import type { HeatMap } from '../../../client/shared/charts/specification.ts';
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

describe('measured points to draw', () => {
  const field = { left: 0, right: 100, top: 0, bottom: 50 };
  const same = (value: number): number => value;
  test('one of those that cover each other, and every one that stands alone', () => {
    const cloud = range(50_000, (i) => 20 + (i % 100) / 1000);
    const x = [...cloud, 80];
    const y = [...cloud, 40];
    const shown = pointsToDraw(x, y, same, same, field, 2);
    expect(shown.at(-1)).toBe(50_000);
    expect(shown).toHaveLength(2);
  });
  test('none outside, none that has no place', () =>
    expect(pointsToDraw([-1, 5, 101, NaN, 100], [5, 51, 5, 5, 50], same, same, field, 2)).toEqual([4]));
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
  test('are whole lines: one round a hill, two where there are two', () => {
    const x = range(41, (i) => i / 4 - 5);
    const hill = (a: number, b: number): number => Math.exp(-(a * a) - b * b);
    const one = contour(
      x,
      x,
      x.map((b) => x.map((a) => hill(a, b))),
      0.3,
    );
    expect(one).toHaveLength(1);
    expect(one[0]?.at(0)).toEqual(one[0]?.at(-1));
    const two = x.map((b) => x.map((a) => hill(a - 2.5, b) + hill(a + 2.5, b)));
    expect(contour(x, x, two, 0.3)).toHaveLength(2);
    expect(contour(x, x, two, 2)).toEqual([]);
  });
  test('stop where nothing was computed', () => {
    const x = [0, 1, 2, 3];
    const values = [0, 1].map((b) => x.map((a) => (a === 2 ? null : a + 10 * b)));
    const [line, ...others] = contour(x, [0, 1], values, 5);
    expect(others).toEqual([]);
    expect(line?.map(([a]) => a).toSorted()).toEqual([0, 1]);
  });
});

describe('cells of a map', () => {
  test('meet half way between their middles, on the scale they are drawn on', () => {
    expect(edgesBetween([1, 2, 4], 'linear')).toEqual([0.5, 1.5, 3, 5]);
    const edges = edgesBetween([1, 100], 'log');
    [0.1, 10, 1000].forEach((edge, i) => expect(edges[i]).toBeCloseTo(edge, 9));
  });
});

describe('labels of contours', () => {
  const field = { left: 0, right: 400, top: 0, bottom: 300 };
  const map = (paths: readonly (readonly [number, ContourPath])[]): HeatMap => ({
    axis: {
      key: 'p/map',
      title: 'T (K)',
      words: 'T',
      unit: 'K',
      units: ['K'],
      transform: { factor: 1, offset: 0, reciprocal: false },
      scale: 'linear',
      canBeLog: false,
      range: [0, 1],
      quantity: 'T',
    },
    label: 'E″',
    unit: 'GPa',
    columns: [],
    rows: [],
    values: [],
    scale: 'linear',
    range: [0, 10],
    contours: paths.map(([level, path]) => ({ level, paths: [path] })),
  });
  const same = (value: number): number => value;

  test('stand on their lines, turned along them, and never upside down', () => {
    const rising: ContourPath = Array.from({ length: 41 }, (_, i) => [390 - 9 * i, 20 + 6 * i] as const);
    const [label] = contourLabels(map([[5, rising]]), same, same, field, 10);
    expect(label?.text).toBe('5');
    const [x, y] = [label?.x ?? 0, label?.y ?? 0];
    expect((390 - x) / 9).toBeCloseTo((y - 20) / 6, 9);
    expect(label?.angle).toBeCloseTo((Math.atan2(-6, 9) * 180) / Math.PI, 9);
  });
  test('keep clear of each other and of the edges', () => {
    const lines = Array.from({ length: 8 }, (_, i): [number, ContourPath] => [
      i + 1,
      Array.from({ length: 40 }, (__, j) => [10 * j, 140 + i * 3] as const),
    ]);
    const labels = contourLabels(map(lines), same, same, field, 10);
    expect(labels.length).toBeGreaterThan(3);
    for (const [i, { x, y }] of labels.entries()) {
      expect(x).toBeGreaterThan(8);
      expect(x).toBeLessThan(392);
      for (const other of labels.slice(i + 1)) expect(Math.hypot(other.x - x, other.y - y)).toBeGreaterThan(15);
    }
  });
  test('are left out where a line is too short for one', () => {
    const short: ContourPath = [
      [100, 100],
      [112, 100],
    ];
    expect(contourLabels(map([[5, short]]), same, same, field, 10)).toEqual([]);
  });
});
