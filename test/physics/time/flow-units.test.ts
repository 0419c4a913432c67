/** Matrix with flow units at constant strain rate, c growing towards c_inf or towards c0, against values of mpmath. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runTension } from '../../../server/src/solver/time/tension.ts';
import { scalars, wholeModel } from '../problems.ts';
import { numbersOf, run } from './support.ts';

interface Case {
  readonly rate: number;
  readonly numbers: Readonly<Record<string, number>>;
  readonly strain: readonly number[];
  /** Strain at which c = 0.25, or null. */
  readonly percolates: number | null;
  readonly series: Readonly<Record<'stress' | 'c', readonly number[]>>;
}

const isTable = (value: unknown): value is { readonly cases: readonly Case[] } =>
  typeof value === 'object' && value !== null && 'cases' in value && Array.isArray(value.cases);

const table: unknown = JSON.parse(readFileSync(new URL('../reference/flow-units.json', import.meta.url), 'utf8'));
if (!isTable(table)) throw new Error('flow-units.json holds no cases');

/** The inputs are decimals in the reference and their nearest doubles here; c_i − c0 keeps that difference. */
const tolerance = 1e-12;

describe.each(table.cases)(
  'c0 = $numbers.c0, c_inf = $numbers.c_inf, c_i = $numbers.c_i at $rate /s',
  ({ rate, numbers, strain, percolates, series }) => {
    const result = run(runTension, wholeModel('flow_units', scalars(numbers)), {
      conditions: { T: 300, strain_rate: rate },
      points: { strain },
    });

    test.each(['stress', 'c'] as const)('%s', (name) => {
      expect(result.issues).toEqual([]);
      const found = numbersOf(result, name);
      expect(found).toHaveLength(strain.length);
      series[name].forEach((want, i) => {
        expect(Math.abs((found[i] ?? Number.NaN) / want - 1), `at a strain of ${strain[i]}`).toBeLessThan(tolerance);
      });
    });

    test('percolation', () => {
      const marks = (result.curves[0]?.marks ?? []).filter(({ label }) => label.startsWith('percolation'));
      expect(marks).toHaveLength(percolates === null ? 0 : 1);
      const [mark] = marks;
      if (mark && percolates !== null) expect(Math.abs(mark.x / percolates - 1)).toBeLessThan(tolerance);
    });
  },
);
