/**
 * A Prony series for any relaxation modulus: least squares without negative strengths, relative to the modulus, over times
 * that are evenly spaced on a logarithmic axis and, where that is not enough, ever closer around the ones in use; as few
 * terms as reach the tolerance. The error is that on a grid several times finer than the one fitted, and between its points
 * at the tops of the parabolas through them.
 */
import { compressed, nonnegativeLeastSquares } from '../numerics/nonnegative-least-squares.ts';
import { pronyModulus, type PronySeries } from './prony-conversion.ts';

export interface PronyProblem {
  /** M(t), Pa, t ≥ 0. */
  readonly modulus: (t: number) => number;
  /** The window in which the series must hold, besides t = 0; s. */
  readonly first: number;
  readonly last: number;
  /** Largest relative error that is allowed. */
  readonly tolerance: number;
  /** Times that the model itself has, s: they are tried besides the even ones. */
  readonly ownTimes: readonly number[];
  readonly checkCancelled: () => void;
}

export interface PronyFit {
  readonly series: PronySeries;
  /** Largest relative error in the window and at t = 0; root mean square over the fine grid. */
  readonly error: number;
  readonly rms: number;
  /** Number of times at which the error was looked at. */
  readonly checkedPoints: number;
}

/** Share of the unrelaxed modulus below which errors are relative to that. */
export const smallModulus = 1e-4;

/** Terms a decade that are tried, the fewest first. */
const densities = [0.5, 0.75, 1, 1.5, 2, 3, 4, 6] as const;
/** How often times are then offered closer and closer around those in use: sharp ends of a spectrum need it. */
const refinements = 12;
/** An improvement by less than this is none. */
const progress = 0.99;
/** Points a decade of the fine grid, and how many of these lie between two points that are fitted. */
const finePerDecade = 96;
const coarsening = { least: 3, most: 12 } as const;
/** Times are offered from this share of the first time of the window, for all that relaxes before it, … */
const early = 1 / 50;
/** … to this multiple of the last one: slower terms do not bend the curve inside. */
const late = 10;

/** The relative error of a modulus beside the true one, positive where it is too large. */
export const relativeError = (found: number, modulus: number, unrelaxed: number): number =>
  (found - modulus) / Math.max(Math.abs(modulus), smallModulus * unrelaxed);

interface Samples {
  /** s; the first is 0. */
  readonly times: readonly number[];
  readonly moduli: readonly number[];
}

function sample({ modulus, first, last, checkCancelled }: PronyProblem): Samples {
  const decades = Math.log10(last / first);
  const count = Math.max(coarsening.most, Math.ceil(decades * finePerDecade));
  const times = [0, ...Array.from({ length: count + 1 }, (_, i) => first * (last / first) ** (i / count))];
  const moduli = times.map((t, i) => {
    if (i % 64 === 0) checkCancelled();
    return modulus(t);
  });
  return { times, moduli };
}

/** Times of the terms that are offered to a fit. */
function offeredTimes({ first, last, ownTimes }: PronyProblem, density: number): number[] {
  const low = Math.log10(first * early);
  const high = Math.log10(last * late);
  const count = Math.ceil((high - low) * density);
  const even = Array.from({ length: count + 1 }, (_, i) => 10 ** (low + ((high - low) * i) / count));
  const own = ownTimes.filter((time) => time > first * early && time < last * late);
  return [...new Set([...even, ...own])].sort((a, b) => a - b);
}

/** One column for each time and one for what never relaxes (time Infinity), relative to the modulus. */
function columnOf(time: number, { times, moduli }: Samples, places: readonly number[]): Float64Array {
  const unrelaxed = moduli[0] ?? 1;
  return Float64Array.from(places, (i) => {
    const scale = Math.max(Math.abs(moduli[i] ?? 0), smallModulus * unrelaxed);
    return (unrelaxed * Math.exp(-(times[i] ?? 0) / time)) / scale;
  });
}

function judge(series: PronySeries, { times, moduli }: Samples): PronyFit {
  const unrelaxed = moduli[0] ?? 1;
  const found = times.map((t) => pronyModulus(series, t));
  const errors = found.map((value, i) => relativeError(value, moduli[i] ?? 0, unrelaxed));
  const squares = errors.reduce((sum, error) => sum + error * error, 0);
  const rms = Math.sqrt(squares / times.length);
  const error = Math.max(largestBetween(errors), errorAtCorner(found, moduli));
  return { series, error, rms, checkedPoints: times.length };
}

/** The error where the modulus becomes a small one: there what it is relative to has a corner. */
function errorAtCorner(found: readonly number[], moduli: readonly number[]): number {
  const small = smallModulus * (moduli[0] ?? 1);
  const after = moduli.findIndex((modulus) => modulus <= small);
  if (after < 1) return 0;
  const [before, then] = [moduli[after - 1] ?? small, moduli[after] ?? small];
  const share = then > 0 ? Math.log(before / small) / Math.log(before / then) : 0;
  const difference = (i: number): number => (found[i] ?? 0) - (moduli[i] ?? 0);
  return Math.abs((1 - share) * difference(after - 1) + share * difference(after)) / small;
}

/** Largest size of a smooth function from its values at 0, which stands alone, and at points that are evenly spaced. */
function largestBetween([first = 0, ...even]: readonly number[]): number {
  return even.reduce((worst, here, i) => {
    const [before, after] = [even[i - 1] ?? here, even[i + 1] ?? here];
    const [slope, curvature] = [(after - before) / 2, after - 2 * here + before];
    const isTop = Math.abs(slope) < Math.abs(curvature) / 2 && here * curvature < 0;
    return Math.max(worst, Math.abs(isTop ? here - (slope * slope) / (2 * curvature) : here));
  }, Math.abs(first));
}

/** Fits subsets of the times that are offered, all from one factorisation. */
class Fitter {
  private readonly samples: Samples;
  readonly offered: readonly number[];
  private readonly columns: readonly Float64Array[];
  private readonly target: Float64Array;

  constructor(samples: Samples, offered: readonly number[], stride: number) {
    this.samples = samples;
    this.offered = offered;
    const last = samples.times.length - 1;
    const places = samples.times.flatMap((_, i) => (i === 0 || (i - 1) % stride === 0 || i === last ? [i] : []));
    const unrelaxed = samples.moduli[0] ?? 1;
    const rows = offered.map((time) => columnOf(time, samples, places));
    const right = Float64Array.from(places, (i) => {
      const modulus = samples.moduli[i] ?? 0;
      return modulus / Math.max(Math.abs(modulus), smallModulus * unrelaxed);
    });
    const small = compressed(rows, right);
    this.columns = small.columns;
    this.target = small.target;
  }

  /** The best series of some of the times, by their places; and the places that it uses. */
  fit(places: readonly number[]): { readonly fit: PronyFit; readonly used: number[] } {
    const chosen = places.map((k) => this.columns[k] ?? this.target);
    const shares = nonnegativeLeastSquares(chosen, this.target);
    const unrelaxed = this.samples.moduli[0] ?? 1;
    let relaxed = 0;
    const terms: { time: number; strength: number }[] = [];
    const used: number[] = [];
    places.forEach((k, i) => {
      const strength = (shares[i] ?? 0) * unrelaxed;
      const time = this.offered[k] ?? Infinity;
      if (strength === 0) return;
      used.push(k);
      if (time === Infinity) relaxed = strength;
      else terms.push({ time, strength });
    });
    return { fit: judge({ relaxed, terms }, this.samples), used };
  }
}

interface Found {
  readonly fitter: Fitter;
  readonly fit: PronyFit;
  /** Places of the times in use among those that the fitter offers. */
  readonly used: readonly number[];
}

function fitOffered(samples: Samples, offered: readonly number[], perDecade: number): Found {
  const stride = Math.min(coarsening.most, Math.max(coarsening.least, Math.floor(finePerDecade / (8 * perDecade))));
  const fitter = new Fitter(samples, offered, stride);
  return { fitter, ...fitter.fit(offered.map((_, k) => k)) };
}

/** Times in use, with new ones close around each. */
function aroundUsed({ fitter, used }: Found, step: number): number[] {
  return used.flatMap((k) => {
    const time = fitter.offered[k] ?? Infinity;
    return time === Infinity ? [] : [time * Math.exp(-step), time, time * Math.exp(step)];
  });
}

const ascending = (times: readonly number[]): number[] => [...new Set(times)].sort((a, b) => a - b);

/**
 * The series of fewest terms that reaches the tolerance; `undefined` as `fit` where none does, with the error of the best.
 */
export function fitProny(problem: PronyProblem): { readonly fit: PronyFit | undefined; readonly best: number } {
  const samples = sample(problem);
  let found: Found | undefined;
  for (const density of densities) {
    problem.checkCancelled();
    found = fitOffered(samples, [...offeredTimes(problem, density), Infinity], density);
    if (found.fit.error <= problem.tolerance) return { fit: pruned(found, problem), best: found.fit.error };
  }
  const finest = densities[densities.length - 1] ?? 1;
  const even = [...offeredTimes(problem, finest), Infinity];
  let best = found;
  for (let round = 1; found && round <= refinements; round++) {
    problem.checkCancelled();
    const step = Math.LN10 / finest / 2 ** round;
    found = fitOffered(samples, ascending([...even, ...aroundUsed(found, step)]), finest);
    if (found.fit.error <= problem.tolerance) return { fit: pruned(found, problem), best: found.fit.error };
    if (best && found.fit.rms > best.fit.rms * progress) break;
    best = found;
  }
  return { fit: undefined, best: best?.fit.error ?? Infinity };
}

/** Leaves out term after term, the weakest first, as long as the rest reaches the tolerance. */
function pruned({ fitter, fit, used }: Found, { tolerance, checkCancelled }: PronyProblem): PronyFit {
  let current: Pick<Found, 'fit' | 'used'> = { fit, used };
  const strengthOf = (k: number): number => fit.series.terms[used.indexOf(k)]?.strength ?? Infinity;
  for (const k of [...used].sort((a, b) => strengthOf(a) - strengthOf(b))) {
    checkCancelled();
    if (!current.used.includes(k)) continue;
    const without = fitter.fit(current.used.filter((other) => other !== k));
    if (without.fit.error <= tolerance) current = without;
  }
  return current.fit;
}
