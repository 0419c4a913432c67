/** Each template of "New MGModel File" is a model that is checked, solved and formatted as it stands. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check } from '../../../server/src/model/check.ts';
import { solve } from '../../../server/src/solver/solve.ts';
import { formatText } from '../../../server/src/syntax/format.ts';
import { parse } from '../../../server/src/syntax/parse.ts';
import snippets from '../../../syntaxes/snippets.json' with { type: 'json' };

const folder = new URL('../../../client/media/templates/', import.meta.url);
const files = readdirSync(folder);
const offered = readFileSync(new URL('../../../client/src/new-model.ts', import.meta.url), 'utf8');

/** The text as the editor inserts it: each place holds what is written at its first occurrence. */
function expand(snippet: string): string {
  const places = new Map([...snippet.matchAll(/\$\{(\d+):([^}]*)\}/g)].map(([, place, text]) => [place, text]));
  return snippet
    .replaceAll(/\$\{(\d+):[^}]*\}/g, (_, place: string) => places.get(place) ?? '')
    .replaceAll(/\$(\d+)/g, (_, place: string) => places.get(place) ?? '');
}

test('every file is offered, and every offer has its file', () => {
  expect([...offered.matchAll(/file: '([^']+)'/g)].map(([, file]) => file).sort()).toEqual([...files].sort());
});

// Without a prefix they are not among the completions, where the server offers each declaration by itself.
test('"Fill File with Snippet" has the same templates, "Insert Snippet" too', () => {
  const texts = files.map((file) => readFileSync(new URL(file, folder), 'utf8').trimEnd());
  const bodies = Object.values(snippets).map(({ body }) => body.join('\n'));
  expect(bodies.sort()).toEqual(texts.sort());
  for (const snippet of Object.values(snippets))
    expect(Object.keys(snippet)).toEqual(['isFileTemplate', 'description', 'body']);
  for (const [name, { description }] of Object.entries(snippets)) {
    expect(offered).toContain(`label: '${name}'`);
    expect(offered).toContain(`detail: '${description}'`);
  }
});

describe.each(files)('%s', (file) => {
  const text = expand(readFileSync(new URL(file, folder), 'utf8'));
  const checked = check(parse(text), `untitled:${file}`, {
    readImport: () => ({ problem: 'nothing is imported' }),
    readDataHeader: () => ({ problem: 'nothing is read' }),
  });

  test('is checked without an error or a warning', () => {
    const told = checked.diagnostics.filter(({ severity }) => severity === 'error' || severity === 'warning');
    expect(told).toEqual([]);
  });

  test('is solved, and what it expects holds', () => {
    const { tests } = solve(checked.problem);
    expect(tests.length).toBe(checked.tests.length);
    expect(tests.length).toBeGreaterThan(0);
    for (const { curves, issues, expectations } of tests) {
      expect(curves.length).toBeGreaterThan(0);
      expect(issues).toEqual([]);
      expect(expectations.every(({ passed }) => passed === true)).toBe(true);
    }
  });

  test('is formatted', () => {
    // The last place stands alone on a line, where people go on writing.
    const written = text.replaceAll(/^ +$\n/gm, '');
    expect(formatText(parse(written))).toBe(written);
  });
});
