/** The integrator's own parts, against closed forms. */
import { describe, expect, test } from 'vitest';
import { havriliakNegamiShape } from '../../../server/src/solver/linear/havriliak-negami.ts';
import { kwwShape } from '../../../server/src/solver/linear/kww.ts';
import { debyeShape } from '../../../server/src/solver/linear/debye.ts';
import { distributedShape } from '../../../server/src/solver/linear/distributed.ts';
import { prepareDistribution } from '../../../server/src/solver/linear/distribution.ts';
import {
  interpolate,
  inverseMatrix,
  matrix,
  nodes,
  realEigenvalue,
  stages,
  startDerivative,
  weights,
} from '../../../server/src/solver/time/collocation.ts';
import { exponentialSum, singleExponential } from '../../../server/src/solver/time/exponential-sum.ts';
import { LinearSystem } from '../../../server/src/solver/time/linear-system.ts';
import { ModeGroup } from '../../../server/src/solver/time/mode-group.ts';
import { VariableSpectrum } from '../../../server/src/solver/time/variable-spectrum.ts';
import { expectClose } from '../reference-cases.ts';

const powers = Array.from({ length: 2 * stages - 1 }, (_, k) => k);
const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

describe('collocation of Radau IIA', () => {
  test.each(powers)('the weights integrate x^%i exactly', (power) => {
    expectClose(
      dot(
        weights,
        nodes.map((c) => c ** power),
      ),
      1 / (power + 1),
      1e-13,
    );
  });

  test('the matrix integrates polynomials to each node, and its inverse undoes it', () => {
    for (let i = 0; i < stages; i++) {
      const row = matrix.slice(i * stages, (i + 1) * stages);
      for (let power = 0; power < stages; power++) {
        expectClose(
          dot(
            row,
            nodes.map((c) => c ** power),
          ),
          (nodes[i] ?? 0) ** (power + 1) / (power + 1),
          1e-12,
          1e-14,
        );
      }
      const unit = Array.from({ length: stages }, (_, j) =>
        dot(
          row,
          Array.from({ length: stages }, (_unused, k) => inverseMatrix[k * stages + j] ?? 0),
        ),
      );
      unit.forEach((value, j) => expectClose(value, i === j ? 1 : 0, 0, 1e-12));
    }
  });

  test('γ is an eigenvalue: det(A − γ) vanishes', () => {
    const system = new LinearSystem(stages);
    system.entries.set(matrix);
    for (let i = 0; i < stages; i++)
      system.entries[i * (stages + 1)] = (matrix[i * (stages + 1)] ?? 0) - realEigenvalue;
    system.factor();
    const pivots = Array.from({ length: stages }, (_, i) => Math.abs(system.entries[i * (stages + 1)] ?? 0));
    expect(Math.min(...pivots)).toBeLessThan(1e-13);
  });

  test('the polynomial reproduces x^s and its slope at the start', () => {
    const values = [0, ...nodes].map((c) => c ** stages + 3 * c);
    const out = new Float64Array(stages + 1);
    for (const theta of [0.1, 0.7, 1, 1.5]) {
      interpolate(theta, out);
      expectClose(dot(out, values), theta ** stages + 3 * theta, 1e-12);
    }
    expectClose(dot(startDerivative, values.slice(1)), 3, 1e-12);
  });
});

describe('condensed modes', () => {
  const one = Float64Array.of(1);
  const each = <T>(value: T): T[] => Array.from({ length: stages }, () => value);
  const advance = (step: number, target: number, start: number): number => {
    const group = new ModeGroup(1);
    group.strains[0] = start;
    const targets = new Float64Array(stages).fill(target);
    const steps = new Float64Array(stages).fill(step);
    group.arrange(each(one), each(one), steps);
    group.finish(steps, targets, one, one, step, target);
    return group.next[0] ?? Number.NaN;
  };

  test('a step of moderate length is exact to rounding of order 9', () => {
    expectClose(advance(0.1, 2, 0), -2 * Math.expm1(-0.1), 1e-12);
  });

  test('a mode far faster than the step is at rest, however fast', () => {
    for (const step of [1e8, 1e30, 1e300, Infinity]) expectClose(advance(step, 2, -5), 2, 1e-6);
  });

  test('a frozen mode keeps its strain', () => {
    expect(advance(0, 2, 0.3)).toBeCloseTo(0.3, 14);
  });

  // A jump of the driver, steps that grow and shrink again, and a clock that quickens: with and without modes of one time.
  test.each([2e-7, 1e-10])('fast modes carried as one are followed as each by itself, tolerance %s', (tolerance) => {
    const count = 90;
    const times = Float64Array.from({ length: count }, (_, i) => Math.exp(0.5 * i - 42));
    const shares = Float64Array.from(times, (x) => x ** 0.3 * Math.exp(-x));
    const total = shares.reduce((sum, share) => sum + share, 0);
    const weights = shares.map((share) => share / total);
    const [asOne, apart] = [new ModeGroup(count, tolerance), new ModeGroup(count)];
    [1, 8, 64, 500, 4000, 3e4, 3e4, 1, 30, 1e-3, 8e-3, 5e-2].forEach((length, k) => {
      const steps = Float64Array.from(nodes, (c) => length * (1 + 0.4 * c));
      const targets = Float64Array.from(nodes, (c) => (k < 6 ? 1 : -0.5) + 0.2 * c * c);
      for (const group of [asOne, apart]) {
        group.arrange(each(times), each(weights), steps);
        group.finish(steps, targets, times, weights, length, targets[0] ?? 0);
        group.advance();
      }
      asOne.sums.forEach((sum, j) => expectClose(sum, apart.sums[j] ?? Number.NaN, 0, 0.3 * tolerance));
      asOne.strains.forEach((strain, i) => expectClose(strain, apart.strains[i] ?? Number.NaN, 0, 0.3 * tolerance));
      expectClose(asOne.error, apart.error, 0, 0.3 * tolerance);
    });
  });

  test('the derivatives are those of the sums', () => {
    const times = Float64Array.from({ length: 7 }, (_, i) => Math.exp(i - 3));
    const shares = new Float64Array(7).fill(1 / 7);
    const group = new ModeGroup(7);
    group.strains.fill(0.02);
    const steps = Float64Array.from(nodes, (c) => 0.5 + c);
    const targets = Float64Array.from(nodes, (c) => 1 - 0.3 * c);
    const sumsWith = (vary: 'steps' | 'targets', j: number, change: number): Float64Array => {
      const [h, aim] = [steps.slice(), targets.slice()];
      const varied = vary === 'steps' ? h : aim;
      varied[j] = (varied[j] ?? 0) + change;
      group.respond(h, aim);
      return group.sums.slice();
    };
    group.arrange(each(times), each(shares), steps);
    group.differentiate(steps, targets, 1);
    const [byTarget, byRate] = [group.byTarget.slice(), group.byRate.slice()];
    for (const [vary, derivative] of [
      ['steps', byRate],
      ['targets', byTarget],
    ] as const) {
      for (let j = 0; j < stages; j++) {
        const [above, below] = [sumsWith(vary, j, 1e-5), sumsWith(vary, j, -1e-5)];
        for (let k = 0; k < stages; k++) {
          expectClose(derivative[k * stages + j] ?? 0, ((above[k] ?? 0) - (below[k] ?? 0)) / 2e-5, 1e-6, 1e-9);
        }
      }
    }
  });
});

describe('sums of exponentials', () => {
  const gumbel = (B: number) => distributedShape(debyeShape, prepareDistribution({ kind: 'gumbel', B }));
  const gaussian = (width: number) => distributedShape(debyeShape, prepareDistribution({ kind: 'gaussian', width }));
  const shapes = [
    ...[0.1, 0.35, 1, 3, 30].map((B) => [`gumbel ${B}`, gumbel(B)] as const),
    ...[0.01, 0.3, 2, 8].map((width) => [`gaussian ${width}`, gaussian(width)] as const),
    ...[0.05, 0.3, 0.5, 0.8, 0.95, 0.99, 0.9999].map((beta) => [`kww ${beta}`, kwwShape(beta)] as const),
    ...[0.2, 0.4, 0.9, 0.9999].map((gamma) => [`cole_davidson ${gamma}`, havriliakNegamiShape(1, gamma)] as const),
    ...[0.2, 0.6, 0.9999].map((alpha) => [`cole_cole ${alpha}`, havriliakNegamiShape(alpha, 1)] as const),
    ['havriliak_negami 0.95 0.41', havriliakNegamiShape(0.95, 0.41)] as const,
    ['havriliak_negami 0.999 0.9', havriliakNegamiShape(0.999, 0.9)] as const,
    ['havriliak_negami 0.1 0.1', havriliakNegamiShape(0.1, 0.1)] as const,
  ];
  test.each(shapes)('%s is met everywhere to what is stated', (_, shape) => {
    const sum = exponentialSum(shape, 1e-7);
    expect(sum.error).toBeLessThan(1e-7);
    expectClose(
      sum.weights.reduce((total, weight) => total + weight, 0),
      1,
      1e-12,
    );
    for (let x = -60.11; x < 20; x += 0.83) {
      const t = Math.exp(x);
      const value = sum.weights.reduce((total, weight, i) => total + weight * Math.exp(-t / (sum.times[i] ?? 1)), 0);
      expect(Math.abs(value - shape.relaxation(t))).toBeLessThan(2e-7);
    }
  });

  test('a single time is itself', () => {
    expect(exponentialSum(debyeShape, 1e-7)).toBe(singleExponential);
  });

  test.each([
    [0.4, 0.52],
    [0.4, 0.401],
    [0.2, 0.5],
    [0.1, 0.9],
  ])('a stretched exponential of any exponent of %s … %s, on one grid', (lower, upper) => {
    const spectrum = new VariableSpectrum(lower, upper, kwwShape, 1e-7);
    // Nearly all exponents at once are too many for one grid and few nodes; what is left is said.
    expect(spectrum.error).toBeLessThan(upper - lower > 0.6 ? 1e-4 : 3e-7);
    for (const share of [0, 0.0031, 0.21, 0.44, 0.693, 0.95, 1]) {
      const chi = lower + share * (upper - lower);
      const weights = spectrum.weightsAt(chi);
      for (const t of [1e-9, 1e-3, 0.1, 1, 10, 300]) {
        const value = weights.reduce((total, weight, i) => total + weight * Math.exp(-t / (spectrum.times[i] ?? 1)), 0);
        expectClose(value, Math.exp(-(t ** chi)), 0, 1.5 * spectrum.error);
      }
    }
  });
});
