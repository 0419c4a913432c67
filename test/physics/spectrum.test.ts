import { describe, expect, test } from 'vitest';
import { fitShifts } from '../../server/src/solver/linear/shift-fits.ts';
import { havriliakNegamiShape } from '../../server/src/solver/linear/havriliak-negami.ts';
import { tabulatedShape } from '../../server/src/solver/linear/tabulated.ts';
import { kwwShape } from '../../server/src/solver/linear/kww.ts';
import { debyeShape } from '../../server/src/solver/linear/debye.ts';
import { distributedShape } from '../../server/src/solver/linear/distributed.ts';
import { prepareDistribution } from '../../server/src/solver/linear/distribution.ts';
import { energySpectrum, stressDecay } from '../../server/src/solver/linear/spectrum.ts';
import { runMasterCurve } from '../../server/src/solver/master-curve.ts';
import { curveMetrics } from '../../server/src/solver/metrics.ts';
import { runRelaxationTimes } from '../../server/src/solver/relaxation-times.ts';
import { runStressRelaxation } from '../../server/src/solver/time/stress-relaxation.ts';
import { element, law, modelOf, request, scalar, scalars } from './problems.ts';
import { expectClose, expectSeries, input, referenceCase } from './reference-cases.ts';

test('activation energies of a stretched relaxation, against the closed form', () => {
  const reference = referenceCase('linear.json', 'S7_PE');
  const value = (name: string) => input(reference, name);
  const stress = (t: number) => value('sigma0') * Math.exp(-((t / value('tau_c')) ** value('beta'))) + value('sigma_r');
  const at = (t: number) => energySpectrum(stressDecay(stress, t, 0), value('T'), value('nu0'), t);
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
    [
      'kww 0.6, gaussian 1',
      distributedShape(tabulatedShape(kwwShape(0.6)), prepareDistribution({ kind: 'gaussian', width: 1 })),
      0.1,
    ],
  ] as const)('%s', (_, shape, step) => {
    const nodes: (readonly [number, number])[] = [];
    for (let x = -75; x < 75; x += step) nodes.push([Math.exp(x), (shape.density?.(x) ?? Number.NaN) * step]);
    for (const t of [0, 1e-3, 0.5, 2, 30]) {
      const sum = nodes.reduce((total, [tau, weight]) => total + weight * Math.exp(-t / tau), 0);
      expectClose(sum, shape.relaxation(t), 0, 1e-9);
    }
  });

  test('cole_davidson 0.4, gumbel 0.8: an end made smooth', () => {
    const shape = distributedShape(havriliakNegamiShape(1, 0.4), prepareDistribution({ kind: 'gumbel', B: 0.8 }));
    for (const t of [0.5, 20]) {
      let sum = 0;
      for (let x = -75; x < 20; x += 0.1) sum += 0.1 * (shape.density?.(x) ?? Number.NaN) * Math.exp(-t * Math.exp(-x));
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
    expectClose(fits?.vft?.T0.value ?? Number.NaN, 355, 1e-9);
    expectClose(fits?.vft?.B.value ?? Number.NaN, 4300, 1e-8);
    expectClose(fits?.wlf?.C2.value ?? Number.NaN, 115, 1e-8);
    expectClose(fits?.wlf?.C1.value ?? Number.NaN, 4300 / (Math.LN10 * 115), 1e-8);
    expect(fits?.arrhenius.mismatch).toBeGreaterThan(0.1);
  });

  test('an Arrhenius law comes back', () => {
    const logShift = T.map((value) => (83e3 / 8.31446261815324) * (1 / value - 1 / 470));
    const fits = fitShifts(T, logShift, 470);
    expectClose(fits?.arrhenius.U.value ?? Number.NaN, 83e3, 1e-10);
    expect(fits?.arrhenius.mismatch).toBeLessThan(1e-12);
  });

  test('one temperature besides the reference determines no curvature', () => {
    const fits = fitShifts([470, 480], [0, -1], 470);
    expect(fits?.vft).toBeUndefined();
    expect(fits?.arrhenius.U.value).toBeGreaterThan(0);
    expect(fits?.arrhenius.U.uncertainty).toBeUndefined();
  });

  test('uncertainties as scipy.optimize.curve_fit gives them', () => {
    const noise = [0.02, -0.03, 0.015, 0, -0.01, 0.04, -0.025];
    const logShift = T.map((value, i) => 4300 / (value - 355) - 4300 / (470 - 355) + (noise[i] ?? 0));
    const fits = fitShifts(T, logShift, 470);
    // scipy 1.10.1, the six temperatures besides the reference, ftol = xtol = gtol = 1e-14.
    const expected = {
      U: [564531.5928981471, 55994.35347232857],
      B: [4296.179397425068, 44.82868001623218],
      T0: [355.06043634212057, 0.5783167587036371],
      C1: [16.232939703821938, 0.0892534983336748],
      C2: [114.93956370733487, 0.5783167517186866],
    };
    const found = { U: fits?.arrhenius.U, ...fits?.vft, ...fits?.wlf };
    for (const [name, [value = 0, uncertainty = 0]] of Object.entries(expected)) {
      const parameter = Object.entries(found).find(([key]) => key === name)?.[1];
      if (typeof parameter !== 'object') throw new Error(`${name} was not fitted`);
      expectClose(parameter.value, value, 1e-7);
      expectClose(parameter.uncertainty ?? Number.NaN, uncertainty, 1e-6);
    }
  });

  test('shift factors that lie on a law are as uncertain as they are by themselves', () => {
    const logShift = T.map((value) => 1e4 * (1 / value - 1 / 470));
    const U = fitShifts(T, logShift, 470, 0.01)?.arrhenius.U;
    const lever = Math.hypot(...T.map((value) => 1 / value - 1 / 470));
    expectClose(U?.uncertainty ?? Number.NaN, (0.01 * 8.31446261815324) / lever, 1e-9);
  });
});

describe('drawn beside the curves they come from', () => {
  const term = (kind: string, fields: Readonly<Record<string, number>>) =>
    modelOf(60e9, [element('a', kind, { strength: scalar(40e9), tau: scalar(3), ...scalars(fields) })]);

  test('the spectrum of times of every term', () => {
    const result = runRelaxationTimes(
      request(term('cole_cole', { alpha: 0.7 }), { points: { T: [300], spectra: [300, 400] } }),
    );
    expect(result.issues).toEqual([]);
    expect(result.curves.map(({ x }) => x.name)).toEqual(['T', 'tau', 'tau']);
    expect(result.curves.map(({ at }) => at?.['T']?.value)).toEqual([undefined, 300, 400]);
    const density = result.curves[1]?.series['density.a']?.values ?? [];
    const tau = result.curves[1]?.x.values ?? [];
    // Symmetric about the time of the term, and nearly all of it within the drawing.
    const area = density.reduce<number>((sum, value) => sum + 0.1 * (value ?? 0), 0);
    expectClose(area, 1, 2e-3);
    expectClose(tau[density.indexOf(Math.max(...density.map((value) => value ?? 0)))] ?? 0, 3, 0.06);
  });

  test('the spectrum of activation energies of a relaxation, where an attempt frequency is given', () => {
    const points = { time: [0, 0.1, 1, 10, 100] };
    const conditions = { T: 400, strain: 0.01, ramp: 0 };
    const material = term('kww', { beta: 0.5 });
    expect(runStressRelaxation(request(material, { conditions, points })).curves.length).toBe(1);
    const [, spectrum] = runStressRelaxation(
      request(material, { conditions: { ...conditions, attempt_frequency: 1e13 }, points }),
    ).curves;
    const thermal = 1.380649e-23 * 400;
    expectClose(spectrum?.x.values[1] ?? 0, thermal * Math.log(1e13), 1e-14);
    // −dσ/d ln t of σ = ε ΔM exp[−(t/τ)^β] + const at t = 1 s.
    const x = (1 / 3) ** 0.5;
    const want = (0.01 * 40e9 * 0.5 * x * Math.exp(-x)) / thermal;
    expectClose(spectrum?.series['energy_spectrum']?.values[1] ?? 0, want, 1e-8);
  });

  test('laws of a master curve among its metrics', () => {
    const tau = law('vft', { tau0: 1e-13, B: 4300, T0: 355 });
    const material = modelOf(50e9, [element('a', 'kww', { strength: scalar(40e9), tau, beta: scalar(0.5) })]);
    const T = [450, 460, 470, 480, 490];
    const frequency = [0.01, 0.1, 1, 10, 100];
    const curves = runMasterCurve(
      request(material, { conditions: { reference: 470 }, points: { T, frequency } }),
    ).curves;
    const at = { reference: { value: 470, unit: 'K' } };
    const metrics = curveMetrics(curves.map((curve) => ({ ...curve, model: 'm', at: { ...at, ...curve.at } })));
    const metric = (name: string) => metrics[Object.keys(metrics).find((key) => key.endsWith(name)) ?? '']?.value;
    expectClose(metric('VFT T0') ?? 0, 355, 1e-6);
    expectClose(metric('VFT B') ?? 0, 4300, 1e-5);
    expectClose(metric('WLF C2') ?? 0, 115, 1e-5);
    expect(metric('Arrhenius U')).toBeGreaterThan(3e5);
  });
});

test('a tabulated density keeps its digits in tails that fall like an exponential of an exponential', () => {
  // exp(−√t) has the density √τ e^(−τ/4)/(2√π) over ln τ.
  const { density } = tabulatedShape(kwwShape(0.5));
  for (const x of [-60, -20, -3, 0, 1.3, 3, 5, 6, 7]) {
    const tau = Math.exp(x);
    const expected = (Math.sqrt(tau) * Math.exp(-tau / 4)) / (2 * Math.sqrt(Math.PI));
    expect(Math.abs((density?.(x) ?? 0) / expected - 1)).toBeLessThan(2e-10);
  }
});
