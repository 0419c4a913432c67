/** One panel drawn by chart.js: kept over updates, so that a slider redraws it in place. */
import {
  Chart,
  Filler,
  LineController,
  LineElement,
  LinearScale,
  LogarithmicScale,
  PointElement,
  ScatterController,
} from 'chart.js';
import { PointWithErrorBar, ScatterWithErrorBarsController } from 'chartjs-chart-error-bars';
import { MatrixController, MatrixElement } from 'chartjs-chart-matrix';
import annotation from 'chartjs-plugin-annotation';
import zoom from 'chartjs-plugin-zoom';
import { leftAxisOf, type Panel } from '../shared/charts/specification.ts';
import { annotationsOf } from './annotations.ts';
import { Backdrop, posingPlugin } from './backdrop.ts';
import { CurveController } from './curve-controller.ts';
import { PointsController } from './points-controller.ts';
import { datasetsOf, RIGHT_WIDTH, scalesOf, withAlpha, type Placement, type PlotConfiguration } from './plot-config.ts';

Chart.register(
  Filler,
  CurveController,
  PointsController,
  LineController,
  LineElement,
  PointElement,
  ScatterController,
  LinearScale,
  LogarithmicScale,
  ScatterWithErrorBarsController,
  PointWithErrorBar,
  MatrixController,
  MatrixElement,
  posingPlugin,
  annotation,
  zoom,
);

export type AxisName = 'x' | 'left' | 'right';
export type Ranges = Readonly<Record<AxisName, readonly [number, number]>>;

function createChart(canvas: HTMLCanvasElement, configuration: PlotConfiguration) {
  return new Chart(canvas, configuration);
}

export class Plot {
  readonly canvas: HTMLCanvasElement;
  readonly #zoomed: (ranges: Ranges) => void;
  #chart: ReturnType<typeof createChart> | undefined;
  #panel: Panel | undefined;
  /** What is drawn around the curves, as it was drawn last. */
  #frame = '';
  /** While a slider is held: what stands still behind the curves. */
  #backdrop: Backdrop | undefined;
  #wheel = false;

  constructor(canvas: HTMLCanvasElement, zoomed: (ranges: Ranges) => void) {
    this.canvas = canvas;
    this.#zoomed = zoomed;
  }

  get panel(): Panel | undefined {
    return this.#panel;
  }

  /** Draws `panel`. `wheel` lets the wheel zoom without a key: where nothing scrolls. */
  draw(panel: Panel, placement: Placement, wheel: boolean): void {
    this.#panel = panel;
    this.#wheel = wheel;
    const datasets = datasetsOf(panel, placement);
    const chart = this.#chart;
    const axes = [panel.x, leftAxisOf(panel), panel.right].map((axis) => axis && [axis.title, axis.scale]);
    const ghosts = panel.lines.flatMap(({ ghost, key }) => (ghost ? [key] : []));
    const frame = JSON.stringify([placement, wheel, axes, panel.top !== undefined, ghosts]);
    const sameFrame = frame === this.#frame;
    this.#frame = frame;
    if (!chart) {
      const options = this.#options(panel, placement);
      this.#chart = createChart(this.canvas, { type: 'line', data: { datasets }, options });
      return;
    }
    const shown = chart.data.datasets;
    // chart.js throws away what it has built for a dataset when it is another object: under a slider they stay.
    const same = shown.length === datasets.length && datasets.every(({ type }, i) => shown[i]?.type === type);
    if (same)
      datasets.forEach((dataset, i) => {
        const kept = shown[i];
        if (kept) Object.assign(kept, dataset);
      });
    else chart.data.datasets = datasets;
    // Curves draw themselves: while a slider is held, axes and marks need not be laid out again. Where there is nothing
    // but curves, lines and datasets have the same places.
    if (placement.held && same && sameFrame && datasets.every(({ type }) => type === 'curve')) {
      if (!this.#backdrop?.fits) this.#backdrop = new Backdrop(chart, (i) => panel.lines[i]?.ghost !== true);
      this.#backdrop.draw();
      return;
    }
    this.#backdrop = undefined;
    chart.options = this.#options(panel, placement);
    chart.update('none');
  }

  #options(panel: Panel, placement: Placement): NonNullable<PlotConfiguration['options']> {
    const { theme, padRight } = placement;
    const done = (): void => this.#zoomed(this.ranges());
    return {
      animation: false,
      parsing: false,
      normalized: true,
      responsive: true,
      maintainAspectRatio: false,
      events: [],
      layout: { padding: { top: 4, right: padRight && !panel.right ? RIGHT_WIDTH + 14 : 14 } },
      scales: scalesOf(panel, placement),
      plugins: {
        legend: { display: false },
        tooltip: { enabled: false },
        annotation: { annotations: annotationsOf(panel, placement), animations: { numbers: { duration: 0 } } },
        zoom: {
          limits: {},
          zoom: {
            wheel: { enabled: true, speed: 0.12, ...(this.#wheel ? {} : { modifierKey: 'ctrl' }) },
            pinch: { enabled: true },
            drag: {
              enabled: true,
              threshold: 8,
              backgroundColor: withAlpha(theme.focus, 0.15),
              borderColor: theme.focus,
              borderWidth: 1,
            },
            mode: 'xy',
            onZoomComplete: done,
          },
          pan: { enabled: true, mode: 'xy', modifierKey: 'shift', onPanComplete: done },
        },
      },
    };
  }

  /** Ranges as drawn now. */
  ranges(): Ranges {
    const range = (name: AxisName): readonly [number, number] => {
      const scale = this.#chart?.scales[name];
      return scale ? [scale.min, scale.max] : [0, 1];
    };
    return { x: range('x'), left: range('left'), right: range('right') };
  }

  /** Value of an axis at a pixel of the canvas. */
  valueAt(axis: AxisName, pixel: number): number | undefined {
    return this.#chart?.scales[axis]?.getValueForPixel(pixel);
  }

  /** Pixel of the canvas at a value of an axis. */
  pixelAt(axis: AxisName, value: number): number | undefined {
    return this.#chart?.scales[axis]?.getPixelForValue(value);
  }

  /** The field of the curves, in pixels of the canvas. */
  area(): { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number } {
    return this.#chart?.chartArea ?? { left: 0, right: 0, top: 0, bottom: 0 };
  }

  destroy(): void {
    this.#chart?.destroy();
    this.#chart = undefined;
  }
}
