/** From a panel of the specification to a configuration of chart.js. Nothing is decided here. */
import type { Chart, ChartConfiguration, ChartDataset } from 'chart.js';
import { cssColour, inkOnMap, mapColour } from '../shared/charts/palette.ts';
import { decimate, isLong, type DrawnPoint } from '../shared/charts/decimate.ts';
import {
  BAND_OPACITY,
  dashes,
  edgeOf,
  FEW_POINTS,
  isCounted,
  leftAxisOf,
  mapShare,
  type AxisSpecification,
  type HeatMap,
  type Line,
  type MeasuredPoints,
  type Panel,
} from '../shared/charts/specification.ts';
import { commonPower, reciprocalTicks, ticksOf, titleWithPower, type Tick } from '../shared/charts/ticks.ts';
import type { ScaleKind } from '../shared/view-state.ts';
import type { Theme } from './theme.ts';

export type PlotType = 'line' | 'curve' | 'points' | 'scatterWithErrorBars' | 'matrix';
export type PlotConfiguration = ChartConfiguration<PlotType>;
type PlotDataset = ChartDataset<PlotType>;
type ScaleName = 'x' | 'top' | 'left' | 'right';

/** Widths of the axes, the same in all panels of a chart so that their x line up. */
export const LEFT_WIDTH = 66;
export const RIGHT_WIDTH = 52;

export interface Placement {
  readonly theme: Theme;
  /** Drawn ranges, zoom included. */
  readonly ranges: Readonly<Record<'x' | 'left' | 'right', readonly [number, number]>>;
  /** Whether the labels of x are under this panel. */
  readonly showX: boolean;
  /** Whether another panel of the chart has a right axis. */
  readonly padRight: boolean;
  readonly width: number;
  /** Of the field of the curves, about. */
  readonly height: number;
  /** A slider is held: marks that move with the curves come back when it is let go. */
  readonly held: boolean;
}

const PARSED = { xAxisKey: 'x', yAxisKey: 'y' };

function lineDataset(line: Line, { theme }: Placement): PlotDataset {
  const colour = cssColour(line.colour, theme);
  return {
    type: 'curve',
    label: line.label,
    data: [],
    yAxisID: line.axis,
    order: line.ghost ? 10 : 5,
    curve: {
      x: line.x,
      y: edgeOf(line),
      colour: line.ghost ? withAlpha(colour, 0.4) : colour,
      width: theme.highContrast ? line.width + 0.5 : line.width,
      dash: dashes[line.ghost ? 'solid' : line.dash],
      // A curve of few points shows them; a dense one is a line.
      pointRadius: line.x.length === 1 ? 3 : line.x.length <= FEW_POINTS && !line.ghost ? 2 : 0,
    },
  };
}

/** The area of a part of a stack: along its upper edge and back along its lower one. */
function bandDataset(
  { x, band, axis, colour, label }: Line,
  scale: ScaleKind,
  { theme, ranges, width }: Placement,
): PlotDataset[] {
  if (!band) return [];
  const along = (edge: Line['y']): DrawnPoint[] =>
    decimate(x, edge, ranges.x[0], ranges.x[1], Math.max(200, width), scale === 'log').filter(({ y }) =>
      Number.isFinite(y),
    );
  return [
    {
      type: 'line',
      label: `area of ${label}`,
      data: [...along(band.to), ...along(band.from).toReversed()],
      parsing: PARSED,
      yAxisID: axis,
      borderWidth: 0,
      backgroundColor: withAlpha(cssColour(colour, theme), BAND_OPACITY),
      fill: 'shape',
      pointRadius: 0,
      tension: 0,
      order: 8,
    },
  ];
}

function measuredDataset(points: MeasuredPoints, { theme }: Placement): PlotDataset {
  const colour = cssColour(points.colour, theme);
  if (isLong(points.x))
    return {
      type: 'points',
      label: points.label,
      data: [],
      yAxisID: points.axis,
      order: 1,
      points: { measured: points, colour, ground: theme.background },
    };
  return {
    type: 'scatterWithErrorBars',
    label: points.label,
    data: points.x.map((x, i) => {
      const y = points.y[i] ?? Number.NaN;
      const xError = points.xError?.[i];
      const yError = points.yError?.[i];
      return {
        x,
        y,
        ...(xError === undefined ? {} : { xMin: x - xError, xMax: x + xError }),
        ...(yError === undefined ? {} : { yMin: y - yError, yMax: y + yError }),
      };
    }),
    yAxisID: points.axis,
    borderColor: colour,
    backgroundColor: theme.background,
    borderWidth: 1.25,
    pointRadius: 3,
    errorBarColor: colour,
    errorBarWhiskerColor: colour,
    errorBarLineWidth: 1,
    errorBarWhiskerLineWidth: 1,
    errorBarWhiskerSize: 6,
    order: 1,
  };
}

/** The types of the matrix chart do not know that it may choose its axis. */
const ON_LEFT = { yAxisID: 'left' };

/** Cells of a map, each in its colour of the scale, and its contours. */
function mapDatasets(map: HeatMap): PlotDataset[] {
  const { columns, rows, scale, range } = map;
  const share = (value: number): number => mapShare(value, scale, range);
  const hasColour = (value: number | null): value is number => value !== null && (scale === 'linear' || value > 0);
  const cells = map.values.flatMap((row, j) =>
    row.flatMap((value, i) => (hasColour(value) ? [{ row: j, column: i, colour: mapColour(share(value)) }] : [])),
  );
  /** From one edge of a cell to the other in pixels, and a little more, so that no seam is seen. */
  const extent = (chart: Chart, axis: ScaleName, edges: readonly number[], i: number): number => {
    const pixel = (edge: number | undefined): number => chart.scales[axis]?.getPixelForValue(edge ?? 0) ?? 0;
    return Math.abs(pixel(edges[i + 1]) - pixel(edges[i])) + 1;
  };
  return [
    {
      type: 'matrix',
      // Cells at the edge are cut there.
      clip: 0,
      ...ON_LEFT,
      label: map.label,
      data: cells.map(({ row, column }) => ({
        x: Math.min(columns[column] ?? 0, columns[column + 1] ?? 0),
        y: rows[row + 1] ?? 0,
      })),
      backgroundColor: cells.map(({ colour }) => colour),
      borderWidth: 0,
      // Each cell hangs from its upper left corner, which stays right on a logarithmic axis too.
      anchorX: 'left',
      anchorY: 'top',
      width: ({ chart, dataIndex }) => extent(chart, 'x', columns, cells[dataIndex]?.column ?? 0),
      height: ({ chart, dataIndex }) => extent(chart, 'left', rows, cells[dataIndex]?.row ?? 0),
      order: 9,
    },
    ...map.contours.map(({ level, paths }): PlotDataset => ({
      type: 'line',
      label: String(level),
      data: paths.flatMap((path) => [...path.map(([x, y]) => ({ x, y })), { x: path.at(-1)?.[0] ?? 0, y: Number.NaN }]),
      yAxisID: 'left',
      borderColor: inkOnMap(share(level)),
      borderWidth: 1,
      pointRadius: 0,
      order: 2,
    })),
  ];
}

export function withAlpha(colour: string, alpha: number): string {
  return `color-mix(in srgb, ${colour} ${Math.round(alpha * 100)}%, transparent)`;
}

export function datasetsOf(panel: Panel, placement: Placement): PlotDataset[] {
  const measured = panel.measured.map((points) => measuredDataset(points, placement));
  if (panel.map) return [...mapDatasets(panel.map), ...measured];
  return [
    ...panel.lines.flatMap((line) => bandDataset(line, panel.x.scale, placement)),
    ...panel.lines.map((line) => lineDataset(line, placement)),
    ...measured,
  ];
}

/** How many labels an axis of a length in pixels has room for. */
function labelCount(pixels: number, name: ScaleName): number {
  return name === 'x' || name === 'top' ? Math.max(2, Math.floor(pixels / 52)) : Math.max(3, Math.floor(pixels / 34));
}

function scaleOptions(
  name: ScaleName,
  axis: AxisSpecification,
  [min, max]: readonly [number, number],
  placement: Placement,
): object {
  const { theme } = placement;
  const labelled = name === 'left' || name === 'right' || (name === 'top' ? true : placement.showX);
  const title = name === 'top' ? 'T (K)' : titleWithPower(axis, commonPower(axis.scale, min, max));
  const font = { family: theme.font, size: Math.max(10, theme.fontSize - 2) };
  const hasGrid = name === 'x' || name === 'left';
  return {
    type: axis.scale === 'log' ? 'logarithmic' : 'linear',
    position: name === 'x' ? 'bottom' : name,
    min,
    max,
    // The matrix chart would turn the axis over and indent it.
    reverse: false,
    offset: false,
    border: { color: theme.border, display: true },
    title: {
      display: labelled,
      text: title,
      color: theme.ink,
      font: { ...font, size: theme.fontSize - 1 },
      padding: 2,
    },
    grid: {
      color: (context: { tick?: { label?: unknown } }) =>
        hasGrid && context.tick?.label !== '' ? theme.grid : 'transparent',
      tickColor: theme.border,
      tickLength: 4,
      drawOnChartArea: hasGrid,
    },
    ticks: {
      color: theme.ink,
      font,
      autoSkip: false,
      maxRotation: 0,
      padding: 3,
      display: labelled,
      callback: (_: unknown, index: number, ticks: readonly { label?: unknown }[]) => ticks[index]?.label ?? '',
    },
    afterBuildTicks: (scale: {
      min: number;
      max: number;
      width: number;
      height: number;
      ticks: unknown;
      chart: { width: number; height: number };
    }) => {
      const along = name === 'x' || name === 'top' ? scale.chart.width - LEFT_WIDTH : scale.chart.height;
      scale.ticks = ticksAlong(name, axis, scale.min, scale.max, labelCount(along, name));
    },
    afterFit: (scale: { width: number; paddingLeft: number; paddingRight: number }) => {
      // Room for the first and last label is part of the page's own padding, so that panels line up.
      if (name === 'x' || name === 'top') scale.paddingLeft = scale.paddingRight = 0;
      if (name === 'left') scale.width = LEFT_WIDTH;
      if (name === 'right') scale.width = RIGHT_WIDTH;
    },
  } satisfies Record<string, unknown>;
}

function ticksAlong(name: ScaleName, axis: AxisSpecification, min: number, max: number, count: number): Tick[] {
  return name === 'top' ? reciprocalTicks(min, max, count) : ticksOf(axis.scale, min, max, count, isCounted(axis));
}

export function scalesOf(panel: Panel, placement: Placement): Record<string, object> {
  const { ranges } = placement;
  return {
    x: scaleOptions('x', panel.x, ranges.x, placement),
    ...(panel.top ? { top: scaleOptions('top', panel.x, ranges.x, placement) } : {}),
    left: scaleOptions('left', leftAxisOf(panel), ranges.left, placement),
    ...(panel.right ? { right: scaleOptions('right', panel.right, ranges.right, placement) } : {}),
  };
}
