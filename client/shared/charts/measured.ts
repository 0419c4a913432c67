/** Measured points over computed curves, and how far they are from them. */
import type { MeasuredSeries, PreviewTest } from '../../../server/src/lsp/messages.ts';
import { readableNumber, readableQuantity } from '../numbers.ts';
import type { Arrangement } from './families.ts';
import { measuredEntry } from './lines.ts';
import { axisTitle } from './axes.ts';
import { interpolate } from './peaks.ts';
import type { AxisSpecification, Line, MeasuredPoints, Panel } from './specification.ts';
import { rangeOfLists } from './ticks.ts';
import { toDrawn } from './transform.ts';

/** The line that a measured series is compared with: same series, same conditions. */
function lineFor(series: MeasuredSeries, lines: readonly Line[], { family, others }: Arrangement): Line | undefined {
  const parameters = [...(family ? [family] : []), ...others].map(({ parameter }) => parameter);
  return lines.find(
    (line) =>
      !line.ghost &&
      line.series === series.series &&
      parameters.every((parameter) => {
        const value = series.at[parameter];
        return value === undefined || line.entries.includes(`at:${parameter}=${value}`);
      }),
  );
}

export function measuredOf(
  test: PreviewTest,
  panel: string,
  arrangement: Arrangement,
  lines: readonly Line[],
  x: AxisSpecification,
  left: AxisSpecification,
  right: AxisSpecification | undefined,
  hidden: ReadonlySet<string>,
): MeasuredPoints[] {
  return test.measured.flatMap((series) => {
    if (hidden.has(measuredEntry(series.name))) return [];
    const line = lineFor(series, lines, arrangement);
    if (!line?.entries.some((entry) => entry.startsWith(`series:${panel}:`))) return [];
    const axis = line.axis === 'right' && right ? right : left;
    const drawnX = series.x.map((value) => toDrawn(x.transform, value));
    const drawnY = series.y.map((value) => toDrawn(axis.transform, value));
    const { fit } = series;
    const quality = fit
      ? `R² ${readableNumber(fit.r2)}, rms ${readableQuantity(fit.rms / axis.transform.factor, axis.unit, 3)}`
      : '';
    const scaled = (errors: readonly number[], factor: number): number[] => errors.map((error) => error / factor);
    return [
      {
        name: series.name,
        label: `${line.symbol} of ${series.name}`,
        quality,
        axis: line.axis,
        colour: line.colour,
        x: drawnX,
        y: drawnY,
        ...(series.xError ? { xError: scaled(series.xError, x.transform.factor) } : {}),
        ...(series.yError ? { yError: scaled(series.yError, axis.transform.factor) } : {}),
      },
    ];
  });
}

/** Residuals (measured − computed) under the panel they belong to; relative on a log axis. */
export function residualPanel(panel: Panel): Panel | undefined {
  const measured = panel.measured.filter(({ axis }) => axis === 'left');
  const relative = panel.left.scale === 'log';
  const points = measured.flatMap((series): MeasuredPoints[] => {
    const line = panel.lines.find((candidate) => !candidate.ghost && candidate.colour === series.colour);
    if (!line) return [];
    const kept = series.x.flatMap((x, i) => {
      const computed = interpolate(line.x, line.y, x);
      const y = series.y[i];
      if (computed === undefined || y === undefined) return [];
      return [[x, relative ? 100 * (y / computed - 1) : y - computed] as const];
    });
    const { label, axis, colour } = series;
    return [
      {
        name: series.name,
        quality: '',
        label: `residuals of ${label}`,
        axis,
        colour,
        x: kept.map(([x]) => x),
        y: kept.map(([, y]) => y),
      },
    ];
  });
  const values = points.flatMap(({ y }) => y);
  if (values.length === 0) return undefined;
  const [low, high] = rangeOfLists([values, [0]], 'linear', false);
  const { unit } = panel.left;
  return {
    id: `${panel.id}-residuals`,
    weight: 1,
    x: panel.x,
    left: {
      ...panel.left,
      key: `${panel.id}-residuals/left`,
      title: relative ? 'Δ (%)' : axisTitle('Δ', unit),
      words: 'residual',
      unit: relative ? '%' : unit,
      units: [],
      transform: { factor: 1, offset: 0, reciprocal: false },
      scale: 'linear',
      canBeLog: false,
      range: [Math.min(low, -high), Math.max(high, -low)],
    },
    lines: [],
    marks: [],
    measured: points,
  };
}
