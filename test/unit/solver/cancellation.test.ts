import { describe, expect, test } from 'vitest';
import { Cancelled } from '../../../server/src/solver/protocol.ts';
import { solve } from '../../../server/src/solver/solve.ts';
import type { Problem } from '../../../server/src/solver/problem.ts';
import { checkText, errorsOf } from '../model/check-text.ts';

/** A model whose spectrum takes a while to build: nothing of it is built yet where the number was not used before. */
function problemWith(gamma: number, protocol: string): Problem {
  const checked = checkText(`mgmodel 1
alloy A { composition = La 60, Ni 15, Al 25; T_g = 453 K }
model m of A {
  elastic { E = 33 GPa }
  relaxation x : cole_davidson { strength = 5 GPa; tau = arrhenius(1e-13 s, 100 kJ/mol); gamma = ${gamma}; spectrum = gumbel(0.5) }
}
test t of m : ${protocol}`);
  expect(errorsOf(checked)).toEqual([]);
  return checked.problem;
}

const protocols = [
  'cyclic { T = 430 K; waveform = sine; stress = 50 MPa; frequency = 0.1 Hz; cycles = 1; time = [1, 2] s }',
  'dma_temperature { T = [400, 430] K; frequency = 1 Hz }',
  'creep { T = 430 K; stress = 10 MPa; hold = 10 s; ramp = 1 s; time = [1, 10] s }',
  'relaxation_times { T = [430] K; spectra = 430 K }',
];

/** Solves until the check is made for the nth time; how often it was made. */
function cancelAt(problem: Problem, n: number): number {
  let checks = 0;
  const checkCancelled = (): void => {
    if (++checks >= n) throw new Cancelled();
  };
  expect(() => solve(problem, { checkCancelled })).toThrow(Cancelled);
  return checks;
}

describe.each(protocols.map((protocol, i) => [protocol, 0.3 + 0.01 * i] as const))('%s', (protocol, gamma) => {
  test('looks for a cancel while it builds its spectrum', () => {
    let checks = 0;
    solve(problemWith(gamma, protocol), { checkCancelled: () => (checks += 1) });
    expect(checks).toBeGreaterThan(100);
  });

  test('cancelled half way, it answers the same afterwards', () => {
    const problem = problemWith(gamma + 0.1, protocol);
    for (const n of [1, 3, 30, 100]) expect(cancelAt(problem, n)).toBe(n);
    // An exponent that is another number has tables of its own, which were never cancelled.
    const [after, apart] = [problem, problemWith((gamma + 0.1) * (1 + 1e-12), protocol)].map((one) =>
      solve(one).tests.flatMap(({ curves }) =>
        curves.flatMap(({ series }) => Object.values(series).flatMap(({ values }) => values)),
      ),
    );
    expect(after?.length).toBeGreaterThan(1);
    after?.forEach((value, i) => {
      const other = apart?.[i] ?? Number.NaN;
      expect(Math.abs((value ?? Number.NaN) - other)).toBeLessThanOrEqual(1e-8 * Math.abs(other));
    });
  });
});
