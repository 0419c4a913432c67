/**
 * Master curves and Prony series are fits, and still no grid changes what they say. A Prony series is fitted between the
 * first and the last time, whatever lies between these, and keeps its stated error at times that nobody asked for. Of a
 * master curve the sweeps are those of `dma_frequency`; where they superpose, the shift factors are those of the model's
 * law on every grid, and where they do not, those of two grids over the same range agree within their uncertainty.
 */
import fc from '../support/properties.ts';
import { describe, expect, test } from 'vitest';
import { solve } from '../../server/src/solver/solve.ts';
import type { Curve, TestResult } from '../../server/src/solver/result.ts';
import { checkText, errorsOf } from '../unit/model/check-text.ts';

const vft = 'vft(tau0: 1e-13 s, B: 4500 K, T0: 320 K)';
const models = `mgmodel 1
alloy A { composition = La 60, Ni 15, Al 25; T_g = 453 K; nu = 0.36 }
model stretched of A {
  elastic { E = 33 GPa }
  relaxation a : kww { strength = 20 GPa; tau = ${vft}; beta = 0.5 }
  relaxation b : havriliak_negami { strength = 4 GPa; tau = 1e-3 s * ${vft.replace('tau0: 1e-13 s', 'T: T, tau0: 1 s')} / 1e13 s; alpha = 0.6; gamma = 0.5 }
}
model liquid of A {
  elastic { E = 33 GPa }
  relaxation a : cole_davidson { strength = 33 GPa; tau = ${vft}; gamma = 0.4 }
}
model spread of A {
  elastic { E = 33 GPa }
  relaxation b : debye { strength = 1/20 GPa; tau = ${vft}; spectrum = gumbel(0.5) }
}
model two_laws of A {
  elastic { E = 33 GPa }
  relaxation a : kww { strength = 20 GPa; tau = ${vft}; beta = 0.5 }
  relaxation b : cole_cole { strength = 3 GPa; tau = arrhenius(tau0: 1e-12 s, U: 80 kJ/mol); alpha = 0.5 }
}`;

function solved(tests: string): readonly TestResult[] {
  const checked = checkText(`${models}\n${tests}`);
  expect(errorsOf(checked)).toEqual([]);
  return solve(checked.problem).tests;
}

/** Points of an axis on which decades are even, from one power of ten to another; both ends are always named. */
const grid = (from: number, to: number): fc.Arbitrary<number[]> =>
  fc
    .uniqueArray(fc.double({ min: from, max: to, noNaN: true }), { minLength: 8, maxLength: 20 })
    .map((powers) => [...new Set([from, ...powers, to])].map((power) => Number((10 ** power).toPrecision(12))))
    .map((points) => [...points].sort((a, b) => a - b));

const valuesOf = (curve: Curve | undefined, series: string): readonly number[] =>
  (curve?.series[series]?.values ?? []).map((value) => value ?? Number.NaN);

describe('a Prony series', () => {
  test.each(['stretched', 'liquid', 'spread'])('of %s', (model) => {
    const [from, to] = [-3, 3];
    const times = grid(from, to);
    fc.assert(
      fc.property(times, times, times, fc.constantFrom(0.1, 1e-2, 1e-4), (some, others, between, tolerance) => {
        const [one, other, exact] = solved(`
test one of ${model} : prony_series { T = 440 K; time = [${some.join(', ')}] s; tolerance = ${tolerance} }
test other of ${model} : prony_series { T = 440 K; time = [${others.join(', ')}] s; tolerance = ${tolerance} }
test exact of ${model} : stress_relaxation { T = 440 K; strain = 1; time = [${between.join(', ')}] s }`);
        expect(other?.curves[1]?.series).toEqual(one?.curves[1]?.series);
        const stated = one?.curves[0]?.series['prony_modulus']?.accuracy.estimate ?? Number.NaN;
        expect(stated).toBeLessThanOrEqual(tolerance);
        const strengths = valuesOf(one?.curves[1], 'strength');
        const terms = valuesOf(one?.curves[1], 'tau').map((tau, i) => ({ tau, strength: strengths[i] ?? Number.NaN }));
        const relaxed = one?.metrics[`${model}: E relaxed`]?.value ?? Number.NaN;
        valuesOf(exact?.curves[0], 'relaxation_modulus').forEach((modulus, i) => {
          const time = between[i] ?? Number.NaN;
          const found = terms.reduce((sum, { tau, strength }) => sum + strength * Math.exp(-time / tau), relaxed);
          const error = Math.abs(found - modulus) / Math.max(modulus, 1e-4 * 33e9);
          // The top between two checked times is that of a parabola.
          expect(error).toBeLessThanOrEqual(1.005 * stated + 1e-9);
        });
      }),
      { numRuns: 4 },
    );
  });
});

describe('a master curve', () => {
  const reference = 450;
  const temperatures = [435, 450, 470];
  const frequencies = grid(-3, 2);
  const text = (name: string, model: string, points: readonly number[]): string =>
    `test ${name} of ${model} : master_curve { T = [${temperatures.join(', ')}] K; reference = ${reference} K; frequency = [${points.join(', ')}] Hz }`;

  test.each(['stretched', 'liquid', 'spread', 'two_laws'])('of %s is made of its sweeps', (model) => {
    fc.assert(
      fc.property(frequencies, (points) => {
        const [master, sweeps] = solved(`${text('t', model, points)}
test d of ${model} : dma_frequency { T = [${temperatures.join(', ')}] K; frequency = [${points.join(', ')}] Hz }`);
        const shifts = valuesOf(master?.curves.at(-1), 'shift_factor');
        temperatures.forEach((_, i) => {
          const [shifted, sweep] = [master?.curves[i], sweeps?.curves[i]];
          for (const name of ['storage_modulus', 'loss_modulus', 'tan_delta']) {
            const [error, other] = [shifted, sweep].map(
              (curve) => curve?.series[name]?.accuracy.estimate ?? Number.NaN,
            );
            const allowed = Math.max((error ?? Number.NaN) + (other ?? Number.NaN), 1e-12);
            valuesOf(shifted, name).forEach((value, k) => {
              const own = valuesOf(sweep, name)[k] ?? Number.NaN;
              expect(Math.abs(value - own), name).toBeLessThanOrEqual(allowed * own);
            });
          }
          expect(shifted?.x.values).toEqual(points.map((frequency) => frequency * (shifts[i] ?? Number.NaN)));
        });
      }),
      { numRuns: 3 },
    );
  });

  test.each(['stretched', 'liquid', 'spread'])('of %s, whose elements share a law, has its shift factors', (model) => {
    const law = (T: number): number => 4500 / (T - 320);
    fc.assert(
      fc.property(frequencies, (points) => {
        const [master] = solved(text('t', model, points));
        const factors = master?.curves.at(-1)?.series['log10_shift_factor'];
        factors?.values.forEach((value, i) => {
          const exact = (law(temperatures[i] ?? 0) - law(reference)) / Math.LN10;
          expect(Math.abs((value ?? Number.NaN) - exact)).toBeLessThanOrEqual(factors.accuracy.atol);
        });
      }),
      { numRuns: 6 },
    );
  });

  // Where sweeps do not fall on one curve, each shift is that of its points: those of people are spread over their range.
  const spreadFrequencies = fc
    .record({
      count: fc.integer({ min: 6, max: 30 }),
      from: fc.double({ min: -3, max: -2.5, noNaN: true }),
      to: fc.double({ min: 1.5, max: 2, noNaN: true }),
    })
    .map(({ count, from, to }) =>
      Array.from({ length: count }, (_, i) => Number((10 ** (from + (i / (count - 1)) * (to - from))).toPrecision(12))),
    );

  test('of elements with two laws has shift factors that agree within their uncertainty', () => {
    fc.assert(
      fc.property(spreadFrequencies, spreadFrequencies, (some, others) => {
        const [one, other] = solved(`${text('t', 'two_laws', some)}\n${text('u', 'two_laws', others)}`);
        const [shifts, again] = [one, other].map((result) => valuesOf(result?.curves.at(-1), 'log10_shift_factor'));
        const [errors, more] = [one, other].map((result) => valuesOf(result?.curves.at(-1), 'shift_uncertainty'));
        temperatures.forEach((_, i) => {
          const uncertainty = Math.hypot(errors?.[i] ?? Number.NaN, more?.[i] ?? Number.NaN);
          const difference = Math.abs((shifts?.[i] ?? Number.NaN) - (again?.[i] ?? Number.NaN));
          expect(difference).toBeLessThanOrEqual(2 * uncertainty);
        });
      }),
      { numRuns: 6 },
    );
  });
});
