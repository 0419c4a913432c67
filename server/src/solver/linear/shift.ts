/** Time–temperature superposition: the horizontal shift that brings one frequency sweep onto another. */

/** One sweep: ln ω and, for each, the functions that are to coincide (ln M′, ln M″). */
export interface SweepData {
  readonly logOmega: readonly number[];
  /** One row for each function. */
  readonly rows: readonly (readonly number[])[];
}

export interface Shift {
  /** ln a_T */
  readonly shift: number;
  /**
   * Standard uncertainty of ln a_T, from the mismatch that is left; where another shift fits nearly as well, the way to it.
   */
  readonly uncertainty: number;
  /** Root mean square of the mismatch that is left, in the functions' own units. */
  readonly mismatch: number;
  /** How much the shift moves with a relative error of the functions. */
  readonly sensitivity: number;
}

/** Writes the functions of the reference sweep at ln ω. */
export type ReferenceSweep = (logOmega: number, out: Float64Array) => void;

/** Shifts that are tried before the best is refined: beyond e^±150 no relaxation time of a solid lies. */
const widest = 150;
const coarseStep = 1;
/** A shift whose squares are at most so many times the least fits nearly as well: another choice of points may prefer it. */
const rivalry = 2;

/**
 * The shift s = ln a_T for which the sweep at ln ω and the reference at ln ω + s differ least in the sense of least
 * squares: a coarse search over all shifts, then Gauss–Newton steps (each halved until it improves the fit).
 * @param coarseReference the reference sweep for the coarse search, which asks for hundreds of times its values
 */
export function findShift(
  sweep: SweepData,
  reference: ReferenceSweep,
  coarseReference: ReferenceSweep = reference,
): Shift | undefined {
  const count = sweep.rows.length;
  const out = new Float64Array(count);
  const ahead = new Float64Array(count);
  const behind = new Float64Array(count);

  const misfit = (shift: number, to = reference): number => {
    let sum = 0;
    sweep.logOmega.forEach((logOmega, i) => {
      to(logOmega + shift, out);
      for (let row = 0; row < count; row++) sum += ((sweep.rows[row]?.[i] ?? 0) - (out[row] ?? 0)) ** 2;
    });
    return sum;
  };

  const coarse = Array.from({ length: 2 * (widest / coarseStep) + 1 }, (_, i) => {
    const shift = -widest + i * coarseStep;
    return { shift, sum: misfit(shift, coarseReference) };
  });
  let { shift: best, sum: least } = coarse.reduce((lowest, one) => (one.sum < lowest.sum ? one : lowest));
  if (!Number.isFinite(least)) return undefined;
  least = misfit(best);

  const slopeStep = 1e-4;
  let slopes = 0;
  for (let iteration = 0; iteration < 60; iteration++) {
    let product = 0;
    slopes = 0;
    sweep.logOmega.forEach((logOmega, i) => {
      reference(logOmega + best, out);
      reference(logOmega + best + slopeStep, ahead);
      reference(logOmega + best - slopeStep, behind);
      for (let row = 0; row < count; row++) {
        const slope = ((ahead[row] ?? 0) - (behind[row] ?? 0)) / (2 * slopeStep);
        product += slope * ((sweep.rows[row]?.[i] ?? 0) - (out[row] ?? 0));
        slopes += slope * slope;
      }
    });
    if (slopes === 0) return undefined;
    let move = product / slopes;
    if (!Number.isFinite(move)) break;
    let sum = misfit(best + move);
    while (sum > least && Math.abs(move) > 1e-13) {
      move /= 2;
      sum = misfit(best + move);
    }
    if (sum > least) break;
    best += move;
    least = sum;
    if (Math.abs(move) < 1e-13) break;
  }
  const values = sweep.logOmega.length * count;
  const variance = least / Math.max(1, values - 1);
  const toRival = coarse.reduce((farthest, { shift, sum }, i) => {
    const isLow = sum <= (coarse[i - 1]?.sum ?? Infinity) && sum <= (coarse[i + 1]?.sum ?? Infinity);
    const isRival = isLow && sum <= rivalry * least && Math.abs(shift - best) > coarseStep;
    return isRival ? Math.max(farthest, Math.abs(shift - best)) : farthest;
  }, 0);
  return {
    shift: best,
    uncertainty: Math.hypot(Math.sqrt(variance / slopes), toRival),
    mismatch: Math.sqrt(least / values),
    sensitivity: Math.sqrt(values / slopes),
  };
}
