/** Marks for the annotation plugin: lines over the whole height, points, and labels beside them. */
import type { Chart } from 'chart.js';
import { covered, fittingLabel, isFar, placeLabels } from '../shared/charts/labels.ts';
import { cssColour } from '../shared/charts/palette.ts';
import { edgeOf, type Mark, type Panel } from '../shared/charts/specification.ts';
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

/** Labels of the marks as the chart is laid out now; worked out once for each layout. */
function placer(panel: Panel, marks: readonly Mark[], fontSize: number): (context: Context) => readonly PlacedLabel[] {
  let known = '';
  let placed: readonly PlacedLabel[] = [];
  return ({ chart }) => {
    const { chartArea: area, scales } = chart;
    const layout = JSON.stringify([area, ...Object.values(scales).flatMap(({ min, max }) => [min, max])]);
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

export function annotationsOf(panel: Panel, { theme, ranges, held }: Placement): Record<string, object> {
  const annotations: Record<string, object> = {};
  const font = { family: theme.font, size: Math.max(10, theme.fontSize - 2) };
  const marks = held ? panel.marks.filter(({ y }) => y === undefined) : panel.marks;
  const shown = panel.map ? [] : marks.filter(({ x }) => x >= ranges.x[0] && x <= ranges.x[1]);
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
