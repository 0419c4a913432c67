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
    (u, out) => shape.response(u, out),
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
    ...(shape.densityMean ? { densityMean: shape.densityMean } : {}),
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

/**
 * The same shape with its functions of time tabulated over ln(t/τ): for a mean over a distribution, which asks for
 * hundreds of their values.
 */
export function timeTabulatedShape(shape: RelaxationShape): RelaxationShape {
  const table = new PiecewiseChebyshev((logTime, out) => {
    const t = Math.exp(logTime);
    out[0] = shape.relaxation(t);
    out[1] = shape.relaxed(t);
    out[2] = shape.integral(t) / t;
  }, tolerance);
  const out = new Float64Array(3);
  const at = (t: number, index: number): number => {
    table.evaluate(Math.log(t), out);
    return out[index] ?? Number.NaN;
  };
  const isTabulated = (t: number): boolean => t > 1e-150 && t < 1e150;
  return {
    ...shape,
    relaxation: (t) => (isTabulated(t) ? at(t, 0) : shape.relaxation(t)),
    relaxed: (t) => (isTabulated(t) ? at(t, 1) : shape.relaxed(t)),
    integral: (t) => (isTabulated(t) ? t * at(t, 2) : shape.integral(t)),
    get error() {
      return shape.error + table.worstError;
    },
    forgetUse: () => {
      table.worstError = 0;
      shape.forgetUse?.();
    },
  };
}
