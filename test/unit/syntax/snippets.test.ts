/** What the manifest contributes beside the grammar: patterns of the editor, files that exist. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import configuration from '../../../syntaxes/language-configuration.json' with { type: 'json' };

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
