/** Input: a file. Output: its tree and, behind `!`, line, code and text of each issue. */
import { expect, test } from 'vitest';
import { parse } from '../../../server/src/syntax/parse.ts';
import { runCases } from '../../support/cases.ts';
import { printFile } from '../../support/print-tree.ts';

runCases(new URL('files.cases', import.meta.url), (input) => printFile(parse(input)));

const deep: readonly (readonly [what: string, text: string])[] = [
  ['brackets', `let x = ${'('.repeat(10_000)}1${')'.repeat(10_000)}`],
  ['open brackets', `let x = ${'('.repeat(10_000)}`],
  ['lists', `let x = ${'['.repeat(10_000)}`],
  ['calls', `let x = ${'f('.repeat(10_000)}`],
  ['conditions', `let x = ${'if '.repeat(10_000)}`],
  ['signs', `let x = ${'- '.repeat(10_000)}1`],
  ['sums', `let x = ${'1+'.repeat(10_000)}1`],
  ['powers', `let x = ${'2^'.repeat(10_000)}1`],
  ['paths', `let x = a${'.a'.repeat(10_000)}`],
];

for (const [what, text] of deep) {
  test(`ten thousand ${what} are one mistake, and what follows is read`, () => {
    const file = parse(`${text}\nlet y = 1`);
    expect(file.issues.map((issue) => issue.code)).toEqual(['nested-too-deeply']);
    expect(file.declarations.map((declaration) => declaration.kind)).toEqual(['let', 'let']);
  });
}

test('ten thousand blocks in one another are read without harm', () => {
  expect(parse('a {'.repeat(10_000)).issues.length).toBeGreaterThan(0);
});

test('control characters and lone surrogates are reported and nothing else is lost', () => {
  const file = parse('let a = 3 \u0000\u0001 K\nlet b = \ud800 1\nlet c = \udc00\nlet d = 1');
  expect(file.issues.map((issue) => issue.code)).toEqual(Array(3).fill('unreadable-character'));
  expect(file.declarations.map((declaration) => declaration.kind)).toEqual(['let', 'let', 'let', 'let']);
});

test('µ, Å and Ω are one letter in either Unicode form', () => {
  const names = (text: string): string[] => parse(text).declarations.map((one) => ('name' in one ? one.name.text : ''));
  expect(names('let \u00b5 = 1\nlet \u00c5 = 1\nlet \u03a9 = 1')).toEqual(
    names('let \u03bc = 1\nlet \u212b = 1\nlet \u2126 = 1'),
  );
  expect(names('let A\u030a = 1')).toEqual(names('let \u00c5 = 1'));
});

test('line ends of every kind end statements', () => {
  const kinds = (text: string): string[] => parse(text).declarations.map((declaration) => declaration.kind);
  for (const lineEnd of ['\n', '\r\n', '\r']) {
    expect(kinds(['mgmodel 1', 'alloy X {', '\tT_g = 3 K', '}', 'let a = 1'].join(lineEnd))).toEqual([
      'version',
      'alloy',
      'let',
    ]);
  }
});
