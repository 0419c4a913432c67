/** Zoomed stretches of axes, kept in SI so that they mean the same in any unit. */
import {
  leftAxisOf,
  type AxisSpecification,
  type ChartSpecification,
  type Panel,
} from '../shared/charts/specification.ts';
import { toDrawn, toSi } from '../shared/charts/transform.ts';
import type { ChartView, Interval, ScaleKind } from '../shared/view-state.ts';
import type { Ranges } from './plot.ts';

function drawnRange(axis: AxisSpecification, zoom: ChartView['zoom']): readonly [number, number] {
  const kept = zoom[axis.key];
  if (!kept) return axis.range;
  const [a, b] = [toDrawn(axis.transform, kept[0]), toDrawn(axis.transform, kept[1])];
  const range: readonly [number, number] = a < b ? [a, b] : [b, a];
  const usable = range.every(Number.isFinite) && range[1] > range[0] && (axis.scale === 'linear' || range[0] > 0);
  return usable ? range : axis.range;
}

/** What a panel shows: its own ranges, or what was zoomed. */
export function rangesOf(panel: Panel, { zoom }: ChartView): Ranges {
  return {
    x: drawnRange(panel.x, zoom),
    left: drawnRange(leftAxisOf(panel), zoom),
    right: panel.right ? drawnRange(panel.right, zoom) : [0, 1],
  };
}

/** Of a range that curves need at least this share has to be filled, or it is drawn anew. */
const FILLED = 0.6;

function steady(before: readonly [number, number], now: readonly [number, number], scale: ScaleKind): typeof now {
  const to = scale === 'log' ? Math.log : (value: number): number => value;
  const isInside = now[0] >= before[0] && now[1] <= before[1];
  return isInside && to(now[1]) - to(now[0]) >= FILLED * (to(before[1]) - to(before[0])) ? before : now;
}

/** Under a slider the axes stay as they are for as long as the curves fit well: nothing jumps under the hand. */
export function steadyRanges(panel: Panel, before: Ranges, now: Ranges): Ranges {
  return {
    x: steady(before.x, now.x, panel.x.scale),
    left: steady(before.left, now.left, leftAxisOf(panel).scale),
    right: panel.right ? steady(before.right, now.right, panel.right.scale) : now.right,
  };
}

/** By axis key: the stretch that it shows. */
export type AxisRanges = Readonly<Record<string, readonly [number, number]>>;

export function rangesByAxis({ panels }: ChartSpecification, { zoom }: ChartView): AxisRanges {
  const axes = panels.flatMap((panel) => [panel.x, leftAxisOf(panel), ...(panel.right ? [panel.right] : [])]);
  return Object.fromEntries(axes.map((axis) => [axis.key, drawnRange(axis, zoom)]));
}

function isClose([a, b]: readonly [number, number], [c, d]: readonly [number, number]): boolean {
  const size = Math.abs(d - c) * 1e-6;
  return Math.abs(a - c) <= size && Math.abs(b - d) <= size;
}

/** The zoom after a panel was zoomed: x goes for all panels over the same x, what is back at its own range is dropped. */
export function zoomAfter(
  panels: readonly Panel[],
  changed: Panel,
  ranges: Ranges,
  zoom: ChartView['zoom'],
): ChartView['zoom'] {
  const next = new Map<string, Interval>(Object.entries(zoom));
  const put = (axis: AxisSpecification, range: readonly [number, number]): void => {
    if (isClose(range, axis.range)) next.delete(axis.key);
    else next.set(axis.key, [toSi(axis.transform, range[0]), toSi(axis.transform, range[1])]);
  };
  for (const panel of panels) if (panel.x.quantity === changed.x.quantity) put(panel.x, ranges.x);
  put(leftAxisOf(changed), ranges.left);
  if (changed.right) put(changed.right, ranges.right);
  return Object.fromEntries(next);
}

/** A range moved by `shift` of its length and made `factor` times as long about `centre` (drawn values). */
export function moved(
  [low, high]: readonly [number, number],
  scale: 'linear' | 'log',
  shift: number,
  factor: number,
  centre?: number,
): readonly [number, number] {
  const to = scale === 'log' ? Math.log : (value: number): number => value;
  const from = scale === 'log' ? Math.exp : (value: number): number => value;
  const [a, b] = [to(low), to(high)];
  const about = centre === undefined ? (a + b) / 2 : to(centre);
  const offset = (b - a) * shift;
  return [from(about + (a - about) * factor + offset), from(about + (b - about) * factor + offset)];
}
