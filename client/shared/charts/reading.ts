/** What is read off a panel at a place of x: every line's value there, at computed points where there are some. */
import type { AxisSpecification, Line, Panel } from './specification.ts';
import { firstFrom, isAscending } from './order.ts';
import { interpolate } from './peaks.ts';

export interface Reading {
  readonly line: Line;
  readonly axis: AxisSpecification;
  readonly y: number;
  /** Between two computed points. */
  readonly between: boolean;
  /** Where the band of a part of a stack lies. */
  readonly band?: readonly [from: number, to: number];
}

/** Index of the value nearest to `at`, by `place` (a logarithm on log axes); the first of equals. */
function nearestIndex(values: readonly number[], at: number, place: (value: number) => number): number {
  const target = place(at);
  const awayFrom = (i: number): number => Math.abs(place(values[i] ?? Number.NaN) - target);
  if (isAscending(values)) {
    const after = firstFrom(values, at);
    if (after === 0) return values.length > 0 ? 0 : -1;
    const before = firstFrom(values, values[after - 1] ?? at);
    // A place that has no logarithm is away from everything.
    return after === values.length || awayFrom(before) <= awayFrom(after) ? before : after;
  }
  let best = -1;
  let distance = Infinity;
  for (let i = 0; i < values.length; i++) {
    const away = awayFrom(i);
    if (away < distance) {
      distance = away;
      best = i;
    }
  }
  return best;
}

/** The computed x nearest to `at` among the lines of a panel. */
export function snap(panel: Panel, at: number): number {
  const place = panel.x.scale === 'log' ? Math.log : (value: number): number => value;
  let best = at;
  let distance = Infinity;
  for (const line of panel.lines) {
    const value = line.x[nearestIndex(line.x, at, place)];
    if (value === undefined) continue;
    const away = Math.abs(place(value) - place(at));
    if (away < distance) {
      distance = away;
      best = value;
    }
  }
  return best;
}

/**
 * The next computed x to the right (`step` 1) or left of `reading` among the lines of a panel, within a stretch; without
 * a reading the first or last of the stretch. Nothing at its end.
 */
export function stepFrom(
  panel: Panel,
  reading: number | undefined,
  step: 1 | -1,
  [low, high]: readonly [number, number],
): number | undefined {
  const rounding = 1e-12 * Math.abs(reading ?? 0);
  let next: number | undefined;
  for (const list of new Set(panel.lines.map(({ x }) => x)))
    for (const x of list) {
      if (x < low || x > high) continue;
      const isOn = reading === undefined || (step === 1 ? x > reading + rounding : x < reading - rounding);
      if (isOn && (next === undefined || (step === 1 ? x < next : x > next))) next = x;
    }
  return next;
}

/** Values of all lines at `at` (drawn units). */
export function readAt(panel: Panel, at: number): Reading[] {
  return panel.lines.flatMap((line): Reading[] => {
    const axis = line.axis === 'right' && panel.right ? panel.right : panel.left;
    const index = nearestIndex(line.x, at, (value) => value);
    const nearest = line.x[index];
    if (nearest === undefined) return [];
    const exact = Math.abs(nearest - at) <= 1e-9 * Math.max(Math.abs(at), 1e-300);
    const valueOf = (values: Line['y']): number | null | undefined =>
      exact ? values[index] : interpolate(line.x, values, at);
    const y = valueOf(line.y);
    if (y == null) return [];
    const from = line.band && valueOf(line.band.from);
    const to = line.band && valueOf(line.band.to);
    return [{ line, axis, y, between: !exact, ...(from == null || to == null ? {} : { band: [from, to] }) }];
  });
}
