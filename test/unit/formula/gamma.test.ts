import { expect, test } from 'vitest';
import { digamma, gamma } from '../../../server/src/formula/gamma.ts';
import reference from './gamma-reference.json' with { type: 'json' };

test.each(reference.rows)('Γ(%d) and ψ', (x = NaN, value = NaN, slope = NaN) => {
  expect(Math.abs(gamma(x) / value - 1)).toBeLessThan(1e-14);
  // Near its zero at 1.4616 ψ has fewer significant digits than absolute ones.
  expect(Math.abs(digamma(x) - slope)).toBeLessThan(1e-14 * Math.max(1, Math.abs(slope)));
});

test('factorials are exact, poles have no value, and overflow is infinite', () => {
  expect(gamma(1)).toBe(1);
  expect(gamma(11)).toBe(3628800);
  expect(gamma(0)).toBeNaN();
  expect(gamma(-3)).toBeNaN();
  expect(gamma(172)).toBe(Infinity);
  expect(gamma(171.9)).toBe(Infinity);
  expect(Math.abs(gamma(-200.5))).toBe(0);
});
