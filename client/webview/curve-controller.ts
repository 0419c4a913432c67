/**
 * Curves for chart.js: a polyline through all points, in the order they come in. The library's own line keeps an element
 * with resolved options for every point, which a dense curve has no use for and a slider has no time for.
 */
import { DatasetController, type CartesianScaleTypeRegistry, type CoreChartOptions, type Scale } from 'chart.js';
import { decimate, isLong } from '../shared/charts/decimate.ts';
import { pixelsAlong } from './pixels.ts';

export interface CurveStyle {
  /** Drawn values, one for each y; a gap is `null`. */
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
  readonly colour: string;
  readonly width: number;
  readonly dash: readonly number[];
  /** Radius of the points in pixels; 0 for a line alone. */
  readonly pointRadius: number;
}

declare module 'chart.js' {
  interface ChartTypeRegistry {
    curve: {
      chartOptions: CoreChartOptions<'curve'>;
      datasetOptions: {
        readonly curve: CurveStyle;
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

const isCurveStyle = (value: unknown): value is CurveStyle =>
  typeof value === 'object' && value !== null && 'x' in value && Array.isArray(value.x);

export class CurveController extends DatasetController<'curve'> {
  static id = 'curve';
  static defaults = { datasetElementType: false, dataElementType: 'point', animation: false } as const;

  /** Nothing sticks out of the field: curves end at its edges. */
  override getMaxOverflow(): boolean | number {
    return 0;
  }

  /** There are no elements: `draw` reads the curve itself. */
  override buildOrUpdateElements(): void {
    return;
  }

  override update(): void {
    return;
  }

  override draw(): void {
    const dataset: object = this.getDataset();
    const curve = 'curve' in dataset ? dataset.curve : undefined;
    const { xScale, yScale } = this.getMeta();
    if (!isCurveStyle(curve) || !xScale || !yScale) return;
    const { ctx } = this.chart;
    ctx.save();
    ctx.strokeStyle = curve.colour;
    ctx.fillStyle = curve.colour;
    ctx.lineWidth = curve.width;
    ctx.setLineDash([...curve.dash]);
    ctx.lineJoin = 'round';
    const [x, y] = pointsOf(curve, xScale);
    const toX = pixelsAlong(xScale);
    const toY = pixelsAlong(yScale);
    ctx.beginPath();
    let isDown = false;
    for (let i = 0; i < x.length; i++) {
      const [at, value] = [x[i], y[i]];
      if (at === undefined || value == null) {
        isDown = false;
        continue;
      }
      if (isDown) ctx.lineTo(toX(at), toY(value));
      else ctx.moveTo(toX(at), toY(value));
      isDown = true;
    }
    ctx.stroke();
    if (curve.pointRadius > 0)
      for (let i = 0; i < x.length; i++) {
        const [at, value] = [x[i], y[i]];
        if (at === undefined || value == null) continue;
        ctx.beginPath();
        ctx.arc(toX(at), toY(value), curve.pointRadius, 0, 2 * Math.PI);
        ctx.fill();
      }
    ctx.restore();
  }
}

/** The points to draw: of a long curve those that make the same picture. */
function pointsOf({ x, y }: CurveStyle, scale: Scale): readonly [readonly number[], readonly (number | null)[]] {
  if (!isLong(x)) return [x, y];
  const points = decimate(x, y, scale.min, scale.max, Math.max(200, scale.width), scale.type === 'logarithmic');
  return [points.map((point) => point.x), points.map((point) => (Number.isNaN(point.y) ? null : point.y))];
}
