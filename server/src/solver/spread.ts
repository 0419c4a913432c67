/** How far the times of a relaxation may spread. */
import { FieldError } from './material.ts';
import { formatNumber } from './time/format.ts';

/** Widest spread of ln τ: hundreds of decades, far beyond any glass; quadratures grow with it. */
const widestSpread = 1000;

/**
 * Refuses a spectrum, or an exponent of a relaxation function, that no quadrature can sum.
 * @param described the field and its value, for the message: `beta of kww in a = 1e-6`
 * @param spread about how many powers of e its times lie apart
 * @throws FieldError
 */
export function refuseWide(element: string, field: string, described: () => string, spread: number, T: number): void {
  if (spread <= widestSpread) return;
  throw new FieldError(
    element,
    field,
    `${described()} spreads the times over about ${formatNumber(Number(spread.toPrecision(3)))} powers of e at ${formatNumber(T)} K; at most ${widestSpread} can be computed`,
  );
}

/** Exponents nearer to 1 spread the times by less than can be told from no spread. */
const nearestToOne = 1e-7;

/** Whether an exponent of a stretched exponential is so near 1 that its density of times cannot be resolved. */
export const isNearOne = (exponent: number): boolean => exponent < 1 && 1 - exponent < nearestToOne;

/**
 * Refuses an exponent of a stretched exponential so near 1 that its density of times cannot be resolved.
 * @param described the field and its value, for the message
 * @param advice what to do
 * @throws FieldError
 */
export function refuseNearOne(
  element: string,
  field: string,
  described: () => string,
  { exponent, advice, T }: { readonly exponent: number; readonly advice: string; readonly T: number },
): void {
  if (!isNearOne(exponent)) return;
  throw new FieldError(
    element,
    field,
    `${described()} is so near 1 at ${formatNumber(T)} K that its spread of times cannot be told from none: ${advice}`,
  );
}
