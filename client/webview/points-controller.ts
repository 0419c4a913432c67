/**
 * Measured points by the hundred thousand for chart.js: those that cover others stand for them. The library's own keeps an
 * element with resolved options for every point.
 */
import { DatasetController, type CartesianScaleTypeRegistry, type CoreChartOptions } from 'chart.js';
import { pointsToDraw } from '../shared/charts/scatter.ts';
import type { MeasuredPoints } from '../shared/charts/specification.ts';
import { pixelsAlong } from './pixels.ts';

export interface PointsStyle {
  readonly measured: MeasuredPoints;
  readonly colour: string;
  readonly ground: string;
}

declare module 'chart.js' {
  interface ChartTypeRegistry {
    points: {
      chartOptions: CoreChartOptions<'points'>;
      datasetOptions: {
        readonly points: PointsStyle;
        readonly label: string;
        readonly yAxisID: string;
        readonly order: number;
      };
      defaultDataPoint: number;
      metaExtensions: object;
      parsedDataType: { readonly x: number; readonly y: number };
      scales: keyof CartesianScaleTypeRegistry;
    };
  }
}

const isPointsStyle = (value: unknown): value is PointsStyle =>
  typeof value === 'object' && value !== null && 'measured' in value;

const RADIUS = 3;
/** Half the width of the bar across the end of an error bar. */
const WHISKER = 3;
/** Points whose middles are nearer than this, in pixels, are not told apart. */
const SQUARE = 2;

export class PointsController extends DatasetController<'points'> {
  static id = 'points';
  static defaults = { datasetElementType: false, dataElementType: 'point', animation: false } as const;

  /** A point at the edge is drawn whole. */
  override getMaxOverflow(): boolean | number {
    return RADIUS + 1;
  }

  /** There are no elements: `draw` reads the points itself. */
  override buildOrUpdateElements(): void {
    return;
  }

  override update(): void {
    return;
  }

  override draw(): void {
    const dataset: object = this.getDataset();
    const style = 'points' in dataset ? dataset.points : undefined;
    const { xScale, yScale } = this.getMeta();
    if (!isPointsStyle(style) || !xScale || !yScale) return;
    const { measured, colour, ground } = style;
    const { x, y, xError, yError } = measured;
    const { ctx, chartArea } = this.chart;
    const toX = pixelsAlong(xScale);
    const toY = pixelsAlong(yScale);
    const shown = pointsToDraw(x, y, toX, toY, chartArea, SQUARE);
    ctx.save();
    ctx.strokeStyle = colour;
    ctx.fillStyle = ground;
    ctx.lineWidth = 1;
    ctx.beginPath();
    for (const i of shown) {
      const [at, value] = [x[i] ?? Number.NaN, y[i] ?? Number.NaN];
      const [up, along] = [yError?.[i], xError?.[i]];
      if (up !== undefined) bar(ctx, [toX(at), toY(value - up)], [toX(at), toY(value + up)], [WHISKER, 0]);
      if (along !== undefined) bar(ctx, [toX(at - along), toY(value)], [toX(at + along), toY(value)], [0, WHISKER]);
    }
    ctx.stroke();
    ctx.lineWidth = 1.25;
    // One after the other, so that each covers what is under it.
    for (const i of shown) {
      ctx.beginPath();
      ctx.arc(toX(x[i] ?? Number.NaN), toY(y[i] ?? Number.NaN), RADIUS, 0, 2 * Math.PI);
      ctx.fill();
      ctx.stroke();
    }
    ctx.restore();
  }
}

type Place = readonly [x: number, y: number];

/** An error bar with a bar across each end; an end that a logarithmic axis does not have is left out. */
function bar(ctx: CanvasRenderingContext2D, from: Place, to: Place, [dx, dy]: Place): void {
  if (![...from, ...to].every(Number.isFinite)) return;
  ctx.moveTo(...from);
  ctx.lineTo(...to);
  for (const [x, y] of [from, to]) {
    ctx.moveTo(x - dx, y - dy);
    ctx.lineTo(x + dx, y + dy);
  }
}
