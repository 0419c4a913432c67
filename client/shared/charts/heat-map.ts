/** A family over a second condition as a map with contours. */
import type { Arrangement } from './families.ts';
import type { AxisSpecification, HeatMap, Line } from './specification.ts';

/** A map needs enough members to be one. */
const MEMBERS = 4;

export function isMappable({ family, models, others }: Arrangement): boolean {
  return family !== undefined && family.members.length >= MEMBERS && models.length === 1 && others.length === 0;
}

/** The map of the last whole series of a panel (loss modulus before storage modulus) over x and the family. */
export function heatMapOf(
  { family }: Arrangement,
  lines: readonly Line[],
  left: AxisSpecification,
): HeatMap | undefined {
  if (!family) return undefined;
  const whole = lines.filter(({ series, ghost }) => !ghost && !series.includes('.'));
  const series = whole.at(-1)?.series;
  const rows = family.members.flatMap(({ value }) => {
    const line = whole.find(
      (candidate) => candidate.series === series && candidate.entries.includes(`at:${family.parameter}=${value}`),
    );
    return line ? [{ value, line }] : [];
  });
  const [first] = rows;
  if (!first || rows.length < MEMBERS || rows.some(({ line }) => line.x.length !== first.line.x.length))
    return undefined;
  const sorted = rows.toSorted((a, b) => a.value - b.value);
  const values = sorted.map(({ line }) => line.y);
  const known = values.flat().filter((value) => value !== null);
  const low = Math.min(...known);
  const high = Math.max(...known);
  const x = first.line.x;
  const y = sorted.map(({ value }) => value);
  const levels = levelsOf(low, high, left.scale === 'log');
  return {
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

/** About six levels: decades and halves of decades on a log scale, even steps on a linear one. */
function levelsOf(low: number, high: number, log: boolean): number[] {
  const count = 6;
  return Array.from({ length: count }, (_, i) => {
    const share = (i + 1) / (count + 1);
    return log ? low * (high / low) ** share : low + (high - low) * share;
  });
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
