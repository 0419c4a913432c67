/**
 * Dimensions: products of rational powers of the base units metre, kilogram, second, kelvin and mole.
 * Exponents are exact fractions in lowest terms, so that `sqrt(Pa)` squared is `Pa` again.
 */

export const baseUnits = ['metre', 'kilogram', 'second', 'kelvin', 'mole'] as const;
export type BaseUnit = (typeof baseUnits)[number];

/** A fraction in lowest terms with a positive denominator. */
export interface Rational {
  readonly numerator: number;
  readonly denominator: number;
}

/** One exponent for each of `baseUnits`, in that order. */
export interface Dimension {
  readonly exponents: readonly Rational[];
}

const greatestCommonDivisor = (a: number, b: number): number =>
  b === 0 ? Math.abs(a) : greatestCommonDivisor(b, a % b);

/** The fraction `numerator/denominator` in lowest terms; the denominator must not be zero. */
export function rational(numerator: number, denominator = 1): Rational {
  if (numerator === 0) return zero;
  if (denominator === 1) return whole(numerator);
  const divisor = greatestCommonDivisor(numerator, denominator) * Math.sign(denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

const zero: Rational = { numerator: 0, denominator: 1 };

/** Small whole exponents, which nearly all are, exist once: dimensions are multiplied all the time. */
const wholes = new Map<number, Rational>();
function whole(numerator: number): Rational {
  const known = wholes.get(numerator);
  if (known) return known;
  const made = { numerator, denominator: 1 };
  if (Math.abs(numerator) <= 20) wholes.set(numerator, made);
  return made;
}

/** The dimension with the given whole exponents; those not named are zero. */
export function dimension(exponents: Partial<Record<BaseUnit, number>>): Dimension {
  return { exponents: baseUnits.map((unit) => rational(exponents[unit] ?? 0)) };
}

export const dimensionless: Dimension = dimension({});

function combine(a: Dimension, b: Dimension, sign: 1 | -1): Dimension {
  if (b === dimensionless) return a;
  return {
    exponents: a.exponents.map((left, i) => {
      const right = b.exponents[i] ?? zero;
      return rational(
        left.numerator * right.denominator + sign * right.numerator * left.denominator,
        left.denominator * right.denominator,
      );
    }),
  };
}

export const multiplyDimensions = (a: Dimension, b: Dimension): Dimension => combine(a, b, 1);
export const divideDimensions = (a: Dimension, b: Dimension): Dimension => combine(a, b, -1);

/** The dimension to a rational power. */
export function powerOfDimension(base: Dimension, exponent: Rational): Dimension {
  return {
    exponents: base.exponents.map((e) =>
      rational(e.numerator * exponent.numerator, e.denominator * exponent.denominator),
    ),
  };
}

export function sameDimension(a: Dimension, b: Dimension): boolean {
  if (a === b) return true;
  return a.exponents.every((left, i) => {
    const right = b.exponents[i] ?? zero;
    return left.numerator === right.numerator && left.denominator === right.denominator;
  });
}

export const isDimensionless = (a: Dimension): boolean => sameDimension(a, dimensionless);
