/** Contours of a map: at which levels, and the lines along them. */
import { readableNumber, readableUnit } from '../numbers.ts';
import type { HeatMap } from './specification.ts';
import { ticksOf } from './ticks.ts';

export type ContourPoint = readonly [number, number];
/** A line of equal values, from one end to the other or round to its first point. */
export type ContourPath = readonly ContourPoint[];

/** Levels that may be read: 1, 2 and 5 of every decade on a log scale (decades where they are many), round steps else. */
export function levelsOf(low: number, high: number, log: boolean): number[] {
  // A level at the very edge would be drawn by rounding.
  const edge = log ? 0 : 1e-3 * (high - low);
  const inside = (level: number): boolean => level > low + edge && level < high - edge;
  if (!log)
    return ticksOf('linear', low, high, 6)
      .filter(({ label }) => label !== '')
      .map(({ value }) => value)
      .filter(inside);
  const first = Math.floor(Math.log10(low));
  const decades = Array.from({ length: Math.ceil(Math.log10(high)) - first + 1 }, (_, i) => first + i);
  const fine = decades.flatMap((decade) => [1, 2, 5].map((digit) => Number(`${digit}e${decade}`))).filter(inside);
  return fine.length <= MANY
    ? fine
    : fine.filter((level) => Number.isInteger(Math.round(Math.log10(level) * 1e9) / 1e9));
}
const MANY = 8;

/** `contours at 0.1, 0.2, 0.5 GPa` */
export function contoursText({ contours, unit }: HeatMap): string {
  const levels = contours.filter(({ paths }) => paths.length > 0).map(({ level }) => readableNumber(level, 3));
  const last = readableUnit(unit);
  return levels.length === 0 ? '' : `contours at ${levels.join(', ')}${last === '' ? '' : ` ${last}`}`;
}

/** A piece of contour through one cell, from one of its sides to another. Sides are numbered over the whole grid. */
interface Piece {
  readonly sides: readonly [number, number];
  readonly points: readonly [ContourPoint, ContourPoint];
}

/** The lines along which the bilinear surface has the value `level` (marching squares). */
export function contour(
  x: readonly number[],
  y: readonly number[],
  values: readonly (readonly (number | null)[])[],
  level: number,
): ContourPath[] {
  const pieces: Piece[] = [];
  /** Where the level crosses a side, which runs to the right or up from a corner; nothing where it does not. */
  const crossing = (column: number, row: number, isUp: boolean): [number, ContourPoint] | undefined => {
    const [column1, row1] = isUp ? [column, row + 1] : [column + 1, row];
    const a = values[row]?.[column];
    const b = values[row1]?.[column1];
    if (a == null || b == null || a > level === b > level) return undefined;
    const share = (level - a) / (b - a);
    const between = (list: readonly number[], from: number, to: number): number =>
      (list[from] ?? 0) + ((list[to] ?? 0) - (list[from] ?? 0)) * share;
    const side = 2 * (row * x.length + column) + (isUp ? 1 : 0);
    return [side, [between(x, column, column1), between(y, row, row1)]];
  };
  for (let row = 0; row + 1 < y.length; row++)
    for (let column = 0; column + 1 < x.length; column++) {
      const around = [
        crossing(column, row, false),
        crossing(column + 1, row, true),
        crossing(column, row + 1, false),
        crossing(column, row, true),
      ].filter((found) => found !== undefined);
      for (let i = 0; i + 1 < around.length; i += 2) {
        const [from, to] = [around[i], around[i + 1]];
        if (from && to) pieces.push({ sides: [from[0], to[0]], points: [from[1], to[1]] });
      }
    }
  return joined(pieces);
}

/** Pieces that meet on a side become one line. */
function joined(pieces: readonly Piece[]): ContourPath[] {
  const bySide = new Map<number, Piece[]>();
  for (const piece of pieces) for (const side of piece.sides) bySide.set(side, [...(bySide.get(side) ?? []), piece]);
  const used = new Set<Piece>();
  /** The points after `side`, as far as pieces lead. */
  const follow = (side: number): ContourPoint[] => {
    const points: ContourPoint[] = [];
    for (;;) {
      const next = bySide.get(side)?.find((piece) => !used.has(piece));
      if (!next) return points;
      used.add(next);
      const isForward = next.sides[0] === side;
      side = isForward ? next.sides[1] : next.sides[0];
      points.push(isForward ? next.points[1] : next.points[0]);
    }
  };
  return pieces.flatMap((piece) => {
    if (used.has(piece)) return [];
    used.add(piece);
    const after = follow(piece.sides[1]);
    const before = follow(piece.sides[0]);
    return [[...before.toReversed(), ...piece.points, ...after]];
  });
}
