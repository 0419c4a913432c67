/** Puts the values of contours on their lines, as printed maps have them: along the line, none over another. Pixels. */
import { readableNumber } from '../numbers.ts';
import type { ContourPath } from './contours.ts';
import { textWidth, type Field } from './labels.ts';
import { mapShare, type HeatMap } from './specification.ts';

export interface ContourLabel {
  readonly level: number;
  readonly text: string;
  /** Middle of the label. */
  readonly x: number;
  readonly y: number;
  /** Clockwise from the horizontal, in degrees, between −90 and 90: never upside down. */
  readonly angle: number;
}

/** Places that are tried along a line. */
const TRIED = 41;
/** Room around a label, in units of its size. */
const AROUND = 0.6;

type Pixel = readonly [number, number];

/** One label for each level whose line has room for it, on its longest line. */
export function contourLabels(
  { contours, scale, range }: HeatMap,
  toX: (value: number) => number,
  toY: (value: number) => number,
  field: Field,
  fontSize: number,
): readonly ContourLabel[] {
  const placed: { readonly x: number; readonly y: number; readonly radius: number }[] = [];
  const byShare = contours.toSorted((a, b) => mapShare(a.level, scale, range) - mapShare(b.level, scale, range));
  return byShare.flatMap(({ level, paths }) => {
    const text = readableNumber(level, 3);
    const width = textWidth(text, fontSize) + 2 * AROUND * fontSize;
    const inField = paths.flatMap((path) => piecesInside(path, toX, toY, field));
    const longest = inField.map((path) => ({ path, along: lengths(path) })).toSorted((a, b) => end(b) - end(a))[0];
    if (!longest || end(longest) < 2 * width) return [];
    const radius = width / 2;
    // From the middle of the line outwards.
    for (let i = 0; i < TRIED; i++) {
      const share = 0.5 + (i % 2 === 0 ? 1 : -1) * Math.ceil(i / 2) * (0.9 / TRIED);
      const middle = share * end(longest);
      const from = at(longest, middle - radius);
      const to = at(longest, middle + radius);
      const [x, y] = at(longest, middle);
      const isInside =
        x - radius > field.left && x + radius < field.right && y - radius > field.top && y + radius < field.bottom;
      const isFree = placed.every((other) => Math.hypot(other.x - x, other.y - y) > other.radius + radius);
      if (!isInside || !isFree) continue;
      placed.push({ x, y, radius });
      const degrees = (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI;
      return [{ level, text, x, y, angle: degrees > 90 ? degrees - 180 : degrees < -90 ? degrees + 180 : degrees }];
    }
    return [];
  });
}

/** The pieces of a line that the field shows, in pixels. */
function piecesInside(
  path: ContourPath,
  toX: (value: number) => number,
  toY: (value: number) => number,
  { left, right, top, bottom }: Field,
): Pixel[][] {
  const pieces: Pixel[][] = [[]];
  for (const [a, b] of path) {
    const [x, y] = [toX(a), toY(b)];
    if (x >= left && x <= right && y >= top && y <= bottom) pieces.at(-1)?.push([x, y]);
    else if (pieces.at(-1)?.length !== 0) pieces.push([]);
  }
  return pieces.filter(({ length }) => length > 1);
}

interface Measured {
  readonly path: readonly Pixel[];
  /** Way from the first point to each. */
  readonly along: readonly number[];
}

const end = ({ along }: Measured): number => along.at(-1) ?? 0;

function lengths(path: readonly Pixel[]): number[] {
  let way = 0;
  return path.map(([x, y], i) => {
    const [x0, y0] = path[i - 1] ?? [x, y];
    way += Math.hypot(x - x0, y - y0);
    return way;
  });
}

/** The point of a line after a way. */
function at({ path, along }: Measured, way: number): Pixel {
  const next = Math.max(
    1,
    Math.min(
      path.length - 1,
      along.findIndex((length) => length >= way),
    ),
  );
  const i = along.at(-1) !== undefined && way >= (along.at(-1) ?? 0) ? path.length - 1 : next;
  const [from, to] = [path[i - 1], path[i]];
  const [start, stop] = [along[i - 1] ?? 0, along[i] ?? 0];
  if (!from || !to) return path[0] ?? [0, 0];
  const share = stop > start ? (way - start) / (stop - start) : 0;
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}
