/** The light bulb writes the Prony series that a test has found as a model, which is one without an error. */
import { expect, test } from 'vitest';
import { codeActions } from '../../../server/src/features/code-actions.ts';
import { solve } from '../../../server/src/solver/solve.ts';
import { checkText, errorsOf } from '../model/check-text.ts';
import { applyEdits, workspace } from './workspace.ts';

const text = (fields: string): string => `mgmodel 1
alloy X { composition = Zr 50, Cu 50; T_g = 700 K }
model m of X {
  elastic { G = 33 GPa }
  relaxation a : kww { strength = 33 GPa; tau = 2 s; beta = 0.6 }
}
let m_prony = 1
test series of m : prony_series {
  T = [500, 600] K$0
  time = 1e-3 s .. 100 s log 51
  ${fields}
}
curve c { over x = 0 .. 1 lin 3; y = x * m_prony }
`;

function offered(fields: string, outdated?: string) {
  const marked = workspace(text(fields), (uri) => {
    const { problem } = checkText(marked.text);
    const [result] = uri === marked.file.uri ? solve(problem).tests : [];
    return result && { result, ...(outdated === undefined ? {} : { outdated }) };
  });
  const actions = codeActions(marked.file, marked.selection, marked.environment);
  return { marked, actions: actions.filter(({ title }) => title.includes('Prony')) };
}

test('one action for each series; the model is free of errors and relaxes the same', () => {
  const { marked, actions } = offered('tolerance = 1 %');
  expect(actions.map(({ title }) => title)).toEqual([
    'Write the Prony series of m, T = 500 K as the model m_prony_2',
    'Write the Prony series of m, T = 600 K as the model m_prony_2',
  ]);
  const after = applyEdits(marked.text, actions[0]?.edits ?? []);
  expect(after).toMatch(
    /## Prony series of m at T = 500 K: \d+ terms, off by at most 0\.\d+ % from 1 ms to 100 s\.\nmodel m_prony_2 of X \{\n {2}elastic \{ G = 3/,
  );
  const checked = checkText(
    after + 'test same of m, m_prony_2 : stress_relaxation { T = 500 K; strain = 0.1 %; time = [1e-3, 1, 5] s }\n',
  );
  expect(errorsOf(checked)).toEqual([]);
  const [original, series] = solve(checked.problem).tests[1]?.curves ?? [];
  const [first, second] = [original, series].map((curve) => curve?.series['stress']?.values ?? []);
  expect(first).toHaveLength(3);
  first?.forEach((stress, i) => expect(Math.abs((second?.[i] ?? 0) / (stress ?? 0) - 1)).toBeLessThan(0.01));
});

test('none of a run that is older than the text', () => {
  expect(offered('', 'edited').actions).toEqual([]);
});

test('none of a series that was not found', () => {
  expect(offered('tolerance = 1e-9').actions).toEqual([]);
});
