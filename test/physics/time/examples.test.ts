/** The examples of the brief, whose expected values another program computed, with the models written as data. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Material } from '../../../server/src/solver/material.ts';
import type { ProtocolRunner } from '../../../server/src/solver/protocol.ts';
import { runCreep } from '../../../server/src/solver/time/creep.ts';
import { runStressRelaxation } from '../../../server/src/solver/time/stress-relaxation.ts';
import { runCompression, runTension } from '../../../server/src/solver/time/tension.ts';
import { element, modelOf, scalars, wholeModel } from '../problems.ts';
import { flagship, run, valuesOf } from './support.ts';

interface Expected {
  readonly test: string;
  readonly model?: string;
  readonly at?: Readonly<Record<string, number>>;
  readonly series: string;
  readonly x: readonly number[];
  readonly values: readonly number[];
  readonly rtol: number;
  readonly atol?: number;
}

const isTable = (value: unknown): value is Readonly<Record<string, readonly Expected[]>> =>
  typeof value === 'object' && value !== null && 'flagship' in value;

function expectedOf(file: string): readonly Expected[] {
  const parsed: unknown = JSON.parse(readFileSync(new URL('../reference/time-examples.json', import.meta.url), 'utf8'));
  if (!isTable(parsed)) throw new Error('time-examples.json has another form');
  const found = parsed[file];
  if (!found || found.length === 0) throw new Error(`no expected values of ${file}`);
  return found;
}

interface Test {
  readonly runner: ProtocolRunner;
  readonly material: (model: string | undefined) => Material;
  readonly conditions: Readonly<Record<string, number>>;
  readonly x: string;
}

function check(expected: Expected, { runner, material, conditions, x }: Test): void {
  const result = run(runner, material(expected.model), {
    conditions: { ...conditions, ...expected.at },
    points: { [x]: expected.x },
  });
  expect(result.issues).toEqual([]);
  const values = valuesOf(result, expected.series);
  expected.values.forEach((want, i) => {
    const got = values[i] ?? Number.NaN;
    const allowed = (expected.atol ?? 0) + expected.rtol * Math.abs(want);
    expect(Math.abs(got - want) <= allowed, `${expected.series} at ${expected.x[i]}: ${got}, want ${want}`).toBe(true);
  });
}

const label = ({ test: name, series, at, model }: Expected): string =>
  `${name} ${model ?? ''} ${series} ${JSON.stringify(at ?? {})}`;

describe('flagship', () => {
  const tests: Readonly<Record<string, Test>> = {
    pull: { runner: runTension, material: () => flagship(), conditions: { T: 430, strain_rate: 3e-4 }, x: 'strain' },
    slow: { runner: runCreep, material: () => flagship(), conditions: { T: 430, hold: 330, recovery: 600 }, x: 'time' },
    relax: { runner: runStressRelaxation, material: () => flagship(), conditions: { strain: 0.001 }, x: 'time' },
  };
  test.each(expectedOf('flagship').map((expected) => [label(expected), expected] as const))('%s', (_, expected) => {
    const found = tests[expected.test];
    if (!found) throw new Error(`no test ${expected.test}`);
    check(expected, found);
  });
});

describe('flow units', () => {
  const zener = () => wholeModel('three_parameter', scalars({ E1: 30e9, E2: 6e9, eta: 4e9 }));
  const units = () =>
    wholeModel(
      'flow_units',
      scalars({ E1: 31e9, E2: 31e9, sigma_s: 420e6, c0: 0.05, c_inf: 0.95, c_i: 0.06, k: 0.02 }),
    );
  const tests: Readonly<Record<string, Test>> = {
    hold: { runner: runStressRelaxation, material: zener, conditions: { T: 300, strain: 0.002 }, x: 'time' },
    load: {
      runner: runCreep,
      material: zener,
      conditions: { T: 300, stress: 100e6, hold: 10, recovery: 10 },
      x: 'time',
    },
    pull: { runner: runCompression, material: units, conditions: { T: 413 }, x: 'strain' },
  };
  test.each(expectedOf('flow-units').map((expected) => [label(expected), expected] as const))('%s', (_, expected) => {
    const found = tests[expected.test];
    if (!found) throw new Error(`no test ${expected.test}`);
    check(expected, found);
  });
});

describe('modulus form', () => {
  const kinds: Readonly<Record<string, readonly [string, Readonly<Record<string, number>>]>> = {
    d: ['debye', {}],
    cc: ['cole_cole', { alpha: 0.6 }],
    cd: ['cole_davidson', { gamma: 0.4 }],
    hn: ['havriliak_negami', { alpha: 0.95, gamma: 0.41 }],
    kw: ['kww', { beta: 0.5 }],
  };
  const material = (model: string | undefined): Material => {
    const [kind, fields] = kinds[model ?? ''] ?? ['', {}];
    return modelOf(95e9, [element('a', kind, scalars({ strength: 90e9, tau: 100, ...fields }))]);
  };
  test.each(expectedOf('modulus-form').map((expected) => [label(expected), expected] as const))('%s', (_, expected) => {
    check(expected, { runner: runStressRelaxation, material, conditions: { T: 568, strain: 0.001 }, x: 'time' });
  });
});
