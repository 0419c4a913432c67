import { lookForCancel } from '../cancellation.ts';
import { farthest } from './centred-times.ts';
import type { PreparedDistribution } from './distribution.ts';
import type { SpreadTimes } from './shape.ts';

/** Agreement of the sums over every other node with which their mean, whose error is the square, is done. */
const converged = 1e-7;
/** The same for the integral of the shape's density: of what is sharp and hardly counts in a value its square would be too much. */
const resolved = 1e-8;
/** A density so far out in its tails that its own digits do not matter. */
const negligibleDensity = 1e-300;
/** Terms below this share of the sum are left out. */
const negligible = 1e-17;
const coarsestStep = 0.25;
const finestLevel = 14;

/** The times of the shape at multiples of a step in v on one side of 0, with their weights; filled as they are asked for. */
interface Nodes {
  readonly places: number[];
  readonly weights: number[];
}

interface Level {
  readonly step: number;
  readonly left: Nodes;
  readonly right: Nodes;
}

/** Steps are powers of two, so that the widths which an energy has at different temperatures share the nodes of a shape. */
const powerBelow = (value: number): number => 2 ** Math.floor(Math.log2(value));
type SpreadTimesOf = (far: number, reach: number) => SpreadTimes;

const nodesOfShapes = new WeakMap<SpreadTimesOf, Map<string, Level>>();

/**
 * The density of times of a shape whose own times are spread once more: H(x) = ∫ w(x − y) h(y) dy, by the trapezoidal rule
 * over the line on which h is smooth. The nodes of even and of odd number each make a rule of twice the step, so that every
 * value knows its error; where the two disagree the step is halved.
 */
export class MixedDensity {
  /** Largest relative error of a value where the finest step was not enough, else 0. */
  worstError = 0;
  private readonly times: SpreadTimes;
  private readonly distribution: PreparedDistribution;
  private readonly levels: Level[] = [];
  private readonly levelWith: (step: number) => Level;
  /** Sums over nodes of even and of odd number. */
  private readonly sums = new Float64Array(2);

  private chosenLevel: number | undefined;

  constructor(spreadTimes: SpreadTimesOf, distribution: PreparedDistribution) {
    // Far from τ only w asks for short steps.
    const far = powerBelow(Math.max(1, 2 * distribution.step));
    // Where H is asked for farthest out, w is whole within them: cut off, it could not be summed to any error.
    this.times = spreadTimes(far, farthest + distribution.reach);
    this.distribution = distribution;
    const known = nodesOfShapes.get(spreadTimes) ?? new Map<string, Level>();
    nodesOfShapes.set(spreadTimes, known);
    this.levelWith = (step) => {
      const key = `${far} ${step}`;
      const level = known.get(key) ?? {
        step,
        left: { places: [], weights: [] },
        right: { places: [], weights: [] },
      };
      known.set(key, level);
      return level;
    };
  }

  at(x: number): number {
    for (let level = this.level; ; level++) {
      this.sum(x, this.levelOf(level));
      const [even = 0, odd = 0] = this.sums;
      const total = even + odd;
      const difference = Math.abs(even - odd);
      if (difference <= converged * total || total < negligibleDensity) return total;
      if (level === finestLevel) {
        this.worstError = Math.max(this.worstError, difference / total);
        return total;
      }
    }
  }

  /** The step that resolves the shape's own density: its integral stands still. */
  private get level(): number {
    let level = this.chosenLevel;
    if (level !== undefined) return level;
    for (level = 0; level < finestLevel; level++) {
      this.sums.fill(0);
      const nodes = this.levelOf(level);
      this.add(nodes, 0, this.lastOf(nodes), 1, (weight) => weight);
      this.add(nodes, -1, this.firstOf(nodes), -1, (weight) => weight);
      const [even = 0, odd = 0] = this.sums;
      if (Math.abs(even - odd) < resolved) break;
    }
    this.chosenLevel = level;
    return level;
  }

  private levelOf(level: number): Level {
    for (let k = this.levels.length; k <= level; k++) {
      // To begin with, every other node resolves w.
      const step = powerBelow(Math.min(coarsestStep, this.distribution.step / 2)) / 2 ** k;
      this.levels.push(this.levelWith(step));
    }
    return this.levels[level] ?? this.levelOf(level);
  }

  private ensure({ step, left, right }: Level, index: number): void {
    const { times } = this;
    const { places, weights } = index < 0 ? left : right;
    for (let k = places.length; k <= Math.abs(index); k++) {
      lookForCancel();
      const v = (index < 0 ? -k : k) * step;
      places.push(times.place(v));
      weights.push(times.density(v) * step);
    }
  }

  private readonly firstOf = ({ step }: Level): number => Math.ceil(this.times.lower / step);
  private readonly lastOf = ({ step }: Level): number => Math.floor(this.times.upper / step);

  private sum(x: number, level: Level): void {
    lookForCancel();
    const { times, distribution } = this;
    const [first, last] = [this.firstOf(level), this.lastOf(level)];
    const indexOf = (y: number): number => Math.max(first, Math.min(last, Math.round(times.near(y) / level.step)));
    // Outside of these w has underflowed.
    const [lowest, highest] = [indexOf(x - distribution.upper), indexOf(x - distribution.lower)];
    // One maximum may be where w is largest and one where h is.
    const atW = indexOf(x);
    const atH = Math.max(lowest, Math.min(highest, 0));
    const low = Math.min(atW, atH);
    const high = Math.max(atW, atH);
    const value = (weight: number, place: number): number => weight * distribution.density(x - place);
    this.sums.fill(0);
    const reached = this.add(level, low, high, 1, value);
    this.add(level, high, reached + 1, -1, value);
    this.add(level, low - 1, lowest, -1, value);
    this.add(level, high + 1, highest, 1, value);
  }

  /**
   * Adds the terms of the nodes of one number up, or down, to another as long as they matter.
   * @returns the last number that was added
   */
  private add(
    level: Level,
    from: number,
    to: number,
    direction: 1 | -1,
    value: (weight: number, place: number) => number,
  ): number {
    const { sums, times } = this;
    const { step, left, right } = level;
    const last = this.lastOf(level);
    let [even = 0, odd = 0] = sums;
    let index = from;
    for (; direction * index <= direction * to; index += direction) {
      const { places, weights } = index < 0 ? left : right;
      const k = Math.abs(index);
      if (k >= places.length) this.ensure(level, index);
      const term = value(weights[k] ?? 0, places[k] ?? 0);
      if (index % 2 === 0) even += term;
      else odd += term;
      if (index === last && times.decayAtEnd !== undefined) {
        // Beyond the end all times are one: the rest of both sums is geometric.
        const ratio = Math.exp(-times.decayAtEnd * step);
        const rest = term / (1 - ratio * ratio);
        const [same, other] = [ratio * ratio * rest, ratio * rest];
        even += index % 2 === 0 ? same : other;
        odd += index % 2 === 0 ? other : same;
      }
      if (term <= negligible * (even + odd) && even + odd > 0) break;
    }
    sums[0] = even;
    sums[1] = odd;
    return direction * index > direction * to ? to : index;
  }
}
