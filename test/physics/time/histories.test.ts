/** Cyclic tests and programs with temperature ramps, against values that scipy computed (make_histories.py). */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { solve } from '../../../server/src/solver/solve.ts';
import type { Curve } from '../../../server/src/solver/result.ts';
import { checkText, errorsOf } from '../../unit/model/check-text.ts';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly series: Readonly<Record<string, readonly number[]>>;
  readonly cycle: Readonly<Record<string, readonly number[]>>;
  readonly uncertain: number;
}

const isTable = (value: unknown): value is { readonly cases: readonly Case[] } =>
  typeof value === 'object' && value !== null && 'cases' in value && Array.isArray(value.cases);

const table: unknown = JSON.parse(readFileSync(new URL('../reference/histories.json', import.meta.url), 'utf8'));
if (!isTable(table)) throw new Error('histories.json holds no cases');

/** Each value within the accuracy that the curve states, and within 1e-7 of the largest. */
function expectValues(curve: Curve | undefined, expected: Case['series'], uncertain: number): void {
  for (const [name, wanted] of Object.entries(expected)) {
    const found = curve?.series[name];
    expect(found?.values.length, name).toBe(wanted.length);
    const largest = Math.max(...wanted.map(Math.abs));
    const { rtol, atol } = found?.accuracy ?? { rtol: 0, atol: 0 };
    wanted.forEach((want, i) => {
      const error = Math.abs((found?.values[i] ?? Number.NaN) - want);
      const allowed = Math.min(rtol * Math.abs(want) + atol, 1e-7 * largest) + uncertain * largest;
      expect(error, `${name}[${i}], ${want}`).toBeLessThanOrEqual(allowed);
    });
  }
}

describe('histories', () => {
  test.each(table.cases)('$name', ({ text, series, cycle, uncertain }) => {
    const checked = checkText(text);
    expect(errorsOf(checked)).toEqual([]);
    const curves = solve(checked.problem).tests[0]?.curves;
    expectValues(curves?.[0], series, uncertain);
    expectValues(curves?.[1], cycle, uncertain);
  });
});
