/** Random models of all kinds in tests over time, against values that scipy computed (make_random_models.py). */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Curve } from '../../../server/src/solver/result.ts';
import { solve } from '../../../server/src/solver/solve.ts';
import { checkText, errorsOf } from '../../unit/model/check-text.ts';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly uncertain: number;
  readonly peak?: { readonly stress: number; readonly strain: number };
  readonly series: Readonly<Record<string, readonly number[]>>;
  readonly cycle: Readonly<Record<string, readonly number[]>>;
}

const isTable = (value: unknown): value is { readonly cases: readonly Case[] } =>
  typeof value === 'object' && value !== null && 'cases' in value && Array.isArray(value.cases);

const table: unknown = JSON.parse(readFileSync(new URL('../reference/random-models.json', import.meta.url), 'utf8'));
if (!isTable(table)) throw new Error('random-models.json holds no cases');

/** The values of a part, however small it is, to six digits of its own largest, and within the accuracy it states. */
function expectValues(curve: Curve | undefined, expected: Case['series'], uncertain: number): void {
  for (const [name, wanted] of Object.entries(expected)) {
    const found = curve?.series[name];
    expect(found?.values.length, name).toBe(wanted.length);
    const largest = Math.max(...wanted.map(Math.abs));
    const { rtol, atol } = found?.accuracy ?? { rtol: 0, atol: 0 };
    wanted.forEach((want, i) => {
      const error = Math.abs((found?.values[i] ?? Number.NaN) - want) - uncertain * largest;
      expect(error / largest, `${name}[${i}], ${want}`).toBeLessThanOrEqual(1e-6);
      expect(error, `${name}[${i}] as stated, ${want}`).toBeLessThanOrEqual(rtol * Math.abs(want) + atol);
    });
  }
}

describe('random models', () => {
  test.each(table.cases)('$name', ({ text, series, cycle, uncertain, peak }) => {
    const checked = checkText(text);
    expect(errorsOf(checked)).toEqual([]);
    const [measured, whole] = solve(checked.problem).tests;
    expectValues(measured?.curves[0], series, uncertain);
    expectValues(measured?.curves[1], cycle, uncertain);
    if (!peak) return;
    expect(whole?.expectations.map(({ passed }) => passed)).toEqual([true, true]);
    // The curve that chose its points has the peak among them.
    const [curve] = whole?.curves ?? [];
    const highest = Math.max(...(curve?.series['stress']?.values.map((value) => value ?? 0) ?? []));
    expect(Math.abs(highest / peak.stress - 1), 'highest point').toBeLessThan(1e-6);
  });

  test('a weak part states an error below itself', () => {
    const weak = table.cases.filter(({ name }) => name.startsWith('weak'));
    expect(weak.length).toBeGreaterThan(5);
    for (const { name, text, series } of weak) {
      const curve = solve(checkText(text).problem).tests[0]?.curves[0];
      for (const part of ['strain.beta', 'strain.gam'].filter((one) => series[one])) {
        const largest = Math.max(...(series[part] ?? []));
        expect(curve?.series[part]?.accuracy.atol, `${part} of ${name}`).toBeLessThan(1e-5 * largest);
      }
    }
  });
});
