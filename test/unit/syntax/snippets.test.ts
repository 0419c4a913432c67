/** Snippets give sound text in canonical form; the editor's patterns are regular expressions that hold what they should. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { format } from '../../../server/src/syntax/format.ts';
import { parse } from '../../../server/src/syntax/parse.ts';
import configuration from '../../../syntaxes/language-configuration.json' with { type: 'json' };
import snippets from '../../../syntaxes/snippets.json' with { type: 'json' };

const onlyInATest = new Set(['Expectation']);
const onlyInAModel = new Set(['Debye relaxation']);

/** The text of a snippet with its placeholders as they are proposed; `$0` becomes `end`. */
function expanded(body: string | readonly string[], end: string): string {
  const lines = typeof body === 'string' ? [body] : body;
  const text = lines.join('\n');
  const proposals = new Map(
    [...text.matchAll(/\$\{(\d+):([^}]*)\}/g)].map((found) => [found[1] ?? '', found[2] ?? '']),
  );
  return text
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$(\d+)/g, (_, number: string) => (number === '0' ? end : (proposals.get(number) ?? '')));
}

function inContext(name: string, text: string): string {
  if (onlyInATest.has(name)) return `test t of m : tension {\n  ${text}\n}`;
  if (onlyInAModel.has(name)) return `model m of X {\n${text.replace(/^/gm, '  ')}\n}`;
  return text;
}

for (const [name, { body }] of Object.entries(snippets)) {
  test(`the snippet ${name} is sound`, () => {
    const end = name === 'Model' || name === 'Data' ? '' : '1';
    const text = inContext(name, expanded(body, end)).replace(/^ +$/gm, '');
    const file = parse(text);
    expect(file.issues).toEqual([]);
    if (end !== '') expect(format(parse(`${text.trimEnd()}\n`))).toEqual([]);
  });
}

test('a word is a name of any script or a number with its sign', () => {
  const { pattern, flags } = configuration.wordPattern;
  const words = (text: string): string[] => [...text.matchAll(new RegExp(pattern, `${flags}g`))].map(([word]) => word);
  expect(words('τ_β = -1.5e-3 Ω2')).toEqual(['τ_β', '-1.5e-3', 'Ω2']);
});

test('a line that opens a block indents the next, one that closes it does not', () => {
  const increase = new RegExp(configuration.indentationRules.increaseIndentPattern);
  const decrease = new RegExp(configuration.indentationRules.decreaseIndentPattern);
  expect(increase.test('model m of X {')).toBe(true);
  expect(increase.test('model m of X {  # why')).toBe(true);
  expect(increase.test('elastic { E = 33 GPa }')).toBe(false);
  expect(increase.test('# a {')).toBe(false);
  expect(decrease.test('  }')).toBe(true);
});

test('the files that the manifest names exist', () => {
  const root = new URL('../../../', import.meta.url);
  const manifest: unknown = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  const paths = [...JSON.stringify(manifest).matchAll(/"\.\/(syntaxes\/[^"]+)"/g)].map((found) => found[1] ?? '');
  expect(paths.length).toBeGreaterThanOrEqual(5);
  for (const path of paths) expect(readFileSync(new URL(path, root), 'utf8').length).toBeGreaterThan(0);
});
