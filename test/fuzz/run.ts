/**
 * Random edits (insert, delete, swap, paste) of the samples, read, checked and formatted: nothing throws, no character
 * is lost, every range lies in the text, formatting keeps the tokens. A bounded number of cases by default,
 * `--minutes N` for as long as wanted, `--seed N` to repeat a run. The hang limit of 10 s a case is its only clock.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { check } from '../../server/src/model/check.ts';
import type { ModelHost } from '../../server/src/model/checked.ts';
import { parse } from '../../server/src/syntax/parse.ts';
import { randomEdits } from '../support/random-edits.ts';
import { wholeFile } from '../support/source-text.ts';
import { brokenLaw } from '../support/syntax-laws.ts';

const defaultCases = 400;
const hangLimit = 10_000;
const mostFailuresShown = 5;

const { values } = parseArgs({
  options: { minutes: { type: 'string' }, seed: { type: 'string' }, cases: { type: 'string' } },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const root = join(import.meta.dirname, '../..');
const samples = [
  wholeFile,
  ...globSync('samples/*.mgmodel', { cwd: root })
    .sort()
    .map((path) => readFileSync(join(root, path), 'utf8')),
];
const host: ModelHost = {
  readImport: () => ({ problem: 'no other files here' }),
  readDataHeader: () => undefined,
};
const edits = randomEdits(seed);

function mutated(): string {
  let text = edits.oneOf(samples, wholeFile);
  for (let left = 1 + edits.below(4); left > 0; left--) text = edits.edited(text);
  return text;
}

/** What went wrong with a text, or nothing. */
function failureOf(text: string): string | undefined {
  const start = performance.now();
  try {
    const law = brokenLaw(text);
    if (law !== undefined) return law;
    const tree = parse(text);
    for (const { range, code } of check(tree, 'file:///fuzz.mgmodel', host).diagnostics) {
      const sound = 0 <= range.start && range.start <= range.end && range.end <= text.length;
      if (!sound) return `${code} at ${range.start}..${range.end} of a text of ${text.length}`;
    }
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const elapsed = performance.now() - start;
  return elapsed > hangLimit ? `took ${elapsed.toFixed(0)} ms` : undefined;
}

const minutes = Number(values.minutes ?? 0);
const cases = minutes > 0 ? Infinity : Number(values.cases ?? defaultCases);
const end = performance.now() + minutes * 60_000;
console.log(`seed ${seed}`);
let passed = 0;
let failed = 0;
while (passed + failed < cases && (minutes === 0 || performance.now() < end)) {
  const text = mutated();
  const failure = failureOf(text);
  if (failure === undefined) {
    passed += 1;
    continue;
  }
  failed += 1;
  if (failed <= mostFailuresShown) console.log(`${failure.slice(0, 2000)}\nof the text ${JSON.stringify(text)}\n`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
