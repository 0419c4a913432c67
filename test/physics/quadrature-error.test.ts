/** A quadrature that does not reach its tolerance says so. */
import { describe, expect, test } from 'vitest';
import { debyeShape } from '../../server/src/solver/linear/debye.ts';
import { distributedShape } from '../../server/src/solver/linear/distributed.ts';
import { prepareDistribution, type PreparedDistribution } from '../../server/src/solver/linear/distribution.ts';
import { havriliakNegamiShape } from '../../server/src/solver/linear/havriliak-negami.ts';

/** A box of times: a jump, at which the trapezoidal rule converges slowly. */
const width = 1.7320508;
const box: PreparedDistribution = {
  key: 'box',
  density: (x) => (Math.abs(x) < width / 2 ? 1 / width : 0),
  lower: -width,
  upper: width,
  reach: width,
  step: 0.5,
};
const smooth = prepareDistribution({ kind: 'gumbel', B: 0.5 });

describe.each([
  ['Debye', debyeShape],
  ['Cole–Cole', havriliakNegamiShape(0.7, 1)],
] as const)('%s', (_name, kernel) => {
  test('over a box of times', () => {
    const shape = distributedShape(kernel, box);
    const out = new Float64Array(3);
    shape.response(0, out);
    expect(shape.error).toBeGreaterThan(1e-9);
    // Of symmetric times at their middle, χ′ = 1/2: the estimate is of the size of the error.
    expect(Math.abs((out[0] ?? 0) - 0.5)).toBeLessThan(10 * shape.error);
  });

  test('over a smooth distribution', () => {
    const shape = distributedShape(kernel, smooth);
    shape.response(0, new Float64Array(3));
    expect(shape.error).toBeLessThan(1e-9);
  });
});
