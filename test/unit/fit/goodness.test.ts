import { describe, expect, test } from 'vitest';
import { curveFor, goodness } from '../../../server/src/fit/goodness.ts';
import type { Curve } from '../../../server/src/solver/result.ts';

const line = { x: [0, 1, 2], y: [0, 1, 2] };

describe('goodness', () => {
  test('on the line R² is one and nothing is left', () =>
    expect(goodness(line, { x: [0.5, 1.5], y: [0.5, 1.5] })).toEqual({ r2: 1, rms: 0, relative: 0 }));
  test('off by one everywhere', () => {
    const found = goodness(line, { x: [0, 1, 2], y: [1, 2, 3] });
    expect(found?.rms).toBeCloseTo(1, 12);
    expect(found?.r2).toBeCloseTo(1 - 3 / 2, 12);
    expect(found?.relative).toBeCloseTo(Math.sqrt(3 / 14), 12);
  });
  test('the size of the unit changes the rms only', () => {
    const small = goodness(line, { x: [0, 1, 2], y: [0.1, 1.3, 1.9] });
    const large = goodness({ x: line.x, y: [0, 1e9, 2e9] }, { x: [0, 1, 2], y: [0.1e9, 1.3e9, 1.9e9] });
    expect(large?.r2).toBeCloseTo(small?.r2 ?? NaN, 12);
    expect(large?.relative).toBeCloseTo(small?.relative ?? NaN, 12);
    expect((large?.rms ?? NaN) / 1e9).toBeCloseTo(small?.rms ?? NaN, 12);
  });
  test.each([
    ['outside the curve', [5, 6], [1, 2]],
    ['one point', [1], [1]],
    ['all alike', [0, 1], [1, 1]],
  ])('%s: nothing is said', (_, x, y) => expect(goodness(line, { x, y })).toBeUndefined());
  test('a hundred thousand points on a curve of as many, which may run backwards', () => {
    const count = 100_001;
    const x = Array.from({ length: count }, (_, i) => i / (count - 1));
    const y = x.map((at) => at * at);
    const measured = { x, y: y.map((value, i) => value + (i % 2 === 0 ? 0.01 : -0.01)) };
    const forwards = goodness({ x, y }, measured);
    expect(forwards?.rms).toBeCloseTo(0.01, 12);
    // The variance of x² over [0, 1] is 4/45.
    expect(forwards?.r2).toBeCloseTo(1 - 1e-4 / (4 / 45), 5);
    const few = { x: measured.x.filter((_, i) => i % 500 === 0), y: measured.y.filter((_, i) => i % 500 === 0) };
    const back = goodness({ x: x.toReversed(), y: y.toReversed() }, few);
    expect(back?.rms).toBeCloseTo(goodness({ x, y }, few)?.rms ?? NaN, 14);
  });
  test('at the ends of a curve and where it stands upright', () => {
    const step = { x: [0, 1, 1, 2], y: [0, 0, 1, 1] };
    expect(goodness(step, { x: [0, 2], y: [0, 1] })?.rms).toBe(0);
    // Of the two values there the first counts.
    expect(goodness(step, { x: [0.5, 1], y: [1, 0] })?.rms).toBeCloseTo(Math.sqrt(0.5), 12);
  });
  test('a point beside a gap does not count', () =>
    expect(goodness({ x: [0, 1, 2, 3], y: [0, 1, null, 3] }, { x: [0, 0.5, 1.5], y: [0, 0.5, 9] })?.r2).toBe(1));
});

test('points are compared with the curve of their conditions', () => {
  const accuracy = { rtol: 0, atol: 0 };
  const curve = (frequency: number, series: string): Curve => ({
    model: 'm',
    at: { frequency: { value: frequency, unit: 'Hz' }, rate: { value: 1, unit: 'K/s' } },
    x: { name: 'T', unit: 'K', values: [] },
    series: { [series]: { unit: 'Pa', values: [], accuracy } },
  });
  const curves = [curve(1, 'a'), curve(16, 'a'), curve(16, 'b')];
  expect(curveFor(curves, { series: 'a', at: { frequency: 16 } })).toBe(curves[1]);
  expect(curveFor(curves, { series: 'b', at: {} })).toBe(curves[2]);
  // What is the same for all curves does not tell them apart.
  expect(curveFor(curves, { series: 'a', at: { frequency: 16, rate: 2 } })).toBe(curves[1]);
  expect(curveFor(curves, { series: 'a', at: { frequency: 4 } })).toBeUndefined();
});
