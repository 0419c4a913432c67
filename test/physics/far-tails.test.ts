/** Parts of a response that are far smaller than the others keep their digits, or the response says how many they have. */
import { expect, test } from 'vitest';
import { distributedShape } from '../../server/src/solver/linear/distributed.ts';
import { prepareDistribution } from '../../server/src/solver/linear/distribution.ts';
import { havriliakNegamiShape } from '../../server/src/solver/linear/havriliak-negami.ts';
import { kwwShape } from '../../server/src/solver/linear/kww.ts';
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
