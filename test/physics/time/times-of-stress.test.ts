/** Models whose stresses add and whose times depend on the stress: values that scipy computed. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { solve } from '../../../server/src/solver/solve.ts';
import { checkText, errorsOf } from '../../unit/model/check-text.ts';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly series: Readonly<Record<string, readonly number[]>>;
  readonly rtol: number;
}

const isTable = (value: unknown): value is { readonly cases: readonly Case[] } =>
  typeof value === 'object' && value !== null && 'cases' in value && Array.isArray(value.cases);

const table: unknown = JSON.parse(readFileSync(new URL('../reference/times-of-stress.json', import.meta.url), 'utf8'));
if (!isTable(table)) throw new Error('times-of-stress.json holds no cases');

describe('beside scipy (make_times_of_stress.py)', () => {
  test.each(table.cases)('$name', ({ text, series, rtol }) => {
    const checked = checkText(text);
    expect(errorsOf(checked)).toEqual([]);
    const [result] = solve(checked.problem).tests;
    expect(result?.issues).toEqual([]);
    for (const [name, wanted] of Object.entries(series)) {
      const found = result?.curves[0]?.series[name];
      const { rtol: promised = 0, estimate = 1 } = found?.accuracy ?? {};
      expect(found?.values.length, name).toBe(wanted.length);
      expect(estimate).toBeLessThan(promised);
      const largest = Math.max(...wanted.map(Math.abs));
      wanted.forEach((want, i) => {
        const error = Math.abs((found?.values[i] ?? Number.NaN) - want);
        expect(error, `${name}[${i}], ${want}`).toBeLessThanOrEqual(rtol * Math.abs(want));
        // No more than the curve says of itself, and what the reference may be off by.
        expect(error, `${name}[${i}], ${want}`).toBeLessThanOrEqual((estimate + 1e-9) * largest);
      });
    }
  });
});
