/**
 * The size of a unit in SI as a quotient of two doubles. Keeping the denominator apart makes `5 ns` exactly the double
 * 5e-9: 5/1e9 is rounded once, 5 × 1e-9 twice.
 */
export interface Factor {
  readonly numerator: number;
  readonly denominator: number;
}

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b));

/** The quotient in lowest terms where both parts are whole numbers. */
export function factor(numerator: number, denominator = 1): Factor {
  if (!Number.isInteger(numerator) || !Number.isInteger(denominator)) return { numerator, denominator };
  const divisor = greatestCommonDivisor(Math.abs(numerator), Math.abs(denominator));
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

export const unity: Factor = { numerator: 1, denominator: 1 };

export const multiplyFactors = (a: Factor, b: Factor): Factor =>
  factor(a.numerator * b.numerator, a.denominator * b.denominator);

export const divideFactors = (a: Factor, b: Factor): Factor =>
  factor(a.numerator * b.denominator, a.denominator * b.numerator);

/** The factor to a power; negative powers swap its parts. */
export function powerOfFactor(base: Factor, exponent: number): Factor {
  if (exponent < 0) return powerOfFactor({ numerator: base.denominator, denominator: base.numerator }, -exponent);
  return factor(Math.pow(base.numerator, exponent), Math.pow(base.denominator, exponent));
}

/** `value` in SI. */
export const toSI = (value: number, size: Factor): number => (value * size.numerator) / size.denominator;

/** A value in SI in units of `size`. */
export const fromSI = (value: number, size: Factor): number => (value * size.denominator) / size.numerator;
