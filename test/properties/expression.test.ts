import fc from '../support/properties.ts';
import { expect, test } from 'vitest';
import { checkOne } from '../unit/expression/harness.ts';

const words = [
  '1',
  '2.5',
  '-3',
  '0',
  '1e-13',
  'K',
  'GPa',
  'MPa',
  's',
  'min',
  'degC',
  '%',
  'eV',
  'kJ',
  'mol',
  'Hz',
  'rad',
  'T',
  'R',
  'k_B',
  'x',
  '+',
  '-',
  '*',
  '/',
  '^',
  '(',
  ')',
  '[',
  ']',
  ',',
  '..',
  'step',
  'lin',
  'log',
  'if',
  'then',
  'else',
  '<',
  'and',
  'not',
  '±',
  'exp(',
  'sqrt(',
  'max(',
  'arrhenius(',
  'tau0:',
  'U:',
  '.',
] as const;

const anyExpression = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 14 })
  .map((parts) => parts.join(' '));

test('whatever is typed, the checker answers, and its ranges and fixes lie in the text', () => {
  fc.assert(
    fc.property(anyExpression, (expression) => {
      const { text, diagnostics, checked } = checkOne(expression);
      for (const { range, message, fixes, related } of diagnostics) {
        expect(message).not.toMatch(/undefined|NaN|\[object/);
        const ranges = [
          range,
          ...(related ?? []).map((place) => place.range),
          ...(fixes ?? []).flatMap((fix) => fix.edits.map((edit) => edit.range)),
        ];
        for (const { start, end } of ranges) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }
      expect(checked.value === undefined || Number.isFinite(checked.value)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

const operand = fc.constantFrom(
  '3 GPa',
  '2 s',
  '1',
  '20 degC',
  '[1, 2] K',
  'nonsense',
  '1 < 2',
  '83 kJ/mol',
  'exp(1 s)',
  'x',
);
const operator = fc.constantFrom(' + ', ' - ', ' * ', '/', ' < ');

test('one mistake, one message: an operation whose operands are reported adds nothing of its own', () => {
  fc.assert(
    fc.property(operand, operator, operand, (left, sign, right) => {
      const alone = checkOne(`(${left})`).diagnostics.length + checkOne(`(${right})`).diagnostics.length;
      const together = checkOne(`(${left})${sign}(${right})`).diagnostics.length;
      if (alone > 0) expect(together).toBeLessThanOrEqual(alone + 1);
      const unknownSides = [left, right].every((side) => ['nonsense', 'exp(1 s)', 'x'].includes(side));
      if (unknownSides) expect(together).toBe(alone);
    }),
  );
});
