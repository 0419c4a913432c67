import { describe, expect, test } from 'vitest';
import { findShift } from '../../server/src/solver/linear/shift.ts';
import { runMasterCurve } from '../../server/src/solver/master-curve.ts';
import type { ElementProblem } from '../../server/src/solver/problem.ts';
import { element, law, modelOf, request, scalar, scalars, spectrum } from './problems.ts';
import { expectClose, expectSeries, input, referenceCase } from './reference-cases.ts';

const reference = referenceCase('linear.json', 'S6_shift_vft');
const frequencies = Array.from({ length: 25 }, (_, i) => 10 ** (-2 + i / 6));
const vft = law('vft', {
  tau0: input(reference, 'tau0'),
  B: input(reference, 'B'),
  T0: input(reference, 'T0'),
});

const shiftsOf = (elements: readonly ElementProblem[], modulus: number, T: readonly number[], at: number) => {
  const result = runMasterCurve(
    request(modelOf(modulus, elements), { conditions: { reference: at }, points: { T, frequency: frequencies } }),
  );
  return { result, curve: result.curves.at(-1) };
};

describe('a shifted master curve returns the law it came from', () => {
  test.each([
    ['kww', { beta: 0.5 }, {}],
    ['cole_cole', { alpha: 0.7 }, {}],
    ['havriliak_negami', { alpha: 0.9, gamma: 0.4 }, {}],
    ['debye', {}, { spectrum: spectrum('gumbel', { B: 0.5 }) }],
  ] as const)('%s', (kind, parameters, more) => {
    const term = element('a', kind, { strength: scalar(40e9), tau: vft, ...scalars(parameters), ...more });
    const { result, curve } = shiftsOf([term], 50e9, reference.x.values, input(reference, 'T_ref'));
    expect(result.issues).toEqual([]);
    expectSeries(reference, 'log10_aT', (_, i) => curve?.series['log10_shift_factor']?.values[i]);
    reference.x.values.forEach((_, i) => {
      const factor = curve?.series['shift_factor']?.values[i] ?? Number.NaN;
      const decades = curve?.series['log10_shift_factor']?.values[i] ?? Number.NaN;
      expectClose(Math.log10(factor), decades, 0, 1e-12);
      // Every isotherm lies on the one curve: its points agree where two isotherms meet is checked by the shift itself.
      expect(result.curves[i]?.at?.['T']?.value).toBe(reference.x.values[i]);
    });
  });
});

test('two terms with laws of their own do not superpose, and it is said', () => {
  const terms = [
    element('a', 'kww', { strength: scalar(40e9), tau: vft, beta: scalar(0.5) }),
    element('b', 'cole_cole', {
      strength: scalar(5e9),
      tau: law('arrhenius', { tau0: 1e-14, U: 80e3 }),
      alpha: scalar(0.4),
    }),
  ];
  const { result, curve } = shiftsOf(terms, 50e9, [450, 470, 500], 470);
  expect(result.issues.map(({ code }) => code)).toEqual(['MG605']);
  const uncertainty = curve?.series['shift_uncertainty']?.values ?? [];
  expect(uncertainty[0]).toBeGreaterThan(1e-3);
  expect(uncertainty[1]).toBe(0);
});

test('the shift of a sweep is looked for in the coarse reference, and found in the exact one', () => {
  const logOmega = Array.from({ length: 100 }, (_, i) => i / 4);
  // A sweep that is its own shifted by 7.3.
  const sweep = (at: number): number => Math.log(1 + Math.exp(at - 20));
  let asked = 0;
  const found = findShift(
    { logOmega, rows: [logOmega.map((at) => sweep(at + 7.3))] },
    (at, out) => {
      asked += 1;
      out[0] = sweep(at);
    },
    (at, out) => (out[0] = sweep(at) * (1 + 1e-3 * Math.sin(at))),
  );
  expectClose(found?.shift ?? Number.NaN, 7.3, 1e-12);
  expect(asked).toBeLessThan(100 * logOmega.length);
});
