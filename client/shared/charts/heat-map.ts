/** A family over a second condition as a map with contours. */
import { axisTitle } from './axes.ts';
import { contour, levelsOf } from './contours.ts';
import type { Arrangement, Family } from './families.ts';
import type { AxisSpecification, HeatMap, Line } from './specification.ts';
import type { ScaleKind } from '../view-state.ts';

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
  x: AxisSpecification,
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
  const along = columns.map((i) => first.line.x[i] ?? 0);
  const y = sorted.map(({ value }) => value);
  const axis = memberAxis(panel, family, y);
  const levels = levelsOf(low, high, left.scale === 'log');
  return {
    axis,
    label: first.line.symbol,
    unit: left.unit,
    columns: edgesBetween(along, x.scale),
    rows: edgesBetween(y, axis.scale),
    values,
    scale: left.scale,
    range: [low, high],
    contours: levels.map((level) => ({ level, paths: contour(along, y, values, level) })),
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

/** Where cells begin and end whose middles are at `values`: half way between them, on the scale that they are drawn on. */
export function edgesBetween(values: readonly number[], scale: ScaleKind): number[] {
  const log = scale === 'log';
  const places = log ? values.map(Math.log) : values;
  const between = places.slice(1).map((place, i) => ((places[i] ?? place) + place) / 2);
  const [first = 0, last = 0] = [places[0], places.at(-1)];
  const edges = [2 * first - (between[0] ?? first), ...between, 2 * last - (between.at(-1) ?? last)];
  return log ? edges.map(Math.exp) : edges;
}

/** The condition up the left side: by decades where it spans them, half a cell of room at both ends. */
function memberAxis(panel: string, { parameter, unit }: Family, y: readonly number[]): AxisSpecification {
  const [low = 0, high = 1] = [y[0], y.at(-1)];
  const log = low > 0 && high / low >= 8;
  const scale = log ? 'log' : 'linear';
  const edges = edgesBetween(y, scale);
  return {
    key: `${panel}/map`,
    title: axisTitle(parameter.replaceAll('_', ' '), unit),
    words: parameter,
    unit,
    units: [unit],
    transform: { factor: 1, offset: 0, reciprocal: false },
    scale,
    canBeLog: false,
    range: [edges[0] ?? low, edges.at(-1) ?? high],
    quantity: parameter,
  };
}
