// What a preview has drawn, read out of its page: `window.mgmodelPreview.charts()`.
export interface DrawnSeries {
  readonly label: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface DrawnChart {
  /** Name of the test in the model. */
  readonly test: string;
  readonly series: readonly DrawnSeries[];
  /** Kept from an earlier version of the text. */
  readonly outdated: boolean;
}

/** The expression that reads the charts. */
export const READ_CHARTS = 'window.mgmodelPreview.charts()';

/** Throws when `value` is not a list of charts. */
export function asCharts(value: unknown): readonly DrawnChart[] {
  if (!isListOf(value, isChart)) throw new Error(`The preview's charts() gave ${JSON.stringify(value).slice(0, 300)}`);
  return value;
}

/** Whether there is something to see: charts, each with a series, each series with two points or more. */
export function areDrawn(charts: readonly DrawnChart[]): boolean {
  return (
    charts.length > 0 &&
    charts.every(({ series }) => series.length > 0 && series.every(({ points }) => points.length > 1))
  );
}

function isListOf<T>(value: unknown, is: (item: unknown) => item is T): value is readonly T[] {
  return Array.isArray(value) && value.every(is);
}

function isChart(value: unknown): value is DrawnChart {
  if (typeof value !== 'object' || value === null) return false;
  if (!('test' in value && 'series' in value && 'outdated' in value)) return false;
  return typeof value.test === 'string' && typeof value.outdated === 'boolean' && isListOf(value.series, isSeries);
}

function isSeries(value: unknown): value is DrawnSeries {
  if (typeof value !== 'object' || value === null || !('label' in value && 'points' in value)) return false;
  return typeof value.label === 'string' && isListOf(value.points, isPoint);
}

function isPoint(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((number) => typeof number === 'number');
}
