/** What came of a test, in words: metrics of a family by curve and in customary units, expectations in their own. */
import { expect, test } from 'vitest';
import { formatRun, runDetails, runSummary } from '../../../server/src/features/run-summary.ts';
import { curveMetrics } from '../../../server/src/solver/metrics.ts';
import type { Curve, ExpectationResult, TestResult } from '../../../server/src/solver/result.ts';

const creepCurve = (stress: number): Curve => ({
  model: 'cast',
  at: { T: { value: 430, unit: 'K' }, stress: { value: stress, unit: 'Pa' } },
  x: { name: 'time', unit: 's', values: [0, 1, 330] },
  series: { strain: { unit: '', values: [0, stress / 1e10, stress / 5e9], accuracy: { rtol: 1e-6, atol: 0 } } },
});
const judged = (passed: boolean, computed: number): ExpectationResult => ({
  kind: 'expect',
  index: 0,
  text: 'value(strain, 330 s) < 0.6 % for T = 430 K',
  computed,
  unit: '',
  expected: 0.006,
  passed,
  model: 'cast',
  at: { stress: { value: 25e6, unit: 'Pa' } },
});
const resultOf = (curves: readonly Curve[], expectations: readonly ExpectationResult[]): TestResult => ({
  name: 'rest',
  protocol: 'creep',
  solve_ms: 3.21,
  curves,
  metrics: curveMetrics(curves),
  expectations,
  issues: [],
});

test('a family names the curve of its metric, in the units of the field', () => {
  const result = resultOf([creepCurve(25e6), creepCurve(50e6)], [judged(true, 0.005), judged(false, 0.01)]);
  expect(runSummary(result)).toBe(
    '3.2 ms · cast, stress = 25 MPa: max strain 0.5 % at 330 s · ✗ 1 of 2 expectations fails',
  );
  expect(runDetails(result)).toEqual([
    'cast, stress = 25 MPa: max strain 0.5 % at 330 s, last strain 0.5 %',
    'cast, stress = 50 MPa: max strain 1 % at 330 s, last strain 1 %',
    '✓ value(strain, 330 s) < 0.6 % for T = 430 K: 0.5 % (cast, stress = 25 MPa)',
    '✗ value(strain, 330 s) < 0.6 % for T = 430 K: 1 % (cast, stress = 25 MPa)',
  ]);
});

test('a single curve needs no name; what expects nothing has no verdict', () => {
  expect(runSummary(resultOf([creepCurve(25e6)], []))).toBe('3.2 ms · max strain 0.5 % at 330 s');
  expect(runSummary(resultOf([], []))).toBe('3.2 ms');
});

test('a hover shows names with their underscores', () => {
  const computed = { ...judged(true, 0.7), text: 'max(tan_delta) < 1', unit: '' };
  expect(formatRun(resultOf([], [computed]))).toBe(
    'Last run: 3.2 ms · ✓ expectation holds\n- ✓ max(tan\\_delta) \\< 1: 0.7',
  );
});

test('a value that fails by little is said with the digits that tell', () => {
  const near = { ...judged(false, -3.0477893), text: 'value(x, 1) = -3.047746 within 1e-6', expected: -3.047746 };
  expect(runDetails(resultOf([], [near]))).toEqual(['✗ value(x, 1) = -3.047746 within 1e-6: -3.047789']);
  const far = { ...near, expected: 2 };
  expect(runDetails(resultOf([], [far]))).toEqual(['✗ value(x, 1) = -3.047746 within 1e-6: -3.048']);
});

test('what is derived from a curve stands with its error, and symbols keep their underscores', () => {
  const metrics = {
    'glass: VFT B': { value: 4500, unit: 'K', uncertainty: 26 },
    'glass: VFT T0': { value: 440, unit: 'K', uncertainty: 1e-9 },
    'glass: tau of alpha at T_g': { value: 100, unit: 's' },
    'glass: max loss_modulus': { value: 1e9, unit: 'Pa' },
  };
  expect(runDetails({ ...resultOf([], []), metrics })).toEqual([
    'VFT B 4500 K ± 26 K, VFT T0 440 K, tau of alpha at T_g 100 s, max loss modulus 1 GPa',
  ]);
});
