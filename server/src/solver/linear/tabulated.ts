import { PiecewiseChebyshev } from '../numerics/chebyshev.ts';
import type { RelaxationShape } from './shape.ts';

/** Relative error that a table may add. */
const tolerance = 1e-11;

const tables = new WeakSet<RelaxationShape>();

/**
 * The same shape with its frequency response tabulated over ln ωτ: one response serves every temperature, frequency and
 * strength, so a curve costs a table and not a quadrature for each point.
 */
export function tabulatedShape(shape: RelaxationShape): RelaxationShape {
  if (tables.has(shape)) return shape;
  const table = new PiecewiseChebyshev(
    shape.manyResponses ?? ((u, out) => shape.response(u, out)),
    tolerance,
    () => shape.error,
  );
  const tabulated: RelaxationShape = {
    key: shape.key,
    density: shape.density,
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
  tables.add(tabulated);
  return tabulated;
}
