/** Strains of the parts of the hierarchical model in tension, however small, against values that scipy computed. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runTension } from '../../../server/src/solver/time/tension.ts';
import { flagship, run } from './support.ts';

interface Case {
  readonly T: number;
  readonly rate: number;
  readonly numbers: { readonly B: number; readonly a2: number; readonly U: number; readonly chi_g: number };
  readonly strain: readonly number[];
  readonly uncertain: number;
  readonly series: Readonly<Record<string, readonly number[]>>;
}

const isTable = (value: unknown): value is { readonly cases: readonly Case[] } =>
  typeof value === 'object' && value !== null && 'cases' in value && Array.isArray(value.cases);

const table: unknown = JSON.parse(
  readFileSync(new URL('../reference/tension-components.json', import.meta.url), 'utf8'),
);
if (!isTable(table)) throw new Error('tension-components.json holds no cases');

/** The sum over a spectrum is accurate to a share of the elastic strain: at the start it has fewer digits. */
const allowed = (name: string): number => (name === 'strain.beta' ? 5e-6 : 1e-6);

describe.each(table.cases)('at $T K and $rate /s', ({ T, rate, numbers, strain, uncertain, series }) => {
  const result = run(runTension, flagship(numbers), { conditions: { T, strain_rate: rate }, points: { strain } });

  test.each(Object.keys(series))('%s', (name) => {
    const found = result.curves[0]?.series[name];
    series[name]?.forEach((want, i) => {
      const error = Math.abs((found?.values[i] ?? Number.NaN) / want - 1);
      expect(error, `${name} at a strain of ${strain[i]}`).toBeLessThan(allowed(name) + uncertain);
    });
  });
});
