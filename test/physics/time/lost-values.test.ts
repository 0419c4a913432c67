/** Programs that go where a field of the model has no value: the curve up to there, and a message that says where. */
import { describe, expect, test } from 'vitest';
import { solve } from '../../../server/src/solver/solve.ts';
import { checkText } from '../../unit/model/check-text.ts';

const tau = 10;
const stress = 1e7;
/** 1/Pa */
const strength = 2.5e-12;

/** ε of a term whose time is constant, and whose strength is strength·(1 − t/lost) or, where nothing is lost, constant. */
const retarded = (t: number, lost = Infinity): number =>
  strength * stress * ((1 + tau / lost) * -Math.expm1(-t / tau) - t / lost);

const elastic = 'elastic { E = 33 GPa }';
const term = 'relaxation b : debye { strength = 1/400 GPa; tau = 10 s }';
/** Each is lost at 450 K, 50 s after the start at 1 K/s. */
const cases = [
  {
    name: 'E that falls to nothing on heating',
    elements: `elastic { E = 33 GPa * (450 K - T)/50 K }; ${term}`,
    steps: 'T = 400 K; load to 10 MPa; heat to 500 K at 1 K/s',
    strain: (t: number) => stress / (33e9 * (1 - t / 50)) + retarded(t),
    message: /^E of elastic is .* Pa at 450 K; it must be above 0 Pa \(at 50 s, 10 MPa, 450 K\); the curve ends there$/,
  },
  {
    name: 'E that falls to nothing on cooling',
    elements: `elastic { E = 33 GPa * (T - 450 K)/50 K }; ${term}`,
    steps: 'T = 500 K; load to 10 MPa; cool to 400 K at 1 K/s',
    strain: (t: number) => stress / (33e9 * (1 - t / 50)) + retarded(t),
    message: /^E of elastic is .* Pa at 450 K; it must be above 0 Pa \(at 50 s, 10 MPa, 450 K\); the curve ends there$/,
  },
  {
    name: 'E that has no value below some temperature',
    elements: `elastic { E = 33 GPa * sqrt((T - 450 K)/50 K) }; ${term}`,
    steps: 'T = 500 K; load to 10 MPa; cool to 400 K at 1 K/s',
    strain: (t: number) => stress / (33e9 * Math.sqrt(1 - t / 50)) + retarded(t),
    message: /^E of elastic (has no value|is 0 Pa) at 450 K.* \(at 50 s, 10 MPa, 450 K\); the curve ends there$/,
  },
  {
    name: 'a strength that turns negative on cooling',
    elements: `${elastic}; relaxation b : debye { strength = 1/400 GPa * (T - 450 K)/50 K; tau = 10 s }`,
    steps: 'T = 500 K; load to 10 MPa; cool to 400 K at 1 K/s',
    strain: (t: number) => stress / 33e9 + retarded(t, 50),
    message: /^strength of b is .*\/Pa at 450 K; it must be .* \(at 50 s, 10 MPa, 450 K\); the curve ends there$/,
  },
  {
    name: 'a strength that turns negative on heating',
    elements: `${elastic}; relaxation b : debye { strength = 1/400 GPa * (450 K - T)/50 K; tau = 10 s }`,
    steps: 'T = 400 K; load to 10 MPa; heat to 500 K at 1 K/s',
    strain: (t: number) => stress / 33e9 + retarded(t, 50),
    message: /^strength of b is .*\/Pa at 450 K; it must be .* \(at 50 s, 10 MPa, 450 K\); the curve ends there$/,
  },
] as const;

describe('a program goes on up to where a value is lost', () => {
  test.each(cases)('$name', ({ elements, steps, strain, message }) => {
    const time = [0.1, 1, 10, 30, 45, 49.9];
    const checked = checkText(`mgmodel 1
alloy A { composition = La 60, Ni 15, Al 25 }
model m of A { ${elements} }
test p of m : program { time = [${[...time, 51].join(', ')}] s; ${steps} }`);
    const [result] = solve(checked.problem).tests;
    expect(result?.issues.map(({ code }) => code)).toEqual(['MG602']);
    expect(result?.issues[0]?.message).toMatch(message);
    const values = result?.curves[0]?.series['strain']?.values ?? [];
    time.forEach((t, i) => {
      expect(Math.abs((values[i] ?? Number.NaN) / strain(t) - 1), `at ${t} s`).toBeLessThan(1e-6);
    });
    expect(values.at(-1)).toBeNull();
  });
});
