import { expect } from 'vitest';
import { solve } from '../../../server/src/solver/solve.ts';
import type { TestResult } from '../../../server/src/solver/result.ts';
import { checkText, errorsOf } from '../../unit/model/check-text.ts';

/** The result of the first test of a text without errors. */
export function firstResultOf(text: string): TestResult {
  const checked = checkText(text);
  expect(errorsOf(checked)).toEqual([]);
  const [result] = solve(checked.problem).tests;
  if (!result) throw new Error('no test was solved');
  return result;
}

/** A test of a model of one Debye term whose time is a law of the user's own, of T and stress (`sigma`). */
export const solvedWithLaw = (law: string, strength: string, protocol: string): TestResult =>
  firstResultOf(`mgmodel 1
alloy A { composition = Pd 43, Ni 10, Cu 27, P 20; T_g = 568 K; nu = 0.35 }
fn mine(T: temperature, sigma: stress) = ${law}
model m of A {
  elastic { E = 90 GPa }
  relaxation o : debye { strength = ${strength}; tau = mine }
}
test t of m : ${protocol}
`);

export const valuesOf = (result: TestResult, name: string): readonly (number | null)[] =>
  result.curves[0]?.series[name]?.values ?? [];
