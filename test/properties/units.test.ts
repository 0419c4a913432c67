import fc from '../support/properties.ts';
import { expect, test } from 'vitest';
import {
  dimensionless,
  divideDimensions,
  multiplyDimensions,
  powerOfDimension,
  rational,
  sameDimension,
  type Dimension,
} from '../../server/src/units/dimension.ts';
import { baseUnitExpression } from '../../server/src/units/format-dimension.ts';
import { fromSI, toSI } from '../../server/src/units/factor.ts';
import { allUnits } from '../../server/src/units/lookup.ts';
import { checkOne } from '../unit/expression/harness.ts';

const fraction = fc
  .tuple(fc.integer({ min: -6, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .map(([a, b]) => rational(a, b));
const aDimension: fc.Arbitrary<Dimension> = fc
  .tuple(fraction, fraction, fraction, fraction, fraction)
  .map((exponents) => ({ exponents }));

test('multiplication of dimensions is a commutative group', () => {
  fc.assert(
    fc.property(aDimension, aDimension, aDimension, (a, b, c) => {
      expect(sameDimension(multiplyDimensions(a, b), multiplyDimensions(b, a))).toBe(true);
      expect(
        sameDimension(multiplyDimensions(multiplyDimensions(a, b), c), multiplyDimensions(a, multiplyDimensions(b, c))),
      ).toBe(true);
      expect(sameDimension(multiplyDimensions(a, dimensionless), a)).toBe(true);
      expect(sameDimension(divideDimensions(multiplyDimensions(a, b), b), a)).toBe(true);
    }),
  );
});

test('powers of dimensions follow the rules of exponents', () => {
  fc.assert(
    fc.property(aDimension, aDimension, fraction, fraction, (a, b, p, q) => {
      const product = rational(p.numerator * q.numerator, p.denominator * q.denominator);
      expect(sameDimension(powerOfDimension(powerOfDimension(a, p), q), powerOfDimension(a, product))).toBe(true);
      const apart = multiplyDimensions(powerOfDimension(a, p), powerOfDimension(b, p));
      expect(sameDimension(powerOfDimension(multiplyDimensions(a, b), p), apart)).toBe(true);
    }),
  );
});

test('a dimension written in base units is read back as itself', () => {
  fc.assert(
    fc.property(aDimension, (a) => {
      const { checked } = checkOne(`1 (${baseUnitExpression(a) || '1'})`.replace('1 (', '1 * ('));
      expect(checked.type.kind === 'quantity' && sameDimension(checked.type.dimension, a)).toBe(true);
    }),
  );
});

const plainUnits = allUnits().filter((unit) => unit.zero === undefined);

test('a value keeps its SI value when it is written in another unit of its dimension', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
      fc.constantFrom(...plainUnits),
      fc.nat(),
      (value, unit, pick) => {
        const alike = plainUnits.filter((other) => sameDimension(other.dimension, unit.dimension));
        const other = alike[pick % alike.length] ?? unit;
        const elsewhere = fromSI(toSI(value, unit.size), other.size);
        const [here, there] = [`${value} ${unit.symbol}`, `${elsewhere} ${other.symbol}`].map(
          (text) => checkOne(text).checked.value ?? NaN,
        );
        expect(Math.abs((here ?? NaN) / (there ?? NaN) - 1)).toBeLessThan(6e-16);
      },
    ),
  );
});

test('a number with a decimal prefix is the double that the same decimal denotes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), (digits) => {
      expect(checkOne(`${digits} ns`).checked.value).toBe(Number(`${digits}e-9`));
      expect(checkOne(`${digits} GPa`).checked.value).toBe(Number(`${digits}e9`));
      expect(checkOne(`${digits} /MPa`).checked.value).toBe(Number(`${digits}e-6`));
      expect(checkOne(`${digits} µm^3`).checked.value).toBe(Number(`${digits}e-18`));
    }),
  );
});
