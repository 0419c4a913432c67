/** Programs where χ(T) comes near 1, against an integral without modes (make_heated_programs.py). */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runProgram } from '../../../server/src/solver/time/program.ts';
import { element, law, scalars } from '../problems.ts';
import { numbersOf, refersTo, run, strainsAdd } from './support.ts';

interface Case {
  readonly T: number;
  readonly rate: number;
  readonly time: readonly number[];
  readonly strain: readonly number[];
}

const isTable = (value: unknown): value is { readonly cases: readonly Case[] } =>
  typeof value === 'object' && value !== null && 'cases' in value && Array.isArray(value.cases);

const table: unknown = JSON.parse(readFileSync(new URL('../reference/heated-programs.json', import.meta.url), 'utf8'));
if (!isTable(table)) throw new Error('heated-programs.json holds no cases');

/** χ is 0.4 up to 453 K and 0.95 at 508 K. */
const material = strainsAdd(
  33e9,
  [
    element('beta', 'debye', {
      ...scalars({ strength: 2.5e-12 }),
      tau: law('arrhenius', { tau0: 1.86e-13, U: 83120 }),
    }),
    element('alpha', 'hierarchical', {
      ...scalars({ A_an: 1.5e-11, A_vp: 0, chi_g: 0.4, a1: 0.01, t0: 6e-7 }),
      elementary: refersTo('beta'),
    }),
  ],
  'E',
  { T_g: 453 },
);

test.each(table.cases)('from $T K at $rate K/s under load', ({ T, rate, time, strain }) => {
  const action = rate > 0 ? 'heat' : 'cool';
  const started = performance.now();
  const result = run(runProgram, material, {
    conditions: { T },
    steps: [
      { action: 'load', to: 1e7, duration: 1 },
      { action, to: rate > 0 ? 520 : 400, rate: Math.abs(rate) },
    ],
    points: { time },
  });
  // The weights of the spectrum are interpolated between temperatures: computed at each step they took 24 s.
  expect(performance.now() - started).toBeLessThan(5000);
  expect(result.issues.map(({ code }) => code)).toEqual(rate > 0 ? ['MG602'] : []);
  const largest = Math.max(...strain);
  numbersOf(result, 'strain').forEach((value, i) => {
    expect(Math.abs(value - (strain[i] ?? 0)) / largest, `at ${time[i]} s`).toBeLessThan(2e-9);
  });
});
