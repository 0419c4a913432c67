/** Linear models that are Prony series, exactly: sums of single times, of moduli or of compliances. */
import { debyeShape } from './debye.ts';
import type { LinearModel } from './model.ts';

export interface PronyTerm {
  /** s */
  readonly time: number;
  /** Pa */
  readonly strength: number;
}

/** M(t) = relaxed + Σ strength exp(−t/time), times ascending. */
export interface PronySeries {
  /** Pa */
  readonly relaxed: number;
  readonly terms: readonly PronyTerm[];
}

/** Share of a term's time in which nothing has happened yet to the last digit. */
const notBegun = 1e-17;
/** ln of a time, s, from which on a retarded strain never comes: its rate is near the end of numbers. */
const frozenLogTime = 280 * Math.LN10;

export function pronyModulus({ relaxed, terms }: PronySeries, t: number): number {
  let sum = relaxed;
  for (const { time, strength } of terms) sum += strength * Math.exp(-t / time);
  return sum;
}

/** ∫0^t M, Pa s. */
export function pronyIntegral({ relaxed, terms }: PronySeries, t: number): number {
  let sum = relaxed * t;
  for (const { time, strength } of terms) {
    const share = t / time;
    // Of a term that has not begun the time may be so long that products with it are no numbers.
    sum += strength * (share < notBegun ? t : -time * Math.expm1(-share));
  }
  return sum;
}

export const pronyUnrelaxed = (series: PronySeries): number => pronyModulus(series, 0);

/** The series that a model of single times is; undefined for other models. */
export function exactProny(model: LinearModel): PronySeries | undefined {
  const { modulusTerms, complianceTerms, fluidities, powerLaws, flows } = model;
  if (powerLaws.length > 0 || flows.length > 0) return undefined;
  if ([...modulusTerms, ...complianceTerms].some(({ shape }) => shape !== debyeShape)) return undefined;
  if (complianceTerms.length === 0 && fluidities.length === 0) return fromModuli(model);
  return modulusTerms.length === 0 ? fromCompliances(model) : undefined;
}

/** A time from its logarithm, rounded to what that holds: 3 s stays 3 s. */
const timeOf = (logTime: number): number => Number(Math.exp(logTime).toPrecision(14));

/** Terms of the same time are one; those of no strength none. */
function merged(terms: readonly PronyTerm[]): PronyTerm[] {
  const byTime = new Map<number, number>();
  for (const { time, strength } of terms) byTime.set(time, (byTime.get(time) ?? 0) + strength);
  return [...byTime]
    .flatMap(([time, strength]) => (strength === 0 ? [] : [{ time, strength }]))
    .sort((a, b) => a.time - b.time);
}

function fromModuli({ relaxed, modulusTerms }: LinearModel): PronySeries {
  const isFrozen = (time: number): boolean => time === Infinity;
  const terms = modulusTerms.map(({ logTime, strength }) => ({ time: timeOf(logTime), strength }));
  const frozen = terms.filter(({ time }) => isFrozen(time)).reduce((sum, { strength }) => sum + strength, 0);
  return { relaxed: relaxed + frozen, terms: merged(terms.filter(({ time }) => !isFrozen(time))) };
}

/**
 * J*(s) = 1/M_u + Σ J_i/(1 + sτ_i) + φ/s. The relaxation rates x are the zeros of J*(−x), which grows between its poles
 * 1/τ_i, so that there is one between each two neighbours, one above all, and with a dashpot one below all; strengths are
 * the residues of 1/J*.
 */
function fromCompliances(model: LinearModel): PronySeries {
  const instant = 1 / model.unrelaxed;
  const fluidity = model.fluidities.reduce((sum, each) => sum + each.fluidity, 0);
  const retarded = merged(
    model.complianceTerms
      .filter(({ logTime }) => logTime < frozenLogTime)
      .map(({ logTime, strength }) => ({ time: timeOf(logTime), strength })),
  );
  const poles = retarded.map(({ time }) => 1 / time).reverse();
  /** J*(−x) at a rate given by its distance to one of the poles (0 for none), so that digits survive close to it. */
  const compliance = (base: number, distance: number): number => {
    const x = base + distance;
    let sum = instant - fluidity / x;
    for (const { time, strength } of retarded) {
      const rest = 1 / time === base ? -time * distance : 1 - time * x;
      sum += strength / rest;
    }
    return sum;
  };
  const highest = poles.at(-1) ?? 0;
  // Above all poles J* ≥ 0 where every term is at most its share of 1/M_u.
  const bound = 2 * (highest + model.unrelaxed * (fluidity + retarded.reduce((s, r) => s + r.strength / r.time, 0)));
  const intervals = [...(fluidity > 0 ? [0] : []), ...poles].map((low, i, all) => [low, all[i + 1] ?? bound] as const);
  const terms = intervals.map(([low, high]): PronyTerm => {
    const middle = (high - low) / 2;
    // Measured from the nearer end; the upper end is a pole too, but for the last interval.
    const fromLow = high === bound || compliance(low, middle) > 0;
    const [base, sign] = fromLow ? [low, 1] : [high, -1];
    const distance = rootOf((d) => sign * compliance(base, sign * d), fromLow ? high - low : middle);
    const x = base + sign * distance;
    // dJ*/d ln x: squares of a rate of 1e-160 /s, near the T0 of a law, are no numbers.
    let slope = fluidity / x;
    for (const { time, strength } of retarded) {
      const rest = 1 / time === base ? -time * sign * distance : 1 - time * x;
      slope += (strength * time * x) / (rest * rest);
    }
    return { time: 1 / x, strength: 1 / slope };
  });
  const relaxed = fluidity > 0 ? 0 : 1 / (instant + retarded.reduce((sum, { strength }) => sum + strength, 0));
  return { relaxed, terms: merged(terms) };
}

/**
 * The zero of a function that is negative near 0 and positive (or zero) at `upper`, by bisection of the logarithm; NaN where
 * that is beyond all numbers.
 */
function rootOf(f: (d: number) => number, upper: number): number {
  if (!Number.isFinite(upper)) return Number.NaN;
  let high = upper;
  let low = upper;
  while (f(low) > 0 && low > 1e-300) low /= 16;
  for (let i = 0; i < 200 && high / low > 1 + 4e-16; i++) {
    const middle = Math.sqrt(low) * Math.sqrt(high);
    if (middle <= low || middle >= high) break;
    if (f(middle) > 0) high = middle;
    else low = middle;
  }
  return Math.sqrt(low) * Math.sqrt(high);
}
