/** Laws fitted to shift factors by least squares of ln a_T: Arrhenius, Vogel–Fulcher–Tammann and Williams–Landel–Ferry. */
import { gasConstant } from '../../physics/constants.ts';

export interface ShiftFits {
  readonly arrhenius: {
    /** J/mol */
    readonly U: number;
    /** Root mean square of ln a_T minus the law. */
    readonly mismatch: number;
  };
  /** Absent where fewer than three temperatures, or an Arrhenius dependence, do not determine it. */
  readonly vft?: {
    /** K */
    readonly B: number;
    readonly T0: number;
    readonly mismatch: number;
  };
  /** The same law in the form of Williams, Landel and Ferry about the reference temperature: C1, C2 (K). */
  readonly wlf?: { readonly C1: number; readonly C2: number };
}

const sumOfSquares = (values: readonly number[]): number => values.reduce((sum, value) => sum + value * value, 0);

/** Best B and what is left for ln a = B [1/(T − T0) − 1/(T_ref − T0)] at a given T0. */
function withDivergence(
  T: readonly number[],
  logShift: readonly number[],
  reference: number,
  T0: number,
): { readonly B: number; readonly rest: number[] } {
  const basis = T.map((value) => 1 / (value - T0) - 1 / (reference - T0));
  const product = basis.reduce((sum, value, i) => sum + value * (logShift[i] ?? 0), 0);
  const B = product / sumOfSquares(basis);
  return { B, rest: logShift.map((value, i) => value - B * (basis[i] ?? 0)) };
}

/**
 * @param T temperatures, K, the reference among them or not
 * @param logShift ln a_T at each
 * @param reference temperature at which a_T is 1, K
 */
export function fitShifts(T: readonly number[], logShift: readonly number[], reference: number): ShiftFits | undefined {
  const others = T.filter((value) => value !== reference).length;
  if (others === 0) return undefined;
  const straight = withDivergence(T, logShift, reference, 0);
  const arrhenius = {
    U: straight.B * gasConstant,
    mismatch: Math.sqrt(sumOfSquares(straight.rest) / T.length),
  };
  if (others < 2) return { arrhenius };
  const coldest = T.reduce((least, value) => Math.min(least, value), reference);
  const misfit = (T0: number): number => sumOfSquares(withDivergence(T, logShift, reference, T0).rest);

  // B follows from T0, so one variable is left: a scan in ln(T_cold − T0), then Gauss–Newton.
  let best = 0;
  let least = misfit(0);
  for (let k = 1; k <= 400; k++) {
    const T0 = coldest * (1 - Math.exp(-k / 40));
    const sum = misfit(T0);
    if (sum < least) {
      least = sum;
      best = T0;
    }
  }
  if (best === 0) return { arrhenius };
  for (let iteration = 0; iteration < 100; iteration++) {
    const step = 1e-5 * (coldest - best);
    const ahead = withDivergence(T, logShift, reference, best + step).rest;
    const behind = withDivergence(T, logShift, reference, best - step).rest;
    const here = withDivergence(T, logShift, reference, best).rest;
    const slopes = ahead.map((value, i) => (value - (behind[i] ?? 0)) / (2 * step));
    const product = slopes.reduce((sum, slope, i) => sum + slope * (here[i] ?? 0), 0);
    let move = -product / sumOfSquares(slopes);
    if (!Number.isFinite(move)) break;
    while (Math.abs(move) > 1e-12 * coldest && (best + move >= coldest || misfit(best + move) > least)) move /= 2;
    if (!(Math.abs(move) > 1e-12 * coldest)) break;
    best += move;
    least = misfit(best);
  }
  const { B } = withDivergence(T, logShift, reference, best);
  if (!(B > 0) || best <= 0) return { arrhenius };
  return {
    arrhenius,
    vft: { B, T0: best, mismatch: Math.sqrt(least / T.length) },
    wlf: { C1: B / (Math.LN10 * (reference - best)), C2: reference - best },
  };
}
