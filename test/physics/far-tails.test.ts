/** Parts of a response that are far smaller than the others keep their digits, or the response says how many they have. */
import { expect, test } from 'vitest';
import { debyeShape } from '../../server/src/solver/linear/debye.ts';
import { distributedShape } from '../../server/src/solver/linear/distributed.ts';
import { prepareDistribution } from '../../server/src/solver/linear/distribution.ts';
import { havriliakNegamiShape } from '../../server/src/solver/linear/havriliak-negami.ts';
import { kwwShape } from '../../server/src/solver/linear/kww.ts';
import type { RelaxationShape } from '../../server/src/solver/linear/shape.ts';
import { rampResponse } from '../../server/src/solver/linear/superposition.ts';
import { tabulatedShape } from '../../server/src/solver/linear/tabulated.ts';
import { expectClose } from './reference-cases.ts';

test.each([30, 58.5, 120])('χ′ of a Havriliak–Negami term with αγ = 1 at ln ωτ = %s', (u) => {
  const out = new Float64Array(3);
  havriliakNegamiShape(0.5, 2).response(u, out);
  // (1 + z)^−2 with z² = iω: −i/ω (1 − 2/z + 3/z² − 4/z³ …); the real part is that of 2i/(ωz), of −3/ω² and of 4i/(ωz³).
  const omega = Math.exp(u);
  expectClose(
    out[0] ?? Number.NaN,
    Math.SQRT2 * omega ** -1.5 * (1 - (3 / Math.SQRT2) * omega ** -0.5 + 2 / omega),
    1e-9,
  );
});

// mpmath, 40 digits: ∫ iωt exp(−iωt − t^β) d ln t along t = r e^(−0.02iπ).
test.each([
  [0.1, -30, 6.525035844452407e-9, 3.370217445309917e-7],
  [0.1, -40, 2.195512180372664e-17, 1.541642791821267e-11],
  [0.1, -50, 4.525290156315378e-26, 6.999047448291465e-16],
  [0.2, -20, 7.708212131234898e-12, 2.473384327841876e-7],
])('1 − χ of exp(−t^%s) at ln ωτ = %s', (beta, u, real, imaginary) => {
  const shape = kwwShape(beta);
  const out = new Float64Array(3);
  shape.response(u, out);
  expectClose(out[2] ?? Number.NaN, real, shape.error);
  expectClose(out[1] ?? Number.NaN, imaginary, 1e-12);
  expect(shape.error).toBeLessThan(1e-9);
});

// The time of a `vft` law just above its T0 may be as long as a number can say: ln ωτ nears 709 there, and more with ω.
test.each([
  ['Cole–Davidson', 0.3, havriliakNegamiShape(1, 0.3)],
  ['KWW', 0.5, kwwShape(0.5)],
] as const)(
  'a spectrum of B = 0.5 over %s keeps its power law, ω^−%s, to the end of numbers',
  (_name, exponent, shape) => {
    const spectrum = distributedShape(shape, prepareDistribution({ kind: 'gumbel', B: 0.5 }));
    const out = new Float64Array(3);
    const reduced = (u: number): number => {
      spectrum.manyResponses?.(u, out);
      return (out[1] ?? Number.NaN) * Math.exp(exponent * u);
    };
    // The slower of the two power laws alone; with a factor of c + u where both have the same exponent.
    const [near, slope] = [reduced(600), (reduced(640) - reduced(600)) / 40];
    for (const u of [660, 690, 705, 740]) expectClose(reduced(u), near + slope * (u - 600), 1e-9);
    expect(spectrum.error).toBeLessThan(1e-9);
  },
);

// Far from its peak a Gaussian spectrum of Debye terms is χ′ = exp(−2u + 2s²), χ″ = exp(−u + s²/2), u = ln ωτ. Between
// the smallest number with all its digits and none at all (u = 354 … 373 in χ′) finer steps bring no digits back.
test.each([340, 362, 366, 370, 371, 500, 740])(
  'a spectrum is summed with few nodes where its tail ends, ln ωτ = %s',
  (u) => {
    const s = 0.266;
    const distribution = prepareDistribution({ kind: 'gaussian', width: s });
    let asked = 0;
    const density = (x: number): number => {
      asked += 1;
      return distribution.density(x);
    };
    const shape = tabulatedShape(distributedShape(debyeShape, { ...distribution, density }));
    const out = new Float64Array(3);
    shape.response(u, out);
    expect(asked).toBeLessThan(2000);
    const exact = [Math.exp(-2 * u + 2 * s * s), Math.exp(-u + (s * s) / 2), 1];
    exact.forEach((value, k) => {
      expect(Math.abs((out[k] ?? Number.NaN) - value)).toBeLessThanOrEqual(1e-9 * Math.max(value, 2 ** -1022));
    });
  },
);

// mpmath, 25 digits: ∫ w(x) χ(u + x) dx. Weight is left at the shortest times that are summed, and where they were cut off no
// step was short enough: the memory ran out.
test.each([
  [
    0.152,
    0.125,
    { kind: 'gaussian', width: 0.152 },
    0,
    [0.9177141537883265, 0.013695436270187183, 0.08228584621167352],
  ],
  [
    0.152,
    0.125,
    { kind: 'gaussian', width: 0.152 },
    300,
    [0.003344489336568971, 9.98463669380384e-5, 0.996655510663431],
  ],
  [0.1, 0.1, { kind: 'gumbel', B: 0.5 }, 0, [0.9378414176549814, 0.006942040645826924, 0.06215858234501856]],
  [0.1, 0.1, { kind: 'gumbel', B: 0.5 }, 300, [0.05037567669950754, 0.000791364367374875, 0.9496243233004925]],
] as const)(
  'a Havriliak–Negami term of %s and %s, spread once more by %o, at ln ωτ = %s',
  (alpha, gamma, spectrum, u, exact) => {
    const shape = distributedShape(havriliakNegamiShape(alpha, gamma), prepareDistribution(spectrum));
    const out = new Float64Array(3);
    shape.manyResponses?.(u, out);
    exact.forEach((value, k) => expectClose(out[k] ?? Number.NaN, value, 1e-11));
    expectClose(shape.relaxation(1e5) + shape.relaxed(1e5), 1, 1e-12);
  },
);

test('the mean of a decay over a ramp is found with few of its values where it ends in the last doubles', () => {
  const start = 6e9;
  let asked = 0;
  const decay = (t: number): number => {
    asked += 1;
    return start * Math.exp(-t);
  };
  for (const middle of [700, 725, 728, 734, 745, 760]) {
    const found = rampResponse(decay, (t) => -start * Math.expm1(-t), middle + 1, 2);
    // The mean of e^−t over a window of 2 about its middle.
    const exact = start * Math.exp(-middle) * Math.sinh(1);
    expect(Math.abs(found - exact)).toBeLessThanOrEqual(1e-9 * Math.max(exact, start * 2 ** -1022));
  }
  expect(asked).toBeLessThan(2000);
});

// mpmath, 30 digits: ∫ B exp(Bx − e^(Bx)) exp(−(t e^−x)^β) dx, t in units of τ. The density of the times keeps its digits there too.
test.each([
  [27, 6.951438322255144e-48],
  [30, 5.8222176127796e-75],
])('what is left of exp(−t^0.308), spread by B = 0.288, at ln t = %s', (logTime, left) => {
  const shape = distributedShape(kwwShape(0.308), prepareDistribution({ kind: 'gumbel', B: 0.288 }));
  expectClose(shape.relaxation(Math.exp(logTime)), left, 1e-11);
  expect(shape.error).toBeLessThan(1e-9);
});

test('a spectrum whose tails end long before the farthest times is not looked at there', () => {
  const beta = 0.222;
  let farthest = 0;
  const shape = kwwShape(beta);
  const watched: RelaxationShape = {
    ...shape,
    spreadTimes: (far, reach) => {
      const times = shape.spreadTimes?.(far, reach);
      if (!times) throw new Error('a stretched exponential has a density');
      const place = (v: number): number => {
        farthest = Math.max(farthest, Math.abs(times.place(v)));
        return times.place(v);
      };
      return { ...times, place };
    },
  };
  distributedShape(watched, prepareDistribution({ kind: 'gaussian', width: 0.2 })).response(0, new Float64Array(3));
  expect(farthest).toBeLessThan(400);
});

test('what is left of a spectrum in the last doubles is no error of the rest, and is found at once', () => {
  const distribution = prepareDistribution({ kind: 'gumbel', B: 0.431 });
  let asked = 0;
  const density = (x: number): number => {
    asked += 1;
    return distribution.density(x);
  };
  const shape = distributedShape(debyeShape, { ...distribution, density });
  for (let logTime = 10; logTime < 40; logTime += 0.01) shape.relaxation(Math.exp(logTime));
  expect(shape.error).toBeLessThan(1e-9);
  expect(asked).toBeLessThan(4000);
});
