import { lookForCancel } from '../cancellation.ts';
import type { PreparedDistribution } from './distribution.ts';

/**
 * Response of a Debye term with distributed times, by the trapezoidal rule over x = ln(τ_i/τ). The same as the general
 * rule of `distributed.ts`, with exponentials of the nodes kept: it is what a spectrum costs in every DMA curve.
 */

/** Terms below this share of the sum are left out. */
const negligible = 1e-17;
const finestLevel = 12;
/** Values of ln ωτ at which the step is chosen. */
const trials = [-30, -8, -2, 0, 2, 8, 30] as const;

interface Nodes {
  readonly step: number;
  /** w × step and e^|x| at index 0, 1, 2 … on each side. */
  readonly rightWeights: number[];
  readonly leftWeights: number[];
  readonly growth: number[];
}

export interface DebyeMean {
  /** χ′, χ″ and 1 − χ′ at u = ln ωτ. */
  readonly response: (u: number, out: Float64Array) => void;
  /** Estimated relative error where the finest step was not enough, else 0. */
  readonly worstError: () => number;
  /** Whether the step that was chosen is fine enough. */
  readonly isAccurate: () => boolean;
  /** χ and 1 − χ (Re, Im, Re, Im) at sτ = exp(l + ia), 0 ≤ a < π. */
  readonly susceptibility: (l: number, a: number, out: Float64Array) => void;
}

/**
 * @param converged agreement of two steps with which the finer one, whose error is the square, is fine enough; smaller than
 *   the root of the tolerance where the density itself changes sharply
 */
export function debyeMean(distribution: PreparedDistribution, converged = 1e-7): DebyeMean {
  const coarsest = 2 ** Math.floor(Math.log2(Math.min(0.5, distribution.step)));

  const makeNodes = (step: number): Nodes => ({ step, rightWeights: [], leftWeights: [], growth: [] });
  /** Each side by itself: one may be far longer than the other. */
  const ensure = ({ step, growth }: Nodes, weights: number[], side: 1 | -1, count: number): void => {
    lookForCancel();
    for (let k = growth.length; k <= count; k++) growth.push(Math.exp(k * step));
    for (let k = weights.length; k <= count; k++) weights.push(distribution.density(side * k * step) * step);
  };

  /** Adds nodes from..to of one side; stops where they no longer matter, once past `bend`. */
  const sums = new Float64Array(3);
  const addSide = (nodes: Nodes, side: 1 | -1, u: number, bend: number): void => {
    const reach = (side > 0 ? distribution.upper : -distribution.lower) / nodes.step;
    const weights = side > 0 ? nodes.rightWeights : nodes.leftWeights;
    const up = Math.exp(u);
    const down = Math.exp(-u);
    let [chiReal = 0, chiImaginary = 0, rest = 0] = sums;
    for (let k = side > 0 ? 0 : 1; k <= reach; k++) {
      if (k >= weights.length) ensure(nodes, weights, side, k + 16);
      const w = weights[k] ?? 0;
      if (w === 0) break;
      const growth = nodes.growth[k] ?? 1;
      const x = side * k * nodes.step;
      let real: number;
      let imaginary: number;
      let remainder: number;
      // ωτ_i or its inverse, whichever is below one.
      if (u + x < 0) {
        const z = side > 0 ? up * growth : up / growth;
        const norm = w / (1 + z * z);
        real = norm;
        imaginary = z * norm;
        remainder = z * imaginary;
      } else {
        const z = side > 0 ? down / growth : down * growth;
        const norm = w / (1 + z * z);
        remainder = norm;
        imaginary = z * norm;
        real = z * imaginary;
      }
      chiReal += real;
      chiImaginary += imaginary;
      rest += remainder;
      if (
        k * nodes.step > bend &&
        real <= negligible * chiReal &&
        imaginary <= negligible * chiImaginary &&
        remainder <= negligible * rest
      ) {
        break;
      }
    }
    sums[0] = chiReal;
    sums[1] = chiImaginary;
    sums[2] = rest;
  };
  const evaluate = (nodes: Nodes, u: number, out: Float64Array): void => {
    sums.fill(0);
    addSide(nodes, 1, u, Math.max(0, -u));
    addSide(nodes, -1, u, Math.max(0, u));
    out.set(sums);
  };

  let worst = 0;
  /** The step whose sums agree with those of twice the step; halving squares the error, so they have it already. */
  const chooseNodes = (): Nodes => {
    const coarse = new Float64Array(3);
    const fine = new Float64Array(3);
    let nodes = makeNodes(coarsest);
    for (let level = 1; level <= finestLevel; level++) {
      const finer = makeNodes(coarsest / 2 ** level);
      let error = 0;
      for (const u of trials) {
        evaluate(nodes, u, coarse);
        evaluate(finer, u, fine);
        for (let k = 0; k < 3; k++) {
          const difference = Math.abs((fine[k] ?? 0) - (coarse[k] ?? 0));
          if (difference > 0) error = Math.max(error, difference / (fine[k] ?? 1));
        }
      }
      nodes = finer;
      if (error < converged) break;
      if (level === finestLevel) worst = error;
    }
    return nodes;
  };
  let chosen: Nodes | undefined;
  const finer: Nodes[] = [];
  /**
   * Nodes for a direction of s. The poles of 1/(1 + s e^x) lie at a distance d = π − a from the path and leave an error
   * of exp(−2πd/step); on the imaginary axis the chosen step has been tried.
   */
  const nodesFor = (a: number): Nodes => {
    chosen ??= chooseNodes();
    const wanted = (2 * Math.PI * (Math.PI - a)) / Math.log(1e15);
    const level = Math.max(0, Math.ceil(Math.log2(chosen.step / wanted)));
    if (level === 0) return chosen;
    const known = finer[level] ?? makeNodes(chosen.step / 2 ** level);
    finer[level] = known;
    return known;
  };

  const complexSums = new Float64Array(3);
  const addComplexSide = (nodes: Nodes, side: 1 | -1, l: number, cosine: number, sine: number): void => {
    const reach = (side > 0 ? distribution.upper : -distribution.lower) / nodes.step;
    const weights = side > 0 ? nodes.rightWeights : nodes.leftWeights;
    const up = Math.exp(l);
    const down = Math.exp(-l);
    // Beyond it the functions only fall, the part that is small there last.
    const bend = Math.max(0, side > 0 ? -l : l);
    let [near = 0, across = 0, far = 0] = complexSums;
    for (let k = side > 0 ? 0 : 1; k <= reach; k++) {
      if (k >= weights.length) ensure(nodes, weights, side, k + 16);
      const w = weights[k] ?? 0;
      if (k * nodes.step > bend && w <= negligible * Math.abs(side > 0 ? far : near)) break;
      const growth = nodes.growth[k] ?? 1;
      // 1/(1 + z) and z/(1 + z) by the smaller of z and 1/z.
      const isSmall = l + side * k * nodes.step < 0;
      const base = isSmall ? up : down;
      const size = isSmall === side > 0 ? base * growth : base / growth;
      const norm = w / (1 + 2 * size * cosine + size * size);
      const large = (1 + size * cosine) * norm;
      const small = size * (size + cosine) * norm;
      near += isSmall ? large : small;
      far += isSmall ? small : large;
      across += size * sine * norm;
    }
    complexSums[0] = near;
    complexSums[1] = across;
    complexSums[2] = far;
  };

  return {
    worstError: () => worst,
    isAccurate: () => {
      chosen ??= chooseNodes();
      return worst === 0;
    },
    response: (u, out) => {
      chosen ??= chooseNodes();
      evaluate(chosen, u, out);
    },
    susceptibility: (l, a, out) => {
      const nodes = nodesFor(a);
      complexSums.fill(0);
      addComplexSide(nodes, 1, l, Math.cos(a), Math.sin(a));
      addComplexSide(nodes, -1, l, Math.cos(a), Math.sin(a));
      out[0] = complexSums[0] ?? 0;
      out[1] = -(complexSums[1] ?? 0);
      out[2] = complexSums[2] ?? 0;
      out[3] = complexSums[1] ?? 0;
    },
  };
}
