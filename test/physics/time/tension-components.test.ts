/** Strains of the parts of the hierarchical model in tension, however small, against values that scipy computed. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runTension } from '../../../server/src/solver/time/tension.ts';
import { scalar } from '../problems.ts';
import { flagship, flow, run } from './support.ts';

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

/** Relative to the values themselves, the smallest ones too. */
const tolerance = 1e-6;

describe.each(table.cases)('at $T K and $rate /s', ({ T, rate, numbers, strain, uncertain, series }) => {
  const result = run(runTension, flagship(numbers), { conditions: { T, strain_rate: rate }, points: { strain } });

  test.each(Object.keys(series))('%s', (name) => {
    const found = result.curves[0]?.series[name];
    series[name]?.forEach((want, i) => {
      const error = Math.abs((found?.values[i] ?? Number.NaN) / want - 1);
      expect(error, `${name} at a strain of ${strain[i]}`).toBeLessThan(tolerance + uncertain);
    });
  });
});

/** Nothing relaxes within the test: the stress is E ε to nine digits, and the flow ∫σ/η dt = E ε²/(2 η ε̇). */
test('viscous flow beside frozen relaxations, at every strain that is drawn', () => {
  const viscosity = 1e22;
  const strainRate = 1e-4;
  const material = flagship({ U: 250e3 }, [flow('f', 'newtonian', { viscosity: scalar(viscosity) })]);
  const result = run(runTension, material, { conditions: { T: 300, strain_rate: strainRate, strain: 0.01 } });
  const [curve] = result.curves;
  const found = curve?.series['strain.f'];
  const { rtol = Number.NaN, atol = Number.NaN } = found?.accuracy ?? {};
  const strains = curve?.x.values.slice(1) ?? [];
  expect(strains.length).toBeGreaterThan(100);
  const whole = (33e9 * 0.01 ** 2) / (2 * viscosity * strainRate);
  expect(atol, 'stated error').toBeLessThan(3e-6 * whole);
  strains.forEach((strain, i) => {
    const want = (33e9 * strain ** 2) / (2 * viscosity * strainRate);
    const error = Math.abs((found?.values[i + 1] ?? Number.NaN) - want);
    expect(error / want, `at a strain of ${strain}`).toBeLessThan(tolerance);
    expect(error, `stated at a strain of ${strain}`).toBeLessThan(rtol * want + atol);
  });
});
