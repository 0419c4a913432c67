import { PiecewiseChebyshev } from '../numerics/chebyshev.ts';
import type { RelaxationShape } from './shape.ts';

/** Relative error that a table may add. */
const tolerance = 1e-11;

/** What is below it, in the far tails, is nothing. */
const smallestDensity = 1e-290;
/** Keeps tabulated logarithms away from zero, where an error relative to them means nothing, … */
const logOffset = 100;
/** … so that this error of theirs is one of 1e-11 to 1e-10 of the density. */
const densityTolerance = 1e-13;
/** Relative error that a table leaves of a density. */
export const densityTableError = 1e-10;

/**
 * The same shape with its frequency response tabulated over ln ωτ: one response serves every temperature, frequency and
 * strength, so a curve costs a table and not a quadrature for each point.
 */
export function tabulatedShape(shape: RelaxationShape): RelaxationShape {
  const table = new PiecewiseChebyshev(
    shape.manyResponses ?? ((u, out) => shape.response(u, out)),
    tolerance,
    () => shape.error,
  );
  const { density } = shape;
  // One function, where a table holds three.
  // As a logarithm: the tails fall like exponentials of exponentials, which no short series follows to their own digits.
  const densities =
    density &&
    new PiecewiseChebyshev((x, out) => {
      out.fill(Math.log(Math.max(density(x), smallestDensity)) - logOffset);
    }, densityTolerance);
  const found = new Float64Array(3);
  return {
    key: shape.key,
    density:
      densities &&
      ((x) => {
        densities.evaluate(x, found);
        return Math.exp((found[0] ?? Number.NaN) + logOffset);
      }),
    ...(shape.spreadTimes ? { spreadTimes: shape.spreadTimes } : {}),
    ...(shape.centre === undefined ? {} : { centre: shape.centre }),
    ...(shape.densityError === undefined ? {} : { densityError: shape.densityError }),
    response: (u, out) => table.evaluate(u, out),
    susceptibility: (l, a, out) => shape.susceptibility(l, a, out),
    relaxation: (t) => shape.relaxation(t),
    relaxed: (t) => shape.relaxed(t),
    integral: (t) => shape.integral(t),
    relaxedIntegral: (t) => shape.relaxedIntegral(t),
    get error() {
      return shape.error + table.worstError;
    },
    forgetUse: () => {
      table.worstError = 0;
      shape.forgetUse?.();
    },
  };
}
