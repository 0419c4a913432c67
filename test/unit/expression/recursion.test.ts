/** Functions that call themselves are reported once, wherever they are used first. */
import { expect, test } from 'vitest';
import { check } from '../../../server/src/model/check.ts';
import type { ModelHost } from '../../../server/src/model/checked.ts';
import { parse } from '../../../server/src/syntax/parse.ts';

const host: ModelHost = {
  readImport: () => ({ problem: 'there is no other file' }),
  readDataHeader: () => ({ problem: 'there is no other file' }),
};

function errorsOf(text: string): string[] {
  return check(parse(text), 'file:///test.mgmodel', host)
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code, message, range }) => `${code} at ${text.slice(range.start, range.end)}: ${message}`);
}

test('a function that calls itself, used before it is declared', () => {
  expect(errorsOf('mgmodel 1\nlet a = f(1)\nfn f(x: number) = 2*f(x - 1)')).toEqual(['MG206 at f: `f` calls itself']);
});

test('two functions that call each other, used before and after', () => {
  const text = 'mgmodel 1\nlet a = p(1)\nfn p(x: number) = q(x)\nfn q(x: number) = p(x)\nlet b = q(1)';
  expect(errorsOf(text)).toEqual(['MG206 at q: `p` calls itself: p → q → p']);
});

test('a function that uses a value which uses the function', () => {
  expect(errorsOf('mgmodel 1\nlet c = f(1)\nfn f(x: number) = x*c')).toEqual([
    'MG225 at c: `c` depends on itself: c → f → c',
  ]);
});

test('an error in an annotated body is said at the body, not at each call', () => {
  const text = 'mgmodel 1\nfn f(x: number) = x + 1 K\nlet a = f(1)\nlet b = f(2)';
  expect(errorsOf(text).map((error) => error.slice(0, 5))).toEqual(['MG303']);
});
