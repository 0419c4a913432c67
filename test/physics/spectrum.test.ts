import { describe, expect, test } from 'vitest';
import { fitShifts } from '../../server/src/solver/linear/shift-fits.ts';
import { havriliakNegamiShape } from '../../server/src/solver/linear/havriliak-negami.ts';
import { kwwShape } from '../../server/src/solver/linear/kww.ts';
import { debyeShape } from '../../server/src/solver/linear/debye.ts';
import { distributedShape } from '../../server/src/solver/linear/distributed.ts';
import { prepareDistribution } from '../../server/src/solver/linear/distribution.ts';
import { energySpectrum } from '../../server/src/solver/linear/spectrum.ts';
import { expectClose, expectSeries, input, referenceCase } from './reference-cases.ts';

test('activation energies of a stretched relaxation, against the closed form', () => {
  const reference = referenceCase('linear.json', 'S7_PE');
  const value = (name: string) => input(reference, name);
  const stress = (t: number) => value('sigma0') * Math.exp(-((t / value('tau_c')) ** value('beta'))) + value('sigma_r');
  const at = (t: number) => energySpectrum(stress, value('T'), value('nu0'), t);
  expectSeries(reference, 'E', (t) => at(t).energy);
  // The derivative is numerical: its error is a share of the largest value.
  const largest = Math.max(...(reference.series['P']?.values ?? []));
  reference.x.values.forEach((t, i) => {
    expectClose(at(t).density, reference.series['P']?.values[i] ?? Number.NaN, 1e-8, 1e-8 * largest);
  });
});

describe('the density of times gives back the relaxation', () => {
  test.each([
    ['cole_cole 0.6', havriliakNegamiShape(0.6, 1), 0.05],
    ['havriliak_negami 0.8 0.5', havriliakNegamiShape(0.8, 0.5), 0.05],
    ['kww 0.3', kwwShape(0.3), 0.1],
    ['kww 0.5', kwwShape(0.5), 0.1],
    ['kww 0.8', kwwShape(0.8), 0.05],
    ['gumbel 0.5', distributedShape(debyeShape, prepareDistribution({ kind: 'gumbel', B: 0.5 })), 0.1],
    ['kww 0.6, gaussian 1', distributedShape(kwwShape(0.6), prepareDistribution({ kind: 'gaussian', width: 1 })), 0.1],
  ] as const)('%s', (_, shape, step) => {
    const nodes: (readonly [number, number])[] = [];
    for (let x = -75; x < 75; x += step) nodes.push([Math.exp(x), (shape.density?.(x) ?? Number.NaN) * step]);
    for (const t of [0, 1e-3, 0.5, 2, 30]) {
      const sum = nodes.reduce((total, [tau, weight]) => total + weight * Math.exp(-t / tau), 0);
      expectClose(sum, shape.relaxation(t), 0, 1e-9);
    }
  });

  test('kww 0.5 in closed form', () => {
    // H(ln τ) = sqrt(τ/π)/2 exp(−τ/4) for unit time.
    const shape = kwwShape(0.5);
    for (const tau of [1e-6, 0.01, 1, 5, 20]) {
      expectClose(
        shape.density?.(Math.log(tau)) ?? Number.NaN,
        0.5 * Math.sqrt(tau / Math.PI) * Math.exp(-tau / 4),
        1e-10,
      );
    }
  });
});

describe('laws fitted to shift factors', () => {
  const T = [440, 450, 460, 470, 480, 500, 520];

  test('a VFT law comes back, and as WLF', () => {
    const logShift = T.map((value) => 4300 / (value - 355) - 4300 / (470 - 355));
    const fits = fitShifts(T, logShift, 470);
    expectClose(fits?.vft?.T0 ?? Number.NaN, 355, 1e-9);
    expectClose(fits?.vft?.B ?? Number.NaN, 4300, 1e-8);
    expectClose(fits?.wlf?.C2 ?? Number.NaN, 115, 1e-8);
    expectClose(fits?.wlf?.C1 ?? Number.NaN, 4300 / (Math.LN10 * 115), 1e-8);
    expect(fits?.arrhenius.mismatch).toBeGreaterThan(0.1);
  });

  test('an Arrhenius law comes back', () => {
    const logShift = T.map((value) => (83e3 / 8.31446261815324) * (1 / value - 1 / 470));
    const fits = fitShifts(T, logShift, 470);
    expectClose(fits?.arrhenius.U ?? Number.NaN, 83e3, 1e-10);
    expect(fits?.arrhenius.mismatch).toBeLessThan(1e-12);
  });

  test('one temperature besides the reference determines no curvature', () => {
    const fits = fitShifts([470, 480], [0, -1], 470);
    expect(fits?.vft).toBeUndefined();
    expect(fits?.arrhenius.U).toBeGreaterThan(0);
  });
});
