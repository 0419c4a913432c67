/** What the solver says stands where it can be mended: at the field of the test, or beside the field of the model. */
import { expect, test } from 'vitest';
import { testDiagnostics } from '../../../server/src/features/solver-diagnostics.ts';
import { solve } from '../../../server/src/solver/solve.ts';
import { checkText, errorsOf } from '../model/check-text.ts';

interface Said {
  readonly at: string;
  readonly message: string;
  readonly related: readonly string[];
}

function saidOf(tests: string): readonly Said[] {
  const text = `mgmodel 1
alloy A { composition = La 60, Ni 15, Al 25; T_g = 453 K }
model m of A {
  elastic { E = 33 GPa }
  relaxation beta : debye { strength = 1/400 GPa; tau = arrhenius(1.86e-13 s, 83.12 kJ/mol) }
  relaxation alpha : hierarchical {
    elementary = beta
    A_an = 1.5e-5 /MPa
    A_vp = 1.5e-5 /MPa
    chi_g = 0.4 + 0.1 * (T - 453 K) / (1 K)
    t0 = 6e-7 s
  }
}
model n of A { elastic { E = 33 GPa } }
${tests}`;
  const checked = checkText(text);
  const written = ({ start, end }: { readonly start: number; readonly end: number }): string => text.slice(start, end);
  return solve(checked.problem)
    .tests.flatMap((result) => testDiagnostics(checked, result))
    .map(({ range, message, related = [] }) => ({
      at: written(range),
      message,
      related: related.map((place) => written(place.range)),
    }));
}

test.each([
  [
    'a field of the test at its value, once for all its models',
    'test t of m, n : cyclic { T = 430 K; waveform = sine; stress = 1 MPa; frequency = 1 Hz; cycles = 20000 }',
    '20000',
    /^20000 cycles/,
    [],
  ],
  [
    'a time after the end at the times',
    'test t of n : creep { T = 430 K; stress = 1 MPa; hold = 10 s; time = [1, 20] s }',
    '[1, 20] s',
    /^n: 20 s is after the end/,
    [],
  ],
  [
    'a field of the model as a related place of the test that meets it',
    'test t of m : relaxation_times { T = [400, 500] K }',
    't',
    /^m\.alpha: .*chi_g of alpha is/,
    ['chi_g = 0.4 + 0.1 * (T - 453 K) / (1 K)'],
  ],
])('%s', (_, tests, at, message, related) => {
  const said = saidOf(tests);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatchObject({ at, related });
  expect(said[0]?.message).toMatch(message);
});

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
