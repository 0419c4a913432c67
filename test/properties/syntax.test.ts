/** Laws of reading and formatting, on texts that fast-check makes up. */
import fc from '../support/properties.ts';
import { expect, test } from 'vitest';
import { parse } from '../../server/src/syntax/parse.ts';
import { anyText } from '../support/source-text.ts';
import { formatLaw, lostCharacter, rangeOutside } from '../support/syntax-laws.ts';

const runs = { numRuns: 400 };

test('reading loses no character', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(lostCharacter(parse(text))).toBeUndefined();
    }),
    runs,
  );
});

test('every range lies in the text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(rangeOutside(parse(text))).toBeUndefined();
    }),
    runs,
  );
});

test('formatting keeps tokens and tree, and formatting again changes nothing', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(formatLaw(parse(text))).toBeUndefined();
    }),
    runs,
  );
});
