/** Input: a file. Output: its canonical form. */
import { expect, test } from 'vitest';
import { applyEdits, format, formatText } from '../../../server/src/syntax/format.ts';
import { parse } from '../../../server/src/syntax/parse.ts';
import { runCases } from '../../support/cases.ts';
import { wholeFile } from '../../support/source-text.ts';

runCases(new URL('format.cases', import.meta.url), (input) => formatText(parse(input)));

test('a canonical file has no edits', () => {
  expect(format(parse(formatText(parse(wholeFile))))).toEqual([]);
});

test('line ends are kept as the file has them', () => {
  expect(formatText(parse('let a=1\r\n\r\n\r\nlet b=2'))).toBe('let a = 1\r\n\r\nlet b = 2\r\n');
});

test('the mark at the beginning is kept', () => {
  expect(formatText(parse('\ufefflet a=1'))).toBe('\ufefflet a = 1\n');
});

test('a range changes only its lines', () => {
  const text = 'let a=1\nlet b=2\nlet c=3\n';
  const start = text.indexOf('b=');
  const edits = format(parse(text), { range: { start, end: start } });
  expect(applyEdits(text, edits)).toBe('let a=1\nlet b = 2\nlet c=3\n');
});

test('typing formats the line just finished and leaves the cursor alone', () => {
  const text = 'let a=1\nlet b=2\n\nlet c=3\n';
  const offset = text.indexOf('\n\nlet c') + 1;
  const edits = format(parse(text), { onType: { offset, character: '\n' } });
  expect(applyEdits(text, edits)).toBe('let a=1\nlet b = 2\n\nlet c=3\n');
});
