/** Where the modes of a spectrum are placed: quadrature over the logarithm of the relaxation time. */
import { lookForCancel } from '../cancellation.ts';

export interface Range {
  readonly lower: number;
  readonly upper: number;
}

/** A coordinate y in which a density is smooth: the ln of the time there, and |d ln τ/dy|. */
export interface Chart {
  readonly logTime: (y: number) => number;
  readonly slope: (y: number) => number;
}

/** A mode: the ln of its time and the length in ln τ that it stands for. */
export interface ModeNode {
  readonly logTime: number;
  readonly measure: number;
}

/** Modes at equal distances: the trapezoidal rule, which converges geometrically for smooth densities. */
export function evenNodes(chart: Chart, { lower, upper }: Range, step: number): ModeNode[] {
  const nodes: ModeNode[] = [];
  for (let y = Math.ceil(lower / step) * step; y <= upper; y += step) {
    nodes.push({ logTime: chart.logTime(y), measure: step * chart.slope(y) });
  }
  return nodes;
}

/** Gauss–Legendre nodes and weights on −1 … 1, positive half of 10 points. */
const gauss = [
  [0.14887433898163122, 0.29552422471475287],
  [0.4333953941292472, 0.26926671930999635],
  [0.6794095682990244, 0.21908636251598204],
  [0.8650633666889845, 0.1494513491505806],
  [0.9739065285171717, 0.06667134430868814],
] as const;

/** Length of the pieces to begin with, and how often one may be halved. */
const longestPiece = 4;
const deepestHalving = 48;
/**
 * More modes than any density needs that numbers can resolve, a few hundred: beyond it halving follows rounding errors, and
 * the error of the sum says what is missing.
 */
const mostNodes = 1200;
/** Times, as ln from the middle of a piece, at which the decay of its modes is compared. */
const trials = [-2.5, -1, 0, 1, 2.5] as const;

/**
 * Modes for densities that change sharply: Gauss–Legendre quadrature on pieces, each halved until its modes decay as
 * those of its halves do, within the tolerance, for every density.
 */
export function gradedNodes(
  chart: Chart,
  { lower, upper }: Range,
  densities: readonly ((y: number) => number)[],
  tolerance: number,
): ModeNode[] {
  const rule = (from: number, to: number): { y: number; weight: number }[] => {
    const middle = (from + to) / 2;
    const half = (to - from) / 2;
    return gauss.flatMap(([at, weight]) => [
      { y: middle - half * at, weight: half * weight },
      { y: middle + half * at, weight: half * weight },
    ]);
  };
  /** Of each density, its weight on the piece and what is left of it at the trial times. */
  const decays = (from: number, to: number, centre: number): number[] => {
    const totals = new Array<number>(densities.length * (trials.length + 1)).fill(0);
    for (const { y, weight } of rule(from, to)) {
      lookForCancel();
      const logTime = chart.logTime(y);
      const left = trials.map((trial) => Math.exp(-Math.exp(centre + trial - logTime)));
      densities.forEach((density, d) => {
        const share = density(y) * weight;
        const at = d * (trials.length + 1);
        totals[at] = (totals[at] ?? 0) + share;
        left.forEach((value, k) => (totals[at + 1 + k] = (totals[at + 1 + k] ?? 0) + share * value));
      });
    }
    return totals;
  };
  const nodes: ModeNode[] = [];
  const add = (from: number, to: number, whole: readonly number[] | undefined, depth: number): void => {
    const middle = (from + to) / 2;
    const centre = chart.logTime(middle);
    const coarse = whole ?? decays(from, to, centre);
    const [left, right] = [decays(from, middle, centre), decays(middle, to, centre)];
    const difference = coarse.reduce(
      (most, value, k) => Math.max(most, Math.abs(value - (left[k] ?? 0) - (right[k] ?? 0))),
      0,
    );
    if (difference <= tolerance || depth >= deepestHalving || nodes.length >= mostNodes) {
      for (const { y, weight } of rule(from, to)) {
        nodes.push({ logTime: chart.logTime(y), measure: weight * chart.slope(y) });
      }
      return;
    }
    add(from, middle, undefined, depth + 1);
    add(middle, to, undefined, depth + 1);
  };
  const pieces = Math.max(1, Math.ceil((upper - lower) / longestPiece));
  const length = (upper - lower) / pieces;
  for (let k = 0; k < pieces; k++) add(lower + k * length, lower + (k + 1) * length, undefined, 0);
  return nodes;
}
