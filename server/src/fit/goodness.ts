/** How far computed curves are from measured points: the numbers of the legend and of the lens above a `data` block. */
import type { Curve } from '../solver/result.ts';
import type { MeasuredCurve } from './measured.ts';

export interface Goodness {
  /** Coefficient of determination, 1 − Σ(measured − computed)² / Σ(measured − mean)². */
  readonly r2: number;
  /** Root mean square of the residuals, in the unit of y. */
  readonly rms: number;
  /** `rms` over the root mean square of what was measured. */
  readonly relative: number;
}

interface Points {
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
}

/** Whether x never falls: its stretches are then found by halves. */
function ascends(x: readonly number[]): boolean {
  for (let i = 1; i < x.length; i++) if (!((x[i] ?? Number.NaN) >= (x[i - 1] ?? Number.NaN))) return false;
  return true;
}

/** The first stretch, from i − 1 to i, that holds `at`; its length where none does. */
function stretchAt(x: readonly number[], at: number, isAscending: boolean): number {
  if (isAscending) {
    if (x[0] === at) return 1;
    let low = 0;
    let high = x.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((x[middle] ?? Infinity) < at) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? x.length : low;
  }
  let i = 1;
  while (i < x.length && !((at - (x[i - 1] ?? Number.NaN)) * (at - (x[i] ?? Number.NaN)) <= 0)) i++;
  return i;
}

/** y at each place on the straight line between neighbours; nothing outside the curve or beside a gap. */
function valuesAt({ x, y }: Points, places: readonly number[]): (number | undefined)[] {
  const isAscending = ascends(x);
  return places.map((at) => {
    const i = stretchAt(x, at, isAscending);
    const [x0, x1, y0, y1] = [x[i - 1], x[i], y[i - 1], y[i]];
    if (x0 === undefined || x1 === undefined || y0 == null || y1 == null) return undefined;
    return x1 === x0 ? y1 : y0 + ((y1 - y0) * (at - x0)) / (x1 - x0);
  });
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Nothing where fewer than two points lie over the curve, or all of them are alike. */
export function goodness(computed: Points, { x, y }: Points): Goodness | undefined {
  const values = valuesAt(computed, x);
  const pairs = values.flatMap((value, i) => {
    const measured = y[i];
    return value === undefined || measured == null ? [] : [{ measured, residual: measured - value }];
  });
  if (pairs.length < 2) return undefined;
  const mean = sum(pairs.map(({ measured }) => measured)) / pairs.length;
  const scatter = sum(pairs.map(({ measured }) => (measured - mean) ** 2));
  const squares = sum(pairs.map(({ measured }) => measured ** 2));
  const residual = sum(pairs.map((pair) => pair.residual ** 2));
  if (scatter === 0) return undefined;
  return {
    r2: 1 - residual / scatter,
    rms: Math.sqrt(residual / pairs.length),
    relative: Math.sqrt(residual / squares),
  };
}

/** The curve that measured points are compared with: the first with their series, under their conditions. */
export function curveFor(
  curves: readonly Curve[],
  { series, at }: Pick<MeasuredCurve, 'series' | 'at'>,
): Curve | undefined {
  const varies = (name: string): boolean => new Set(curves.map((curve) => curve.at[name]?.value)).size > 1;
  const conditions = Object.entries(at).filter(([name]) => varies(name));
  return curves.find(
    (curve) => curve.series[series] && conditions.every(([name, value]) => curve.at[name]?.value === value),
  );
}
