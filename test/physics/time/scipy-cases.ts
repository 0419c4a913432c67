/** Cases whose text is solved and compared with values that scripts of ../reference computed with scipy. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Curve } from '../../../server/src/solver/result.ts';

export interface ScipyCase {
  readonly name: string;
  readonly text: string;
  /** What the reference itself is not sure of, as a share of the largest value of each series. */
  readonly uncertain: number;
  readonly peak?: { readonly stress: number; readonly strain: number };
  readonly series: Readonly<Record<string, readonly number[]>>;
  /** Series of the curve over cycles. */
  readonly cycle: Readonly<Record<string, readonly number[]>>;
}

const isTable = (value: unknown): value is { readonly cases: readonly ScipyCase[] } =>
  typeof value === 'object' && value !== null && 'cases' in value && Array.isArray(value.cases);

/** Cases of `test/physics/reference/FILE`. */
export function scipyCases(file: string): readonly ScipyCase[] {
  const table: unknown = JSON.parse(readFileSync(new URL(`../reference/${file}`, import.meta.url), 'utf8'));
  if (!isTable(table)) throw new Error(`${file} holds no cases`);
  return table.cases;
}

/** Each value of a series, however small that is, within the accuracy that it states and within `share` of its largest. */
export function expectValues(
  curve: Curve | undefined,
  expected: ScipyCase['series'],
  { share, uncertain }: { readonly share: number; readonly uncertain: number },
): void {
  for (const [name, wanted] of Object.entries(expected)) {
    const found = curve?.series[name];
    expect(found?.values.length, name).toBe(wanted.length);
    const largest = Math.max(...wanted.map(Math.abs));
    const { rtol, atol } = found?.accuracy ?? { rtol: 0, atol: 0 };
    wanted.forEach((want, i) => {
      const error = Math.abs((found?.values[i] ?? Number.NaN) - want) - uncertain * largest;
      expect(error / largest, `${name}[${i}], ${want}`).toBeLessThanOrEqual(share);
      expect(error, `${name}[${i}] as stated, ${want}`).toBeLessThanOrEqual(rtol * Math.abs(want) + atol);
    });
  }
}
