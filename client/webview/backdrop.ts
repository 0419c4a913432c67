/**
 * Under a slider that is held only the curves move. What stands still behind them (axes, grid, the curves of the file) is
 * kept as a picture: to draw it takes longer than the curves.
 */
import type { Chart, Plugin } from 'chart.js';
import type { PlotType } from './plot-config.ts';

/** Charts whose picture is being taken. */
const posing = new WeakSet<HTMLCanvasElement>();

/** Keeps curves, and the marks over them, out of the picture. */
export const posingPlugin: Plugin = { id: 'posing', beforeDatasetsDraw: (chart) => !posing.has(chart.canvas) };

export class Backdrop {
  readonly #chart: Chart<PlotType>;
  readonly #moves: (dataset: number) => boolean;
  readonly #picture = document.createElement('canvas');

  /** Takes the picture of `chart`; `moves` says of a dataset by its index that it is not part of it. */
  constructor(chart: Chart<PlotType>, moves: (dataset: number) => boolean) {
    this.#chart = chart;
    this.#moves = moves;
    const { canvas } = chart;
    this.#picture.width = canvas.width;
    this.#picture.height = canvas.height;
    posing.add(canvas);
    chart.draw();
    posing.delete(canvas);
    this.#drawCurves((dataset) => !moves(dataset));
    this.#picture.getContext('2d')?.drawImage(canvas, 0, 0);
  }

  /** Whether the picture is as large as the chart. */
  get fits(): boolean {
    const { width, height } = this.#chart.canvas;
    return this.#picture.width === width && this.#picture.height === height;
  }

  /** Draws the chart with its curves as they are now. */
  draw(): void {
    const { ctx } = this.#chart;
    ctx.save();
    ctx.resetTransform();
    ctx.globalCompositeOperation = 'copy';
    ctx.drawImage(this.#picture, 0, 0);
    ctx.restore();
    this.#drawCurves(this.#moves);
    this.#chart.notifyPlugins('afterDatasetsDraw');
  }

  #drawCurves(isDrawn: (dataset: number) => boolean): void {
    const { ctx, chartArea } = this.#chart;
    const { left, top, right, bottom } = chartArea;
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, top, right - left, bottom - top);
    ctx.clip();
    // As chart.js does: the first ones last, so that they lie above.
    for (const { index, controller } of this.#chart.getSortedVisibleDatasetMetas().toReversed())
      if (isDrawn(index)) controller.draw();
    ctx.restore();
  }
}
