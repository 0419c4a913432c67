import { describe, expect, test } from 'vitest';
import { fittingLabel } from '../../../client/shared/charts/labels.ts';
import {
  commonPower,
  niceStep,
  rangeOf,
  reciprocalTicks,
  ticksOf,
  titleWithPower,
} from '../../../client/shared/charts/ticks.ts';

const labels = (ticks: readonly { label: string }[]) => ticks.flatMap(({ label }) => (label === '' ? [] : [label]));
const at = (ticks: readonly { value: number; label: string }[]) =>
  ticks.flatMap(({ value, label }) => (label === '' ? [] : [value]));

describe('ticks', () => {
  test.each([
    ['linear', 300, 550, 5, ['300', '350', '400', '450', '500', '550']],
    ['linear', 0, 0.3, 3, ['0', '0.1', '0.2', '0.3']],
    ['linear', -1, 1, 4, ['−1', '−0.5', '0', '0.5', '1']],
    ['log', 1e-13, 1e4, 6, ['10⁻¹³', '10⁻¹⁰', '10⁻⁷', '10⁻⁴', '10⁻¹', '10²']],
    ['log', 1e-2, 1e2, 6, ['0.01', '0.1', '1', '10', '100']],
    ['log', 1e-3, 1e3, 7, ['10⁻³', '10⁻²', '10⁻¹', '10⁰', '10¹', '10²', '10³']],
    ['log', 2, 9, 4, ['2', '4', '6', '8']],
  ] as const)('%s %d … %d with room for %d', (scale, min, max, count, expected) => {
    expect(labels(ticksOf(scale, min, max, count))).toEqual(expected);
  });

  test('minor ticks of a log axis stand at 2 … 9 and carry no label', () => {
    const minor = ticksOf('log', 1, 1000, 4).filter(({ label }) => label === '');
    expect(minor.map(({ value }) => value)).toEqual(
      [1, 10, 100].flatMap((decade) => [2, 3, 4, 5, 6, 7, 8, 9].map((digit) => digit * decade)),
    );
  });

  test('an empty or senseless range has no ticks', () => {
    expect(ticksOf('linear', 1, 1, 5)).toEqual([]);
    expect(reciprocalTicks(0, 1, 5)).toEqual([]);
  });

  test('round temperatures over 1000/T, in kelvin and degrees Celsius', () => {
    const kelvin = reciprocalTicks(1000 / 550, 1000 / 300, 5);
    expect(labels(kelvin)).toEqual(['550', '500', '450', '400', '350', '300']);
    expect(at(kelvin)[0]).toBeCloseTo(1000 / 550, 12);
    const celsius = reciprocalTicks(1000 / 373.15, 1000 / 273.15, 2, { factor: 1, offset: 273.15 });
    expect(labels(celsius)).toEqual(['100', '50', '0']);
  });

  test.each([
    [1, 1],
    [1.2, 2],
    [3, 5],
    [7, 10],
    [0.03, 0.05],
  ])('%d steps to %d', (rough, nice) => expect(niceStep(rough)).toBeCloseTo(nice, 12));
});

describe('numbers too small or large to be read at every tick', () => {
  test('leave their power of ten to the title', () => {
    expect(labels(ticksOf('linear', 0, 8e-11, 4))).toEqual(['0', '2', '4', '6', '8']);
    expect(commonPower('linear', 0, 8e-11)).toBe(-11);
    expect(labels(ticksOf('linear', 0, 3e6, 3))).toEqual(['0', '1', '2', '3']);
    expect(titleWithPower({ title: 'ΔE/E', unit: '' }, -11)).toBe('ΔE/E (10⁻¹¹)');
    expect(titleWithPower({ title: 't (s)', unit: 's' }, 6)).toBe('t (10⁶ s)');
  });
  test.each([
    ['linear', 0, 9e4],
    ['linear', -0.001, 0.002],
    ['log', 1e-12, 1e-6],
  ] as const)('%s %d … %d needs none', (scale, min, max) => {
    expect(commonPower(scale, min, max)).toBe(0);
    expect(titleWithPower({ title: 't (s)', unit: 's' }, 0)).toBe('t (s)');
  });
});

describe('label of a mark', () => {
  const mark = { label: 'percolation, c = 0.25 at 1.8 %', short: 'percolation 1.8 %' };
  test.each([
    [600, 'percolation, c = 0.25 at 1.8 %'],
    [200, 'percolation 1.8 %'],
    [90, 'percolation'],
    [40, ''],
  ])('in a field of %d pixels', (width, text) => expect(fittingLabel(mark, width, 11)).toBe(text));
});

describe('range of an axis', () => {
  test('starts at zero where the data do, and leaves air above', () => {
    const [low, high] = rangeOf([0, 1, 10], 'linear', false);
    expect(low).toBe(0);
    expect(high).toBeGreaterThan(10);
  });
  test('a log axis leaves out zeros and negative values', () => {
    const [low, high] = rangeOf([-1, 0, 1e-3, 1e3], 'log', true);
    expect([low, high]).toEqual([1e-3, 1e3]);
  });
  test('of one value is around it', () => {
    const [low, high] = rangeOf([5], 'linear', false);
    expect(low).toBeLessThan(5);
    expect(high).toBeGreaterThan(5);
  });
  test('of nothing can still be drawn', () => {
    expect(rangeOf([], 'linear', false)).toEqual([0, 1]);
    expect(rangeOf([], 'log', true)).toEqual([0.1, 10]);
  });
});
