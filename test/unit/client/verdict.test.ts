/** What the testing view says of an expectation, for tests solved from text. */
import { expect, test } from 'vitest';
import { complaintsOf, protocolOf } from '../../../client/src/testing/verdict.ts';
import type { PreviewTest } from '../../../server/src/lsp/messages.ts';
import { check } from '../../../server/src/model/check.ts';
import { previewState } from '../../../server/src/preview/preview-state.ts';
import { previewedFile } from '../../../server/src/preview/previewed-file.ts';
import { solve } from '../../../server/src/solver/solve.ts';
import { parse } from '../../../server/src/syntax/parse.ts';

/** A rod of 33 GPa, pulled to 1 %: 330 MPa. */
function solved(...expectations: readonly string[]): PreviewTest {
  const text = [
    'alloy A { composition = La 60, Ni 40 }',
    'model m of A { elastic { E = 33 GPa } }',
    'test pull of m : tension {',
    '  T = 300 K',
    '  strain_rate = [1e-4, 1e-3] /s',
    '  strain = 1 %',
    ...expectations.map((line) => `  ${line}`),
    '}',
  ].join('\n');
  const file = check(parse(text), 'file:///a.mgmodel', {
    readImport: () => ({ problem: 'nothing is imported' }),
    readDataHeader: () => ({ problem: 'nothing is read' }),
  });
  expect(file.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { tests } = solve(file.problem);
  const [shown] = previewState({
    file: previewedFile(file, { version: 1, positionAt: () => ({ line: 0 }) }),
    results: { tests: new Map(tests.map((result) => [result.name, { result, version: 1 }])), curves: new Map() },
    contentHash: '',
    programVersion: '',
  }).tests;
  if (!shown) throw new Error('no test');
  return shown;
}

test('what holds has no complaint', () => {
  expect(complaintsOf(solved('expect max(stress) = 330 MPa within 1 %'), 0)).toEqual([]);
});

test('each curve that fails is a complaint with the wanted and the computed value', () => {
  const complaints = complaintsOf(solved('expect max(stress) = 370 MPa within 1 %'), 0) ?? [];
  expect(complaints.map(({ expected, actual }) => [expected, actual])).toEqual([
    ['370 MPa within 1 %', '330 MPa'],
    ['370 MPa within 1 %', '330 MPa'],
  ]);
  expect(complaints[0]?.message).toContain('Expected max(stress) = 370 MPa within 1 %; computed 330 MPa (m, ');
});

test.each([
  ['expect max(stress) < 100 MPa', '< 100 MPa', '330 MPa'],
  ['expect max(stress, 0 .. 1 %) in 0.1 GPa .. 0.2 GPa', 'in 0.1 GPa .. 0.2 GPa', '0.33 GPa'],
  ['expect max(stress) >= 1 GPa for strain_rate = 1e-4 /s', '>= 1 GPa', '0.33 GPa'],
])('%s', (line, expected, actual) => {
  const [complaint] = complaintsOf(solved(line), 0) ?? [];
  expect(complaint).toMatchObject({ expected, actual });
});

test('expectations are told apart by their index; what was not judged is not called right', () => {
  const both = solved('stated max(stress) = 370 MPa from "a paper"', 'expect max(stress) > 1 MPa');
  expect(complaintsOf(both, 1)).toEqual([]);
  expect(complaintsOf(both, 0)).toBeUndefined();
  expect(complaintsOf({ ...both, outdated: 'the text has changed' }, 1)).toBeUndefined();
});

test('the output of a run has a line for each, also for what a source states', () => {
  const lines = protocolOf(
    solved('stated max(stress) = 370 MPa from "a paper"', 'expect max(stress) > 1 GPa for strain_rate = 1e-4 /s'),
  );
  expect(lines.filter((line) => line.startsWith('stated'))).toHaveLength(2);
  expect(lines.filter((line) => line.startsWith('FAILED  max(stress) > 1 GPa'))).toHaveLength(1);
});
