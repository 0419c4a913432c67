/** Dynamic tests with every law and spectrum, times, Angell plots, master curves and Prony series against Python's values. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { solve } from '../../server/src/solver/solve.ts';
import { checkText, errorsOf } from '../unit/model/check-text.ts';

interface Case {
  readonly name: string;
  /** A model and the test of it, in the language. */
  readonly text: string;
  readonly x: readonly number[];
  readonly series: Readonly<Record<string, readonly number[]>>;
  readonly metrics: Readonly<Record<string, number>>;
  /** Relative error allowed. */
  readonly accuracy: number;
}

const isTable = (value: unknown): value is { readonly cases: readonly Case[] } =>
  typeof value === 'object' && value !== null && 'cases' in value && Array.isArray(value.cases);

const table: unknown = JSON.parse(readFileSync(new URL('reference/dma-and-times.json', import.meta.url), 'utf8'));
if (!isTable(table)) throw new Error('dma-and-times.json holds no cases');

const relative = (found: number | null | undefined, expected: number): number =>
  Math.abs((found ?? Number.NaN) - expected) / (Math.abs(expected) || 1);

describe.each(table.cases)('$name', ({ text, x, series, metrics, accuracy }) => {
  const checked = checkText(`mgmodel 1\n${text}`);
  const [result] = solve(checked.problem).tests;

  test('the model is without errors', () => expect(errorsOf(checked)).toEqual([]));

  test.each(Object.keys(series))('%s', (name) => {
    const curve = result?.curves.find((one) => name in one.series);
    expect(curve?.x.values).toHaveLength(x.length);
    x.forEach((value, i) => expect(relative(curve?.x.values[i], value)).toBeLessThan(1e-12));
    series[name]?.forEach((expected, i) => {
      const found = curve?.series[name]?.values[i];
      expect(relative(found, expected), `at ${x[i]}`).toBeLessThan(accuracy);
    });
  });

  if (Object.keys(metrics).length > 0) {
    test.each(Object.keys(metrics))('%s', (name) => {
      expect(relative(result?.metrics[name]?.value, metrics[name] ?? Number.NaN)).toBeLessThan(accuracy);
    });
  }
});
