/** The density of times of a stretched exponential against its series in 150 digits and more (make_kww_density.py). */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kwwDensityError, kwwDensityOf } from '../../server/src/solver/numerics/kww-density.ts';

interface Case {
  readonly beta: number;
  readonly values: readonly (readonly [x: number, density: number])[];
}

const isTable = (value: unknown): value is { readonly cases: readonly Case[] } =>
  typeof value === 'object' && value !== null && 'cases' in value && Array.isArray(value.cases);

const table: unknown = JSON.parse(readFileSync(new URL('reference/kww-density.json', import.meta.url), 'utf8'));
if (!isTable(table)) throw new Error('kww-density.json holds no cases');

test.each(table.cases)('β = $beta, relative to itself', ({ beta, values }) => {
  const density = kwwDensityOf(beta);
  for (const [x, expected] of values) {
    expect(Math.abs(density(x) / expected - 1), `at x = ${x}`).toBeLessThan(kwwDensityError);
  }
});
