/** Laws fitted to shift factors by least squares of ln a_T: Arrhenius, Vogel–Fulcher–Tammann and Williams–Landel–Ferry. */
import { gasConstant } from '../../physics/constants.ts';

/** A fitted parameter and its standard uncertainty; that is missing where there are no more points than parameters. */
export interface Fitted {
  readonly value: number;
  readonly uncertainty?: number;
}

export interface ShiftFits {
  readonly arrhenius: {
    /** J/mol */
    readonly U: Fitted;
    /** Root mean square of ln a_T minus the law. */
    readonly mismatch: number;
  };
  /** Absent where fewer than three temperatures, or an Arrhenius dependence, do not determine it. */
  readonly vft?: {
    /** K */
    readonly B: Fitted;
    readonly T0: Fitted;
    readonly mismatch: number;
  };
  /** The same law in the form of Williams, Landel and Ferry about the reference temperature: C1, C2 (K). */
  readonly wlf?: { readonly C1: Fitted; readonly C2: Fitted };
}

const sumOfSquares = (values: readonly number[]): number => values.reduce((sum, value) => sum + value * value, 0);

/** Best B and what is left for ln a = B [1/(T − T0) − 1/(T_ref − T0)] at a given T0. */
function withDivergence(
  T: readonly number[],
  logShift: readonly number[],
  reference: number,
  T0: number,
): { readonly B: number; readonly basis: readonly number[]; readonly rest: number[] } {
  const basis = T.map((value) => 1 / (value - T0) - 1 / (reference - T0));
  const product = basis.reduce((sum, value, i) => sum + value * (logShift[i] ?? 0), 0);
  const B = product / sumOfSquares(basis);
  return { B, basis, rest: logShift.map((value, i) => value - B * (basis[i] ?? 0)) };
}

/** ∂(ln a_T)/∂T0 at each temperature, B being fixed. */
const slopeByDivergence = (T: readonly number[], reference: number, B: number, T0: number): number[] =>
  T.map((value) => B * (1 / (value - T0) ** 2 - 1 / (reference - T0) ** 2));

/**
 * Standard uncertainty of functions of two fitted parameters by their gradients, from the columns of the Jacobian: |R⁻ᵀ g|
 * of its QR factors, times the standard deviation of a point.
 */
function uncertaintyOf(columns: readonly [readonly number[], readonly number[]], deviation: number) {
  const [first, second] = columns;
  const r11 = Math.sqrt(sumOfSquares(first));
  const r12 = first.reduce((sum, value, i) => sum + value * (second[i] ?? 0), 0) / r11;
  const r22 = Math.sqrt(sumOfSquares(second.map((value, i) => value - (r12 / r11) * (first[i] ?? 0))));
  return (byFirst: number, bySecond: number): number => {
    const y = byFirst / r11;
    return deviation * Math.hypot(y, (bySecond - r12 * y) / r22);
  };
}

/**
 * @param T temperatures, K, the reference among them or not
 * @param logShift ln a_T at each
 * @param reference temperature at which a_T is 1, K
 * @param ownDeviation standard deviation that the ln a_T are known to have by themselves
 */
export function fitShifts(
  T: readonly number[],
  logShift: readonly number[],
  reference: number,
  ownDeviation = 0,
): ShiftFits | undefined {
  const others = T.filter((value) => value !== reference).length;
  if (others === 0) return undefined;
  /** Of one point: what the law leaves, or what the shift factors leave open by themselves, whichever is more. */
  const deviationOf = (rest: number, parameters: number): number | undefined =>
    others > parameters ? Math.max(ownDeviation, Math.sqrt(rest / (others - parameters))) : undefined;
  const fitted = (value: number, uncertainty: number | undefined): Fitted =>
    uncertainty === undefined ? { value } : { value, uncertainty };

  const straight = withDivergence(T, logShift, reference, 0);
  const straightRest = sumOfSquares(straight.rest);
  const straightDeviation = deviationOf(straightRest, 1);
  const arrhenius = {
    U: fitted(
      straight.B * gasConstant,
      straightDeviation && (straightDeviation * gasConstant) / Math.sqrt(sumOfSquares(straight.basis)),
    ),
    mismatch: Math.sqrt(straightRest / T.length),
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
  const { B, basis } = withDivergence(T, logShift, reference, best);
  if (!(B > 0) || best <= 0) return { arrhenius };
  const deviation = deviationOf(least, 2);
  const uncertainty =
    deviation === undefined ? undefined : uncertaintyOf([basis, slopeByDivergence(T, reference, B, best)], deviation);
  const C2 = reference - best;
  const C1 = B / (Math.LN10 * C2);
  return {
    arrhenius,
    vft: {
      B: fitted(B, uncertainty?.(1, 0)),
      T0: fitted(best, uncertainty?.(0, 1)),
      mismatch: Math.sqrt(least / T.length),
    },
    wlf: { C1: fitted(C1, uncertainty?.(C1 / B, C1 / C2)), C2: fitted(C2, uncertainty?.(0, -1)) },
  };
}
