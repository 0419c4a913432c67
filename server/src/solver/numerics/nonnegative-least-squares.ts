/**
 * Least squares with unknowns that are not negative (Lawson & Hanson 1974, "Solving Least Squares Problems", chapter 23).
 * Every least-squares problem on the way is solved by Householder reflections, never by normal equations: columns of
 * neighbouring exponentials are nearly parallel.
 */

import { lookForCancel } from '../cancellation.ts';

/** A matrix by its columns, all of one length. */
export type Columns = readonly Float64Array[];

/** Share of the largest product below which a gradient is zero. */
const flat = 1e-13;

const dot = (a: Float64Array, b: Float64Array, from = 0): number => {
  let sum = 0;
  for (let i = from; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};

const addMultiple = (to: Float64Array, factor: number, of: Float64Array, from = 0): void => {
  for (let i = from; i < to.length; i++) to[i] = (to[i] ?? 0) + factor * (of[i] ?? 0);
};

/**
 * Reflects the columns, in place, until they are upper triangular, and the right sides with them.
 * @returns the diagonal
 */
function triangulate(columns: Columns, others: Columns): Float64Array {
  const diagonal = new Float64Array(columns.length);
  columns.forEach((column, k) => {
    lookForCancel();
    const size = Math.sqrt(dot(column, column, k));
    const first = column[k] ?? 0;
    diagonal[k] = first > 0 ? -size : size;
    if (size === 0) return;
    // The reflector is the column with its first entry moved away from zero; its square is 2 size (size + |first|).
    column[k] = first - (diagonal[k] ?? 0);
    const scale = size * (size + Math.abs(first));
    for (const other of [...columns.slice(k + 1), ...others]) {
      addMultiple(other, -dot(column, other, k) / scale, column, k);
    }
  });
  return diagonal;
}

/**
 * Least-squares solutions for lists of columns, each of which differs little from the one before: of the columns that the
 * two begin with the reflections are kept, so that one more column costs itself only.
 */
class GrowingLeastSquares {
  private readonly columns: Columns;
  private readonly target: Float64Array;
  /** Which columns have been reflected, in order, and what has become of them: reflectors below what is triangular. */
  private readonly places: number[] = [];
  private readonly reflected: Float64Array[] = [];
  private readonly diagonal: number[] = [];
  /** Divisors of the reflections; 0 of a column that there is nothing left of. */
  private readonly scales: number[] = [];

  constructor(columns: Columns, target: Float64Array) {
    this.columns = columns;
    this.target = target;
  }

  /** The solution, in the order of the places; columns that depend on those before them get 0. */
  solve(places: readonly number[]): Float64Array {
    let known = 0;
    while (known < this.places.length && this.places[known] === places[known]) known += 1;
    for (const list of [this.places, this.reflected, this.diagonal, this.scales]) list.length = known;
    for (const place of places.slice(known)) this.append(place);
    const right = this.target.slice();
    this.reflect(right);
    const { diagonal, reflected } = this;
    const solution = new Float64Array(places.length);
    const largest = diagonal.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    for (let k = places.length - 1; k >= 0; k--) {
      let rest = right[k] ?? 0;
      for (let j = k + 1; j < places.length; j++) rest -= (reflected[j]?.[k] ?? 0) * (solution[j] ?? 0);
      const pivot = diagonal[k] ?? 0;
      solution[k] = Math.abs(pivot) > 1e-15 * largest ? rest / pivot : 0;
    }
    return solution;
  }

  private append(place: number): void {
    lookForCancel();
    const column = (this.columns[place] ?? this.target).slice();
    this.reflect(column);
    const k = this.places.length;
    const size = Math.sqrt(dot(column, column, k));
    const first = column[k] ?? 0;
    const diagonal = first > 0 ? -size : size;
    if (size > 0) column[k] = first - diagonal;
    this.places.push(place);
    this.reflected.push(column);
    this.diagonal.push(diagonal);
    this.scales.push(size * (size + Math.abs(first)));
  }

  private reflect(vector: Float64Array): void {
    this.reflected.forEach((reflector, k) => {
      const scale = this.scales[k] ?? 0;
      if (scale > 0) addMultiple(vector, -dot(reflector, vector, k) / scale, reflector, k);
    });
  }
}

/** A problem of many rows as one of as many rows as columns, with the same solution. */
export function compressed(columns: Columns, target: Float64Array): { columns: Float64Array[]; target: Float64Array } {
  const reflected = columns.map((column) => column.slice());
  const right = target.slice();
  const diagonal = triangulate(reflected, [right]);
  const rows = Math.min(columns.length, target.length);
  return {
    columns: reflected.map((column, k) => {
      const entries = new Float64Array(rows);
      entries.set(column.subarray(0, Math.min(k, rows)));
      if (k < rows) entries[k] = diagonal[k] ?? 0;
      return entries;
    }),
    target: right.slice(0, rows),
  };
}

/** The solution without negative entries of least squares. */
export function nonnegativeLeastSquares(columns: Columns, target: Float64Array): Float64Array {
  const solution = new Float64Array(columns.length);
  const positive = new Set<number>();
  const sizes = columns.map((column) => Math.sqrt(dot(column, column)));
  const targetSize = Math.sqrt(dot(target, target));
  /** Columns that came in and were thrown out at once: rounding, not progress. */
  const refused = new Set<number>();
  const system = new GrowingLeastSquares(columns, target);
  for (let round = 0; round < 10 * columns.length; round++) {
    lookForCancel();
    const residual = target.slice();
    for (const k of positive) addMultiple(residual, -(solution[k] ?? 0), columns[k] ?? residual);
    let steepest = -1;
    let most = flat * targetSize;
    columns.forEach((column, k) => {
      if (positive.has(k) || refused.has(k) || sizes[k] === 0) return;
      const gradient = dot(column, residual) / (sizes[k] ?? 1);
      if (gradient > most) {
        most = gradient;
        steepest = k;
      }
    });
    if (steepest < 0) break;
    positive.add(steepest);
    if (settle(system, solution, positive, steepest)) refused.clear();
    else refused.add(steepest);
  }
  return solution;
}

/** Solves on the positive set; takes out what becomes negative on the way. Whether the newcomer stayed. */
function settle(system: GrowingLeastSquares, solution: Float64Array, positive: Set<number>, newcomer: number): boolean {
  for (let inner = 0; inner <= solution.length && positive.size > 0; inner++) {
    lookForCancel();
    const places = [...positive];
    const found = system.solve(places);
    if (inner === 0 && (found[places.indexOf(newcomer)] ?? 0) <= 0) {
      positive.delete(newcomer);
      return false;
    }
    let share = 1;
    places.forEach((k, i) => {
      const [from, to] = [solution[k] ?? 0, found[i] ?? 0];
      if (to <= 0) share = Math.min(share, from / (from - to));
    });
    places.forEach((k, i) => {
      const [from, to] = [solution[k] ?? 0, found[i] ?? 0];
      solution[k] = share === 1 ? to : from + share * (to - from);
      if (share < 1 && to <= 0 && (solution[k] ?? 0) <= 1e-15 * from) {
        solution[k] = 0;
        positive.delete(k);
      }
    });
    if (share === 1) return true;
  }
  return positive.has(newcomer);
}
