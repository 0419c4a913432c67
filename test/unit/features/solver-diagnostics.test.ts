/** Where in the text stands what the solver says. */
import { expect, test } from 'vitest';
import { testDiagnostics } from '../../../server/src/features/solver-diagnostics.ts';
import { solve } from '../../../server/src/solver/solve.ts';
import { checkText, errorsOf } from '../model/check-text.ts';

/** `code "text it is at" message`, of everything that the solver says of the only test. */
function said(tested: string): string[] {
  const text = `mgmodel 1
alloy A { composition = La 60, Ni 15, Al 25; T_g = 453 K }
model m of A { elastic { E = 30 GPa - 60 MPa/K * (T - 300 K) }; relaxation a : debye { strength = 20 GPa; tau = 1 s } }
model n of A extends m { a.tau = 2 s }
${tested}`;
  const checked = checkText(text);
  expect(errorsOf(checked)).toEqual([]);
  const [result] = solve(checked.problem).tests;
  return (result ? testDiagnostics(checked, result) : []).map(
    ({ code, message, range }) => `${code} "${text.slice(range.start, range.end)}" ${message}`,
  );
}

test('a field of the test: at its value, without the name of a model, once for all models', () => {
  expect(said('test t of m, n : creep { T = 300 K; stress = 10 MPa; hold = 10 s; ramp = 20 s }')).toEqual([
    'MG602 "20 s" the ramp of 20 s is longer than the hold of 10 s',
  ]);
});

test('an element of a model: at the name of the test, with both names', () => {
  expect(said('test t of m : stress_relaxation { T = 500 K; strain = 1 %; time = [1, 2] s }')).toEqual([
    'MG602 "t" m.elastic: the strengths add up to 20 GPa at 500 K, more than the modulus of 18 GPa there: the relaxed modulus would be negative',
  ]);
});
