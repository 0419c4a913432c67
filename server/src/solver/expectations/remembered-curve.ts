import type { Curve } from '../result.ts';

/** A curve and how to compute more of its points. */
export interface JudgedCurve {
  readonly curve: Curve;
  /** The same curve (with the given x among its points); used for peaks between grid points and for `value`. */
  readonly recompute: (extraX: readonly number[]) => Curve | undefined;
}

/** Without the points at some x. */
function without(curve: Curve, x: ReadonlySet<number>): Curve {
  const { values } = curve.x;
  const kept = values.flatMap((one, i) => (x.has(one) ? [] : [i]));
  if (kept.length === values.length) return curve;
  const series = Object.entries(curve.series).map(
    ([name, one]) => [name, { ...one, values: kept.map((i) => one.values[i] ?? null) }] as const,
  );
  return {
    ...curve,
    x: { ...curve.x, values: kept.map((i) => values[i] ?? Number.NaN) },
    series: Object.fromEntries(series),
  };
}

/**
 * The same curve, for many expectations: to compute more points is to solve the test again, so all x that expectations name
 * are computed at once, and what was computed for one measure (a peak's height) is there for the next (its place). Values
 * at a point do not depend on the others.
 * @param named every x that an expectation of the curve names
 */
export function rememberedCurve({ curve, recompute }: JudgedCurve, named: readonly number[]): JudgedCurve {
  const known = new Map<string, Curve | undefined>();
  const remembered = (extraX: readonly number[]): Curve | undefined => {
    const key = extraX.join(' ');
    if (!known.has(key)) known.set(key, recompute(extraX));
    return known.get(key);
  };
  if (named.length === 0) return { curve, recompute: remembered };
  const own = new Set(curve.x.values);
  let [least, most] = [Infinity, -Infinity];
  for (const x of own) [least, most] = [Math.min(least, x), Math.max(most, x)];
  // What lies beyond the test's own end makes it longer, and is nothing to the others.
  const together = named.filter((x) => x >= least && x <= most);
  const isTogether = new Set(together);
  return {
    curve,
    recompute: (extraX) => {
      if (!extraX.every((x) => isTogether.has(x))) return remembered(extraX);
      const wanted = new Set(extraX);
      const all = remembered(together);
      return all && without(all, new Set(together.filter((x) => !own.has(x) && !wanted.has(x))));
    },
  };
}
