/** Pages and grammars that follow from the keywords and the rules are current; `UPDATE=1` writes them anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { grammarPage } from '../../../server/src/syntax/generate-grammar.ts';
import { textmateGrammar } from '../../../server/src/syntax/generate-textmate.ts';
import { keywordOf, keywords } from '../../../server/src/syntax/keywords.ts';
import { parse } from '../../../server/src/syntax/parse.ts';

const root = new URL('../../../', import.meta.url);

for (const [path, text] of [
  ['docs/grammar.md', grammarPage()],
  ['syntaxes/mgmodel.tmLanguage.json', textmateGrammar()],
] as const) {
  test(`${path} is what the parser and the keywords say`, () => {
    const file = new URL(path, root);
    if (process.env['UPDATE'] === '1') writeFileSync(file, text);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
}

test('every keyword is a token of its own', () => {
  for (const { word } of keywords) {
    expect(parse(word).tokens.map((token) => token.type)).toEqual([word]);
    expect(parse(`${word}_`).tokens.map((token) => token.type)).toEqual(['Name']);
    expect(keywordOf(word)?.word).toBe(word);
  }
});

test('every keyword is coloured', () => {
  const grammar = textmateGrammar();
  for (const { word } of keywords) expect(grammar).toMatch(new RegExp(`[(|\\s]${word}[)|\\\\]`));
});

test('a keyword may name a declaration, an element and a field', () => {
  for (const { word } of keywords) {
    const text = `model ${word} of X { relaxation ${word} : debye { ${word} = 1 }\n${word}.${word} = 2 }`;
    expect(parse(text).issues, text).toEqual([]);
  }
});

test('no keyword may name what an expression is made of', () => {
  for (const { word } of keywords) {
    for (const text of [`let ${word} = 1`, `param ${word} = 1`, `fn ${word}() = 1`, `fn f(${word}) = 1`]) {
      expect(
        parse(text).issues.map((issue) => issue.code),
        text,
      ).toEqual(['keyword-as-name']);
    }
    const series = `curve c {\n  over x = 1\n  ${word} = 1\n}`;
    expect(
      parse(series).issues.map((issue) => issue.code),
      series,
    ).toEqual(['keyword-as-name']);
  }
});
