/** Marks for the annotation plugin: lines over the whole height, points, and labels beside them. */
import type { Chart } from 'chart.js';
import { covered, fittingLabel, isFar, placeLabels } from '../shared/charts/labels.ts';
import { contourLabels, type ContourLabel } from '../shared/charts/contour-labels.ts';
import { cssColour, inkOnMap, mapColour } from '../shared/charts/palette.ts';
import { edgeOf, mapShare, type HeatMap, type Mark, type Panel } from '../shared/charts/specification.ts';
import { withAlpha, type Placement } from './plot-config.ts';

/** What the plugin hands to an option that is a function. */
interface Context {
  readonly chart: Chart;
}

interface PlacedLabel {
  readonly text: string;
  /** From the marked point to the middle of the label, in pixels. */
  readonly dx: number;
  readonly dy: number;
  /** So far from its point that a thin line leads there. */
  readonly far: boolean;
}

/** Where a vertical line has its label, below the upper edge in pixels. */
const BELOW_TOP = 8;

/** Changes when anything moves on the chart; a scale that is not laid out yet has no pixels. */
function layoutOf({ chartArea, scales }: Chart): string {
  const along = Object.values(scales).flatMap((scale) => [scale.min, scale.max, scale.getPixelForValue(scale.max)]);
  return JSON.stringify([chartArea, ...along]);
}

/** Labels of the marks as the chart is laid out now; worked out once for each layout. */
function placer(panel: Panel, marks: readonly Mark[], fontSize: number): (context: Context) => readonly PlacedLabel[] {
  let known = '';
  let placed: readonly PlacedLabel[] = [];
  return ({ chart }) => {
    const { chartArea: area, scales } = chart;
    const layout = layoutOf(chart);
    if (layout === known) return placed;
    known = layout;
    const pixel = (axis: string, value: number): number => scales[axis]?.getPixelForValue(value) ?? Number.NaN;
    const requests = marks.map((mark) => ({
      x: pixel('x', mark.x),
      y: mark.y === undefined ? area.top + BELOW_TOP : pixel(mark.axis, mark.y),
      text: fittingLabel(mark, area.right - area.left, fontSize),
      beside: mark.y === undefined,
    }));
    const under = panel.lines
      .filter(({ ghost }) => !ghost)
      .flatMap((line) =>
        covered(
          line.x,
          edgeOf(line),
          (x) => pixel('x', x),
          (y) => pixel(line.axis, y),
        ),
      );
    placed = placeLabels(requests, area, fontSize, under).map(({ x, y }, i) => {
      const request = requests[i] ?? { x, y, text: '', beside: false };
      const far = isFar(request, { x, y }, fontSize);
      return { text: request.text, dx: x - request.x, dy: y - request.y, far };
    });
    return placed;
  };
}

/** Labels of the contours of a map, along their lines. */
function contourAnnotations(map: HeatMap, font: { readonly size: number }): Record<string, object> {
  let known = '';
  let placed = new Map<number, ContourLabel>();
  const labelOf = ({ chart }: Context, level: number): ContourLabel | undefined => {
    const { chartArea: area, scales } = chart;
    const layout = layoutOf(chart);
    if (layout !== known) {
      known = layout;
      const pixel = (axis: string, value: number): number => scales[axis]?.getPixelForValue(value) ?? Number.NaN;
      const labels = contourLabels(
        map,
        (x) => pixel('x', x),
        (y) => pixel('left', y),
        area,
        font.size,
      );
      placed = new Map(labels.map((label) => [label.level, label]));
    }
    return placed.get(level);
  };
  return Object.fromEntries(
    map.contours.map(({ level }, i) => {
      const share = mapShare(level, map.scale, map.range);
      const value = (context: Context, axis: 'x' | 'left', pixel: number | undefined): number | undefined =>
        pixel === undefined ? undefined : context.chart.scales[axis]?.getValueForPixel(pixel);
      return [
        `contour${i}`,
        {
          type: 'label',
          display: (context: Context) => labelOf(context, level) !== undefined,
          xValue: (context: Context) => value(context, 'x', labelOf(context, level)?.x),
          yValue: (context: Context) => value(context, 'left', labelOf(context, level)?.y),
          yScaleID: 'left',
          rotation: (context: Context) => labelOf(context, level)?.angle ?? 0,
          content: (context: Context) => labelOf(context, level)?.text ?? '',
          color: inkOnMap(share),
          // The colour of the map there: the line is interrupted, not crossed out.
          backgroundColor: mapColour(share),
          padding: { top: 0, bottom: 0, left: 2, right: 2 },
          font,
        },
      ];
    }),
  );
}

export function annotationsOf(panel: Panel, { theme, ranges, held }: Placement): Record<string, object> {
  const annotations: Record<string, object> = {};
  const font = { family: theme.font, size: Math.max(10, theme.fontSize - 2) };
  if (panel.map) return contourAnnotations(panel.map, font);
  const marks = held ? panel.marks.filter(({ y }) => y === undefined) : panel.marks;
  const shown = marks.filter(({ x }) => x >= ranges.x[0] && x <= ranges.x[1]);
  shown.forEach((mark, i) => {
    if (mark.y === undefined)
      annotations[`line${i}`] = {
        type: 'line',
        scaleID: 'x',
        value: mark.x,
        borderColor: theme.muted,
        borderWidth: 1,
        borderDash: [2, 3],
      };
    else if (mark.dot)
      annotations[`point${i}`] = {
        type: 'point',
        xValue: mark.x,
        yValue: mark.y,
        yScaleID: mark.axis,
        radius: 3,
        backgroundColor: cssColour(mark.colour, theme),
        borderColor: theme.background,
        borderWidth: 1,
      };
  });
  const labelled = shown.filter(({ label }) => label !== '');
  const placed = placer(panel, labelled, font.size);
  labelled.forEach((mark, i) => {
    annotations[`label${i}`] = {
      type: 'label',
      xValue: mark.x,
      yValue: mark.y ?? (({ chart }: Context) => chart.scales['left']?.max),
      xAdjust: (context: Context) => placed(context)[i]?.dx ?? 0,
      yAdjust: (context: Context) => (placed(context)[i]?.dy ?? 0) + (mark.y === undefined ? BELOW_TOP : 0),
      yScaleID: mark.axis,
      content: (context: Context) => placed(context)[i]?.text ?? mark.label,
      color: mark.y === undefined ? theme.muted : theme.ink,
      // A curve under the label is interrupted, not crossed out.
      backgroundColor: withAlpha(theme.background, 0.8),
      callout: {
        display: (context: Context) => mark.dot && (placed(context)[i]?.far ?? false),
        borderColor: theme.muted,
        borderWidth: 0.75,
        margin: 0,
      },
      padding: { top: 0, bottom: 0, left: 2, right: 2 },
      font,
    };
  });
  return annotations;
}
