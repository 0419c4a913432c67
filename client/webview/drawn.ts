/** What is drawn, read back by tests of the page and of the whole extension. */
import { leftAxisOf, type ChartSpecification, type Line, type MeasuredPoints } from '../shared/charts/specification.ts';
import type { AxisRanges } from './ranges.ts';

export interface DrawnSeries {
  readonly label: string;
  readonly points: readonly (readonly [number, number])[];
  /** Of a part of a stack: where its area begins and ends. */
  readonly band?: NonNullable<Line['band']>;
}

export interface DrawnAxis {
  readonly title: string;
  readonly scale: string;
  readonly range: readonly [number, number];
}

export interface DrawnChart {
  readonly test: string;
  /** By key: what is written along an axis, and what stretch of it is shown. */
  readonly axes: Readonly<Record<string, DrawnAxis>>;
  readonly series: readonly DrawnSeries[];
  readonly outdated: boolean;
  /** Labels of what is drawn behind: snapshots, and the curves of the file under a slider. */
  readonly ghosts: readonly string[];
  /** Measured points and their residuals, as they are drawn. */
  readonly measured: readonly MeasuredPoints[];
}

export function drawnChart(specification: ChartSpecification, ranges: AxisRanges): DrawnChart {
  const { test, panels, outdated } = specification;
  const axes = panels.flatMap((panel) => [panel.x, leftAxisOf(panel), ...(panel.right ? [panel.right] : [])]);
  return {
    test,
    outdated: outdated !== undefined,
    axes: Object.fromEntries(
      axes.map(({ key, title, scale, range }) => [key, { title, scale, range: ranges[key] ?? range }]),
    ),
    ghosts: panels.flatMap(({ lines }) => lines.filter(({ ghost }) => ghost).map(({ label }) => label)),
    measured: panels.flatMap(({ measured }) => measured),
    series: panels.flatMap(({ lines }) => lines.filter(({ ghost }) => !ghost).map(drawnSeries)),
  };
}

function drawnSeries({ label, x, y, band }: Line): DrawnSeries {
  const points = x.flatMap((value, i) => {
    const drawn = y[i];
    return drawn == null ? [] : [[value, drawn] as const];
  });
  return { label, points, ...(band ? { band } : {}) };
}
