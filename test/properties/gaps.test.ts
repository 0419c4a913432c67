/**
 * Models that no glass has, through every protocol: whatever cannot be computed is `null` with a message that says why, no
 * other value is anything but a number, and a solve ends, or obeys when it is cancelled.
 */
import fc from '../support/properties.ts';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../server/src/diagnostics/diagnostic.ts';
import { curveDiagnostics, testDiagnostics } from '../../server/src/features/solver-diagnostics.ts';
import type { CheckedFile } from '../../server/src/model/checked.ts';
import { Cancelled } from '../../server/src/solver/protocol.ts';
import type { Curve, Solution } from '../../server/src/solver/result.ts';
import { solve } from '../../server/src/solver/solve.ts';
import { everyProtocol, extremeCurve, extremeTest } from '../support/extreme-models.ts';
import { checkText } from '../unit/model/check-text.ts';

/** The same models in every run: how long absurd ones take, and what they find, shall not change from run to run. */
const seed = 20261130;

/** What a solve may take here, ms; longer ones are cancelled. */
const patience = 250;

/** Undefined where it takes too long: it then obeyed the flag. */
function solved(checked: CheckedFile): Solution | undefined {
  const start = performance.now();
  const checkCancelled = (): void => {
    if (performance.now() - start > patience) throw new Cancelled();
  };
  try {
    return solve(checked.problem, { checkCancelled });
  } catch (error) {
    if (error instanceof Cancelled) return undefined;
    throw error;
  }
}

/** Codes that say why a value is missing: χ outside its range, no finite value, no usable field, frozen, no shift, where a curve ends. */
const reasons = ['MG505', 'MG511', 'MG601', 'MG602', 'MG603', 'MG604', 'MG610', 'MG611', 'MG612', 'MG613', 'MG615'];

const isReason = ({ code, severity }: Diagnostic): boolean =>
  reasons.includes(code) && (severity === 'error' || severity === 'warning');

/** Paths of the numbers in plain data that are none. */
function notFinite(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => notFinite(inner, `${path}.${key}`));
}

function expectExplained(curves: readonly Pick<Curve, 'x' | 'series'>[], diagnostics: readonly Diagnostic[]): void {
  for (const { x, series } of curves) {
    for (const [name, { values, accuracy }] of Object.entries(series)) {
      expect(values, name).toHaveLength(x.values.length);
      expect(accuracy.rtol, name).toBeGreaterThanOrEqual(0);
      expect(accuracy.atol, name).toBeGreaterThanOrEqual(0);
      if (values.includes(null)) {
        expect(diagnostics.filter(isReason), `${name} has a gap over ${x.name}`).not.toEqual([]);
      }
    }
  }
}

function expectNothingHidden(text: string): void {
  const checked = checkText(text);
  const solution = solved(checked);
  if (!solution) return;
  expect(notFinite(solution)).toEqual([]);
  for (const result of solution.tests) {
    const said = testDiagnostics(checked, result);
    expect(said.map(({ code }) => code)).not.toContain('MG690');
    for (const { message } of said) expect(message).not.toMatch(/NaN|Infinity|undefined/);
    expectExplained(result.curves, [...checked.diagnostics, ...said]);
  }
  for (const result of solution.curves) expectExplained([result], curveDiagnostics(checked, result));
}

describe('nothing is left out without a reason', () => {
  test.each(everyProtocol.map((protocol) => [protocol.name, protocol] as const))('%s', (_, protocol) => {
    fc.assert(fc.property(extremeTest(protocol), expectNothingHidden), { numRuns: 25, seed });
  });

  test('curves', () => {
    fc.assert(
      fc.property(extremeCurve, (text) => expectNothingHidden(`mgmodel 1\n${text}`)),
      { numRuns: 60, seed },
    );
  });
});
