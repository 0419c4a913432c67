/** Laws that jump and hold the model at the jump: the curve up to there, and a message that says what happens. */
import { describe, expect, test } from 'vitest';
import type { TestResult } from '../../../server/src/solver/result.ts';
import { firstResultOf } from './own-law.ts';

const solved = (elements: string, protocol: string): TestResult =>
  firstResultOf(`mgmodel 1
alloy A { composition = Pd 43, Ni 10, Cu 27, P 20 }
fn jump(T: temperature, sigma: stress) = if sigma > 500 MPa then 1 s else 1000 s
fn stairs(T: temperature, sigma: stress) = if sigma > 500 MPa then 1 s else (if sigma > 300 MPa then 800 s else 1000 s)
fn gradual(T: temperature, sigma: stress) = 1000 s * exp(-3.453877639491069 * (1 + tanh((sigma - 500 MPa)/(5 MPa))))
model m of A { elastic { E = 30 GPa }; ${elements} }
test t of m : ${protocol}
`);

const pulled = 'tension { T = 300 K; strain_rate = 1e-3 /s; strain = [0.1, 1, 1.6, 2, 6] % }';

describe('held at a jump', () => {
  const flows = (rate: string): string => `flow v : custom { ${rate} }`;
  const cases = [
    {
      name: 'a time where stresses add',
      elements: 'relaxation a : debye { strength = 30 GPa; tau = jump }',
      message: /^the stress is held at 500 MPa: tau of a jumps there, .* \(at a strain of 1\.68071 %, 500 MPa, 300 K\)/,
      element: 'a',
      // A Maxwell element at a constant rate, σ = M ε̇ τ (1 − e^(−ε/ε̇τ)), ε̇ τ = 1: 500 MPa at −ln(1 − 1/60) = 1.68071 %.
      stress: [0.001, 0.01, 0.016].map((strain) => -30e9 * Math.expm1(-strain)),
    },
    {
      name: 'the second of two jumps; the first is passed',
      elements: 'relaxation a : debye { strength = 30 GPa; tau = stairs }',
      message: /^the stress is held at 500 MPa: tau of a jumps there/,
      element: 'a',
    },
    {
      name: 'a time where strains add',
      elements: 'relaxation a : debye { strength = 1/10 GPa; tau = jump }',
      message: /^the stress is held at 500 MPa: tau of a jumps there/,
      element: 'a',
    },
    {
      name: 'a strain rate',
      elements: flows('strain_rate = if stress > 500 MPa then stress/(1 GPa s) else 0 /s'),
      message: /^the stress is held at 500 MPa: the strain rate of v jumps there, .* strain of 1\.66667 %/,
      element: 'v',
      stress: [3e7, 3e8, 4.8e8],
    },
    {
      name: 'a rate of a state',
      elements: flows(
        'state x = 0; rate x = if x > 1e-3 then -1 /s else stress/(1000 GPa s); strain_rate = stress * x/(1e5 GPa s)',
      ),
      message: /^x of v is held at 0\.001: the rate of x in v jumps there/,
      element: 'v',
    },
  ] as const;
  test.each(cases)('$name', ({ elements, message, element, ...wanted }) => {
    const result = solved(elements, pulled);
    expect(result.issues.map(({ code }) => code)).toEqual(['MG613']);
    expect(result.issues[0]).toMatchObject({ element });
    expect(result.issues[0]?.message).toMatch(message);
    const values = result.curves[0]?.series['stress']?.values ?? [];
    expect(values[0]).not.toBeNull();
    expect(values.at(-1)).toBeNull();
    if ('stress' in wanted)
      wanted.stress.forEach((stress, i) => expect(Math.abs((values[i] ?? 0) / stress - 1)).toBeLessThan(1e-6));
  });

  test('a jump that is only passed is no obstacle', () => {
    // Under a stress that rises the time is what it is: no side drives the stress.
    const result = solved(
      'relaxation a : debye { strength = 30 GPa; tau = jump }',
      'program { T = 300 K; time = [50, 100] s\n load to 600 MPa in 60 s\n unload in 60 s\n}',
    );
    expect(result.issues).toEqual([]);
    // ε = σ/M + ∫ σ/(M τ) dt, with 10 MPa/s: 500 MPa are passed after 50 s and once more after 70 s.
    const slow = 1e7 / 30e9 / 1000;
    const fast = 1e7 / 30e9;
    const before = (slow * 50 ** 2) / 2;
    const above = (fast * (60 ** 2 - 50 ** 2)) / 2;
    const found = result.curves[0]?.series['strain']?.values ?? [];
    const wanted = [5e8 / 30e9 + before, 2e8 / 30e9 + before + 2 * above + (slow * (50 ** 2 - 20 ** 2)) / 2];
    wanted.forEach((strain, i) => expect(Math.abs((found[i] ?? 0) / strain - 1)).toBeLessThan(1e-6));
  });

  test('what the message advises mends it: the stress settles within the change', () => {
    const result = solved('relaxation a : debye { strength = 30 GPa; tau = gradual }', pulled);
    expect(result.issues).toEqual([]);
    // In steady flow σ = M ε̇ τ(σ): by bisection.
    let [low, high] = [480e6, 520e6];
    for (let k = 0; k < 80; k++) {
      const sigma = (low + high) / 2;
      const tau = 1000 * Math.exp(-3.453877639491069 * (1 + Math.tanh((sigma - 500e6) / 5e6)));
      if (30e9 * 1e-3 * tau > sigma) low = sigma;
      else high = sigma;
    }
    const last = result.curves[0]?.series['stress']?.values.at(-1) ?? 0;
    expect(Math.abs(last / low - 1)).toBeLessThan(1e-6);
  });
});
