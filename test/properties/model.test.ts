/** Laws of checking, on samples that random edits have spoilt and on texts that fast-check makes up. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from '../support/properties.ts';
import { describe, expect, it } from 'vitest';
import { formatText } from '../../server/src/syntax/format.ts';
import { parse } from '../../server/src/syntax/parse.ts';
import { anyText } from '../support/source-text.ts';
import { checkText } from '../unit/model/check-text.ts';

const folder = join(import.meta.dirname, '../../samples');
const samples = readdirSync(folder)
  .filter((file) => file.endsWith('.mgmodel'))
  .map((file) => readFileSync(join(folder, file), 'utf8'));

/** A piece of one sample put into, or taken out of, another: what half-finished editing and pasting leave behind. */
const spoiltSample = fc
  .record({
    sample: fc.constantFrom(...samples),
    from: fc.nat(),
    length: fc.nat(60),
    donor: fc.constantFrom(...samples),
    donorFrom: fc.nat(),
    donorLength: fc.nat(60),
  })
  .map(({ sample, from, length, donor, donorFrom, donorLength }) => {
    const at = from % (sample.length + 1);
    const pasteAt = donorFrom % (donor.length + 1);
    return sample.slice(0, at) + donor.slice(pasteAt, pasteAt + donorLength) + sample.slice(at + length);
  });

const someText = fc.oneof({ weight: 3, arbitrary: spoiltSample }, { weight: 1, arbitrary: anyText });

describe('checking any text', () => {
  it('does not throw, and speaks of places in the text only, in their order', () => {
    fc.assert(
      fc.property(someText, (text) => {
        const { diagnostics, uses, tests } = checkText(text);
        const ranges = [...diagnostics, ...uses, ...tests].map(({ range }) => range);
        const fixes = diagnostics.flatMap(({ fixes = [] }) =>
          fixes.flatMap(({ edits }) => edits.map((edit) => edit.range)),
        );
        for (const { start, end } of [...ranges, ...fixes]) {
          expect(0 <= start && start <= end && end <= text.length).toBe(true);
        }
        const starts = diagnostics.map(({ range }) => range.start);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
      }),
      { numRuns: 300 },
    );
  });

  it('gives a problem of plain data that refers only to what it holds', () => {
    fc.assert(
      fc.property(someText, (text) => {
        const { problem } = checkText(text);
        expect(structuredClone(problem)).toEqual(problem);
        const models = new Set(problem.models.map(({ name }) => name));
        for (const test of problem.tests) {
          expect(test.models.length).toBeGreaterThan(0);
          for (const model of test.models) expect(models.has(model)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('says the same of the text and of its formatted form', () => {
    fc.assert(
      fc.property(spoiltSample, (text) => {
        const messagesOf = (source: string): string[] =>
          checkText(source)
            .diagnostics.map(({ code, severity }) => `${code} ${severity}`)
            .sort();
        expect(messagesOf(formatText(parse(text)))).toEqual(messagesOf(text));
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same answer twice', () => {
    fc.assert(
      fc.property(someText, (text) => {
        expect(checkText(text).diagnostics).toEqual(checkText(text).diagnostics);
      }),
      { numRuns: 80 },
    );
  });
});
