/** The t^(χ − 1) start of the hierarchical rate form, from χ = 0.05 to 0.95, against mpmath (make_singular_start.py). */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../../../server/src/solver/time/program.ts';
import { runStressRelaxation } from '../../../server/src/solver/time/stress-relaxation.ts';
import { runTension } from '../../../server/src/solver/time/tension.ts';
import { element, scalars } from '../problems.ts';
import { numbersOf, refersTo, run, strainsAdd } from './support.ts';

interface Case {
  readonly chi: number;
  readonly tau_beta: number;
  readonly times: readonly number[];
  readonly stress_ratio: readonly number[];
  readonly strains: readonly number[];
  readonly stress: readonly number[];
}

const isTable = (value: unknown): value is { readonly cases: readonly Case[] } =>
  typeof value === 'object' && value !== null && 'cases' in value && Array.isArray(value.cases);

const table: unknown = JSON.parse(readFileSync(new URL('../reference/singular-start.json', import.meta.url), 'utf8'));
if (!isTable(table)) throw new Error('singular-start.json holds no cases');

describe.each(table.cases)('χ = $chi', ({ chi, tau_beta, times, stress_ratio, strains, stress }) => {
  /** The anelastic strain alone: the elementary one is far below every digit, the viscoplastic one zero. */
  const material = strainsAdd(33e9, [
    element('beta', 'debye', scalars({ strength: 1e-30, tau: tau_beta })),
    element('alpha', 'hierarchical', {
      ...scalars({ A_an: 1.5e-11, A_vp: 0, chi_g: chi, t0: 1e-6 }),
      elementary: refersTo('beta'),
    }),
  ]);

  test('stress relaxation over 25 decades', () => {
    const result = run(runStressRelaxation, material, {
      conditions: { T: 300, strain: 0.01 },
      points: { time: times },
    });
    expect(result.issues).toEqual([]);
    numbersOf(result, 'stress_ratio').forEach((ratio, i) => {
      expect(Math.abs(ratio - (stress_ratio[i] ?? 0)), `at ${times[i]} s`).toBeLessThan(1e-6);
    });
  });

  test('tension', () => {
    const result = run(runTension, material, {
      conditions: { T: 300, strain_rate: 1e-5 },
      points: { strain: strains },
    });
    expect(result.issues).toEqual([]);
    numbersOf(result, 'stress').forEach((value, i) => {
      expect(Math.abs(value / (stress[i] ?? 0) - 1), `at ${strains[i]}`).toBeLessThan(1e-6);
    });
  });

  // The widest spectrum takes a second to build, the others are tried elsewhere.
  const isExtreme = chi === 0.05 || chi === 0.95;
  if (isExtreme)
    test('a program carries the stretched exponential by its spectrum', () => {
      const result = run(runProgram, material, {
        conditions: { T: 300 },
        steps: [
          { action: 'load', to: 1e8 },
          { action: 'hold', duration: 1e6 },
        ],
        points: { time: times.filter((time) => time < 1e6) },
      });
      expect(result.issues).toEqual([]);
      const longest = 1e-6 * (tau_beta / 1e-6) ** (1 / chi);
      const anelastic = chi ** (1 / chi) * longest;
      const whole = 1e8 / 33e9 + 1.5e-3;
      numbersOf(result, 'strain').forEach((strain, i) => {
        const expected = 1e8 / 33e9 - 1.5e-3 * Math.expm1(-(((times[i] ?? 0) / anelastic) ** chi));
        expect(Math.abs(strain - expected), `at ${times[i]} s`).toBeLessThan(1e-6 * whole);
      });
    });
});
