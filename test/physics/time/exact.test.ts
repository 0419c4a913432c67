/** Models that are linear but for a flow that never moves: integrated step by step, beside their exact interconversion. */
import { describe, expect, test } from 'vitest';
import type { Material } from '../../../server/src/solver/material.ts';
import type { RunnerResult } from '../../../server/src/solver/protocol.ts';
import { runStressRelaxation } from '../../../server/src/solver/time/stress-relaxation.ts';
import { runTension } from '../../../server/src/solver/time/tension.ts';
import { element, scalars, spectrum } from '../problems.ts';
import { flow, numbersOf, run, strainsAdd } from './support.ts';

const modulus = 33e9;
const tau = 0.1;

/** A spectrum whose strain is `ratio` times the elastic one; with the flow it is integrated. */
function solid(ratio: number, B: number, isIntegrated: boolean): Material {
  const still = flow('still', 'argon', scalars({ gamma0: 1e-290, Q: 1e5, V: 1e-28 }));
  const relaxation = element('b', 'debye', {
    ...scalars({ strength: ratio / modulus, tau }),
    spectrum: spectrum('gumbel', { B }),
  });
  return strainsAdd(modulus, [relaxation, ...(isIntegrated ? [still] : [])], 'G', { nu: 0.35 });
}

function expectSame(integrated: RunnerResult, exact: RunnerResult): void {
  expect(integrated.issues).toEqual([]);
  const [found, wanted] = [numbersOf(integrated, 'stress'), numbersOf(exact, 'stress')];
  const largest = Math.max(...wanted.map(Math.abs));
  const { accuracy } = integrated.curves[0]?.series['stress'] ?? {};
  found.forEach((value, i) => {
    const difference = Math.abs(value - (wanted[i] ?? Number.NaN));
    expect(difference).toBeLessThanOrEqual(1e-6 * largest);
    expect(difference).toBeLessThanOrEqual((accuracy?.atol ?? 0) + 1e-6 * Math.abs(value));
  });
}

const cases = [0.01, 1, 30, 1000].flatMap((ratio) => [0.1, 0.35, 2, 30].map((B) => [ratio, B] as const));

describe.each(cases)('a spectrum of %s times the elastic strain, B = %s', (ratio, B) => {
  test.each([1e-4, 1, 1e6])('at a strain rate of %s per relaxation time', (perTime) => {
    const parts = {
      conditions: { T: 400, strain_rate: (0.01 * perTime) / tau },
      points: { strain: [1e-4, 1e-3, 5e-3, 0.01, 0.02] },
    };
    expectSame(run(runTension, solid(ratio, B, true), parts), run(runTension, solid(ratio, B, false), parts));
  });

  test('relaxing', () => {
    const parts = { conditions: { T: 400, strain: 0.01 }, points: { time: [1e-6, 1e-3, 0.1, 1, 30] } };
    expectSame(
      run(runStressRelaxation, solid(ratio, B, true), parts),
      run(runStressRelaxation, solid(ratio, B, false), parts),
    );
  });
});
