// Reading and checking text without an editor: beside the bare lexer and parser, by length, and of spoilt files.
import { check } from '../../server/src/model/check.ts';
import type { ModelHost } from '../../server/src/model/checked.ts';
import { parseTokens } from '../../server/src/syntax/grammar.ts';
import { layOut } from '../../server/src/syntax/layout.ts';
import { lex } from '../../server/src/syntax/lexer.ts';
import { parse } from '../../server/src/syntax/parse.ts';
import { randomEdits } from '../support/random-edits.ts';
import { repeat, type Row } from './harness.ts';
import { largeText } from './large-text.ts';

const noFiles: ModelHost = {
  readImport: () => ({ problem: 'there is none' }),
  readDataHeader: () => undefined,
};

const checkText = (text: string): void => void check(parse(text), 'file:///bench.mgmodel', noFiles);

/** Longest check of spoilt copies of a text, once each. */
function spoilt(text: string, copies: number): number {
  const edits = randomEdits(1);
  let longest = 0;
  for (let i = 0; i < copies; i += 1) {
    const mutated = edits.edited(edits.edited(text));
    const started = performance.now();
    checkText(mutated);
    longest = Math.max(longest, performance.now() - started);
  }
  return longest;
}

export async function run(): Promise<readonly Row[]> {
  const text = largeText(2000);
  const layout = layOut(text, lex(text));
  const bare = await repeat(40, () => {
    lex(text);
    parseTokens(text, layout);
  });
  const whole = await repeat(40, () => checkText(text), 10);
  const [short, long] = [largeText(500), largeText(8000)];
  return [
    { name: 'parse + check, 500 lines', times: await repeat(40, () => checkText(short)) },
    { name: 'parse + check, 2000 lines', times: whole, against: { name: 'bare lexing and parsing', times: bare } },
    { name: 'parse + check, 8000 lines', times: await repeat(15, () => checkText(long)) },
    {
      name: 'longest check of 200 spoilt files of 2000 lines',
      times: [spoilt(text, 200)],
      goal: { ms: 100, of: 'median' },
    },
  ];
}
