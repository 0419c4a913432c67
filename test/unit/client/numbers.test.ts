import { describe, expect, test } from 'vitest';
import { readableNumber, readableQuantity, readableUnit } from '../../../client/shared/numbers.ts';
import { readableCondition } from '../../../client/shared/charts/conditions.ts';

describe('numbers for people', () => {
  test.each([
    [0, '0'],
    [656.123, '656.1'],
    [0.0137, '0.0137'],
    [1.86e-13, '1.86 × 10⁻¹³'],
    [-3, '−3'],
    [1e-6, '10⁻⁶'],
    [99990, '99990'],
    [99999, '10⁵'],
    [123456, '1.235 × 10⁵'],
    [0.99999, '1'],
    [9999.9, '10000'],
  ])('%d is %s', (value, text) => expect(readableNumber(value)).toBe(text));

  test.each([
    ['/GPa', 'GPa⁻¹'],
    ['degC', '°C'],
    ['nm^3', 'nm³'],
    ['%', '%'],
    ['', ''],
  ])('the unit %s is printed %s', (unit, text) => expect(readableUnit(unit)).toBe(text));

  test('a bare number has no unit behind it', () => expect(readableQuantity(0.4, '')).toBe('0.4'));
});

describe('conditions', () => {
  test.each([
    ['stress', 25e6, 'Pa', '25\u2009MPa'],
    ['frequency', 1, 'Hz', '1\u2009Hz'],
    ['strain', 0.001, '', '0.1\u2009%'],
    ['hold', 330, 's', '330\u2009s'],
    ['hold', 7200, 's', '2\u2009h'],
    ['strain_rate', 3e-4, '1/s', '3 × 10⁻⁴\u2009s⁻¹'],
  ])('%s of %d %s', (name, value, unit, text) => {
    expect(readableCondition(name, { value, unit }).replace(/\s(?=\D*$)/, '\u2009')).toBe(text);
  });
});
