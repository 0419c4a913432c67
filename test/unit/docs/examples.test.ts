/** Whole files shown in the documents are files that work. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check } from '../../../server/src/model/check.ts';
import { parse } from '../../../server/src/syntax/parse.ts';
import { solve } from '../../../server/src/solver/solve.ts';

const examplesOf = (document: string): string[] => {
  const text = readFileSync(new URL(`../../../${document}`, import.meta.url), 'utf8');
  return [...text.matchAll(/```mgmodel\n(mgmodel 1\n[\s\S]*?)```/g)].map((match) => match[1] ?? '');
};

describe.each(['README.md', 'docs/language.md'])('%s', (document) => {
  const examples = examplesOf(document);

  test('shows a whole file', () => expect(examples.length).toBeGreaterThan(0));

  test.each(examples)('%# is checked without complaint and solved', (text) => {
    const host = { readImport: () => ({ problem: 'there is none' }), readDataHeader: () => undefined };
    const checked = check(parse(text), 'file:///example.mgmodel', host);
    expect(checked.diagnostics.filter(({ severity }) => severity !== 'hint')).toEqual([]);
    const { tests } = solve(checked.problem);
    expect(tests.length).toBeGreaterThan(0);
    for (const solved of tests) {
      expect(solved.issues).toEqual([]);
      expect(solved.expectations.filter(({ passed }) => passed === false)).toEqual([]);
    }
  });
});
