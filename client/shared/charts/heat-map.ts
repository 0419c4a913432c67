/** A family over a second condition as a map with contours. */
import { readableNumber, readableUnit } from '../numbers.ts';
import { axisTitle } from './axes.ts';
import type { Arrangement, Family } from './families.ts';
import type { AxisSpecification, HeatMap, Line } from './specification.ts';
import { ticksOf } from './ticks.ts';

/** A map needs enough members to be one. */
const MEMBERS = 4;

export function isMappable({ family, models, others }: Arrangement): boolean {
  return family !== undefined && family.members.length >= MEMBERS && models.length === 1 && others.length === 0;
}

/** The map of the last whole series of a panel (loss modulus before storage modulus) over x and the family. */
export function heatMapOf(
  panel: string,
  { family }: Arrangement,
  lines: readonly Line[],
  left: AxisSpecification,
): HeatMap | undefined {
  if (!family) return undefined;
  const whole = lines.filter(({ series, ghost, axis }) => !ghost && axis === 'left' && !series.includes('.'));
  const series = whole.at(-1)?.series;
  const rows = family.members.flatMap(({ value }) => {
    const entry = `at:${family.parameter}=${value}`;
    const line = whole.find((candidate) => candidate.series === series && candidate.entries.includes(entry));
    return line ? [{ value, line }] : [];
  });
  const [first] = rows;
  if (!first || rows.length < MEMBERS || rows.some(({ line }) => line.x.length !== first.line.x.length))
    return undefined;
  const sorted = rows.toSorted((a, b) => a.value - b.value);
  let low = Infinity;
  let high = -Infinity;
  for (const { line } of sorted)
    for (const value of line.y) {
      if (value === null) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  const columns = columnsOf(first.line.x.length);
  const values = sorted.map(({ line }) => columns.map((i) => line.y[i] ?? null));
  const x = columns.map((i) => first.line.x[i] ?? 0);
  const y = sorted.map(({ value }) => value);
  const levels = levelsOf(low, high, left.scale === 'log');
  return {
    axis: memberAxis(panel, family, y),
    label: first.line.symbol,
    unit: left.unit,
    x,
    y,
    values,
    scale: left.scale,
    range: [low, high],
    contours: levels.map((level) => ({ level, paths: contour(x, y, values, level) })),
  };
}

/** More columns than this are finer than the pixels of a map. */
const COLUMNS = 1000;

/** Indices of the points that are columns of the map: all, or a thousand of them at equal distances. */
function columnsOf(points: number): number[] {
  const count = Math.min(points, COLUMNS);
  const step = count > 1 ? (points - 1) / (count - 1) : 0;
  return Array.from({ length: count }, (_, i) => Math.round(i * step));
}

/** The condition up the left side: by decades where it spans them, half a cell of room at both ends. */
function memberAxis(panel: string, { parameter, unit }: Family, y: readonly number[]): AxisSpecification {
  const [low = 0, high = 1] = [y[0], y.at(-1)];
  const log = low > 0 && high / low >= 8;
  const half = 0.5 / Math.max(1, y.length - 1);
  const range: readonly [number, number] = log
    ? [low * (low / high) ** half, high * (high / low) ** half]
    : [low - (high - low) * half, high + (high - low) * half];
  return {
    key: `${panel}/map`,
    title: axisTitle(parameter.replaceAll('_', ' '), unit),
    words: parameter,
    unit,
    units: [unit],
    transform: { factor: 1, offset: 0, reciprocal: false },
    scale: log ? 'log' : 'linear',
    canBeLog: false,
    range,
    quantity: parameter,
  };
}

/** Levels that may be read: 1, 2 and 5 of every decade on a log scale (decades where they are many), round steps else. */
function levelsOf(low: number, high: number, log: boolean): number[] {
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

type Point = readonly [number, number];

/** Pieces of the line where the bilinear surface has the value `level` (marching squares). */
export function contour(
  x: readonly number[],
  y: readonly number[],
  values: readonly (readonly (number | null)[])[],
  level: number,
): Point[][] {
  const pieces: Point[][] = [];
  for (let row = 0; row + 1 < y.length; row++)
    for (let column = 0; column + 1 < x.length; column++) {
      const corners = [
        [column, row],
        [column + 1, row],
        [column + 1, row + 1],
        [column, row + 1],
      ] as const;
      const crossings = corners.flatMap((corner, i): Point[] => {
        const next = corners[(i + 1) % 4] ?? corner;
        const a = values[corner[1]]?.[corner[0]];
        const b = values[next[1]]?.[next[0]];
        if (a == null || b == null || a > level === b > level) return [];
        const share = (level - a) / (b - a);
        const between = (from: number, to: number): number => from + (to - from) * share;
        return [[between(x[corner[0]] ?? 0, x[next[0]] ?? 0), between(y[corner[1]] ?? 0, y[next[1]] ?? 0)]];
      });
      for (let i = 0; i + 1 < crossings.length; i += 2) pieces.push(crossings.slice(i, i + 2));
    }
  return pieces;
}
