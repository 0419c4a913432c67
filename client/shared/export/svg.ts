/**
 * Charts as SVG: real vectors in publication style (black on white, ticks inside, a serif-free font in points of a
 * printed column). Written from the specification without a browser, so page, report and terminal write the same.
 */
import { decimate, type DrawnPoint } from '../charts/decimate.ts';
import { cssColour, inksOn } from '../charts/palette.ts';
import {
  BAND_OPACITY,
  dashes,
  edgeOf,
  FEW_POINTS,
  isCounted,
  leftAxisOf,
  type AxisSpecification,
  type ChartSpecification,
  type Line,
  type Mark,
  type Panel,
} from '../charts/specification.ts';
import { covered, fittingLabel, isFar, placeLabels } from '../charts/labels.ts';
import { pointsToDraw } from '../charts/scatter.ts';
import { commonPower, reciprocalTicks, ticksOf, titleWithPower, type Tick } from '../charts/ticks.ts';
import { mapScalesSvg, mapSvg } from './svg-map.ts';
import { escapeXml, LEFT, px, TEXT, text, type Box, type Place } from './svg-parts.ts';

export interface SvgOptions {
  readonly width?: number;
  /** Height of a panel of weight one. */
  readonly unitHeight?: number;
  /** Written small under the chart. */
  readonly provenance: string;
  /** Ranges other than the chart's own, by axis key: what the reader has zoomed to. */
  readonly ranges?: Readonly<Record<string, readonly [number, number]>>;
}

const INKS = inksOn(false);
const FONT = 'Helvetica, Arial, "Liberation Sans", sans-serif';
const RIGHT = 54;

function placer(
  scale: AxisSpecification['scale'],
  [low, high]: readonly [number, number],
  from: number,
  to: number,
): Place {
  if (scale === 'log') return (value) => from + ((to - from) * Math.log(value / low)) / Math.log(high / low);
  return (value) => from + ((to - from) * (value - low)) / (high - low);
}

/** Columns in which a curve is thinned, for each unit of width: what is left out is within half a unit. */
const FINENESS = 2;

/** Measured points nearer than this cover each other. */
const POINT_SQUARE = 0.5;

/** The points of an edge of a line that are worth drawing in the width of a box. */
function pointsAlong(line: Line, edge: Line['y'], panel: Panel, xRange: readonly [number, number], box: Box) {
  const columns = (box.right - box.left) * FINENESS;
  return decimate(line.x, edge, xRange[0], xRange[1], columns, panel.x.scale === 'log');
}

function path(points: readonly DrawnPoint[], x: Place, y: Place): string {
  const commands: string[] = [];
  let pen = false;
  for (const point of points) {
    const [a, b] = [x(point.x), y(point.y)];
    const isThere = Number.isFinite(a) && Number.isFinite(b);
    if (isThere) commands.push(`${pen ? 'L' : 'M'}${px(a)} ${px(b)}`);
    pen = isThere;
  }
  return commands.join('');
}

/** The area of a part of a stack: along its upper edge and back along its lower one. */
function area(
  { colour }: Line,
  upper: readonly DrawnPoint[],
  lower: readonly DrawnPoint[],
  x: Place,
  y: Place,
): string {
  const along = (edge: readonly DrawnPoint[]): string[] =>
    edge.filter((point) => Number.isFinite(point.y)).map((point) => `${px(x(point.x))} ${px(y(point.y))}`);
  const points = [...along(upper), ...along(lower).toReversed()];
  return `<path d="M${points.join('L')}Z" fill="${cssColour(colour, INKS)}" fill-opacity="${BAND_OPACITY}" stroke="none"/>`;
}

function ticks(
  marks: readonly Tick[],
  place: Place,
  box: Box,
  side: 'bottom' | 'top' | 'left' | 'right',
  labels: boolean,
): string {
  return marks
    .map(({ value, label }) => {
      const at = place(value);
      const length = label === '' ? 3 : 6;
      if (side === 'bottom' || side === 'top') {
        const edge = side === 'bottom' ? box.bottom : box.top;
        const inward = side === 'bottom' ? -length : length;
        const tick = `<path d="M${px(at)} ${px(edge)}v${inward}" stroke="#000"/>`;
        const y = side === 'bottom' ? edge + TEXT + 4 : edge - 5;
        return labels && label !== '' ? tick + text(at, y, label, 'text-anchor="middle"') : tick;
      }
      const edge = side === 'left' ? box.left : box.right;
      const inward = side === 'left' ? length : -length;
      const tick = `<path d="M${px(edge)} ${px(at)}h${inward}" stroke="#000"/>`;
      const [x, anchor] = side === 'left' ? [edge - 5, 'end'] : [edge + 5, 'start'];
      return labels && label !== '' ? tick + text(x, at + TEXT * 0.35, label, `text-anchor="${anchor}"`) : tick;
    })
    .join('');
}

function upright(x: number, y: number, content: string): string {
  return `<text transform="translate(${px(x)} ${px(y)}) rotate(-90)" text-anchor="middle">${escapeXml(content)}</text>`;
}

function panelSvg(
  panel: Panel,
  id: string,
  box: Box,
  showX: boolean,
  ranges: NonNullable<SvgOptions['ranges']>,
): string {
  const rangeOf = (axis: AxisSpecification): readonly [number, number] => ranges[axis.key] ?? axis.range;
  const titleOf = (axis: AxisSpecification): string => titleWithPower(axis, commonPower(axis.scale, ...rangeOf(axis)));
  const leftAxis = leftAxisOf(panel);
  const xRange = rangeOf(panel.x);
  const x = placer(panel.x.scale, xRange, box.left, box.right);
  const left = placer(leftAxis.scale, rangeOf(leftAxis), box.bottom, box.top);
  const right = panel.right ? placer(panel.right.scale, rangeOf(panel.right), box.bottom, box.top) : left;
  const wide = Math.max(3, Math.floor((box.right - box.left) / 70));
  const high = Math.max(2, Math.floor((box.bottom - box.top) / 36));
  const xTicks = ticksOf(panel.x.scale, xRange[0], xRange[1], wide, isCounted(panel.x));
  const leftTicks = ticksOf(leftAxis.scale, ...rangeOf(leftAxis), high);
  const middle = (box.top + box.bottom) / 2;
  const centre = (box.left + box.right) / 2;
  const parts: string[] = [];
  const cells = panel.map ? mapSvg(panel, box, left, x) : '';
  const lines = panel.lines.map((line) => {
    const colour = cssColour(line.colour, INKS);
    const dash = dashes[line.dash];
    const style = dash.length > 0 ? ` stroke-dasharray="${dash.join(' ')}"` : '';
    const d = path(pointsAlong(line, edgeOf(line), panel, xRange, box), x, line.axis === 'right' ? right : left);
    const faint = line.ghost ? ' stroke-opacity="0.35"' : '';
    return `<path d="${d}" stroke="${colour}" stroke-width="${line.width * 0.75}"${style}${faint}><title>${escapeXml(line.label)}</title></path>`;
  });
  const dots = panel.lines.map((line) => {
    if (line.ghost || line.x.length > FEW_POINTS) return '';
    const y = line.axis === 'right' ? right : left;
    return line.x
      .map((value, i) => {
        const at = edgeOf(line)[i];
        const fill = cssColour(line.colour, INKS);
        return at == null ? '' : `<circle cx="${px(x(value))}" cy="${px(y(at))}" r="1.6" fill="${fill}"/>`;
      })
      .join('');
  });
  const bands = panel.lines.map((line) => {
    if (!line.band) return '';
    const along = (edge: Line['y']) => pointsAlong(line, edge, panel, xRange, box);
    return area(line, along(line.band.to), along(line.band.from), x, line.axis === 'right' ? right : left);
  });
  const points = panel.measured.map((measured) => {
    const colour = cssColour(measured.colour, INKS);
    const y = measured.axis === 'right' ? right : left;
    return pointsToDraw(measured.x, measured.y, x, y, box, POINT_SQUARE)
      .map((i) => {
        const [value, other] = [measured.x[i] ?? Number.NaN, measured.y[i] ?? Number.NaN];
        const error = measured.yError?.[i];
        const bar =
          error === undefined || (panel.left.scale === 'log' && other <= error)
            ? ''
            : `<path d="M${px(x(value))} ${px(y(other - error))}V${px(y(other + error))}" stroke="${colour}"/>`;
        return `${bar}<circle cx="${px(x(value))}" cy="${px(y(other))}" r="2.5" fill="#fff" stroke="${colour}"/>`;
      })
      .join('');
  });
  const marks = panel.map ? [] : marksSvg(panel, box, xRange, x, { left, right });
  parts.push(
    `<clipPath id="${id}"><rect x="${px(box.left)}" y="${px(box.top)}" width="${px(box.right - box.left)}" height="${px(box.bottom - box.top)}"/></clipPath>`,
    `<g clip-path="url(#${id})" fill="none">${cells}${panel.map ? '' : bands.join('') + lines.join('') + dots.join('')}${points.join('')}</g>`,
    `<g fill="#000">${marks.join('')}</g>`,
    `<rect x="${px(box.left)}" y="${px(box.top)}" width="${px(box.right - box.left)}" height="${px(box.bottom - box.top)}" fill="none" stroke="#000"/>`,
    ticks(xTicks, x, box, 'bottom', showX),
    ticks(leftTicks, left, box, 'left', true),
    upright(box.left - 48, middle, panel.map ? `${titleOf(leftAxis)}; ${panel.map.label}` : titleOf(leftAxis)),
  );
  if (panel.top) {
    parts.push(ticks(reciprocalTicks(xRange[0], xRange[1], wide), x, box, 'top', true));
    parts.push(text(centre, box.top - TEXT - 10, panel.top.title, 'text-anchor="middle"'));
  } else
    parts.push(
      ticks(
        xTicks.map(({ value }) => ({ value, label: '' })),
        x,
        box,
        'top',
        false,
      ),
    );
  if (panel.right) {
    parts.push(ticks(ticksOf(panel.right.scale, ...rangeOf(panel.right), high), right, box, 'right', true));
    parts.push(upright(box.right + 44, middle, titleOf(panel.right)));
  } else
    parts.push(
      ticks(
        leftTicks.map(({ value }) => ({ value, label: '' })),
        left,
        box,
        'right',
        false,
      ),
    );
  if (showX) parts.push(text(centre, box.bottom + 2 * TEXT + 9, titleOf(panel.x), 'text-anchor="middle"'));
  return parts.join('\n');
}

function marksSvg(
  { marks, lines }: Panel,
  box: Box,
  [low, high]: readonly [number, number],
  x: Place,
  sides: Readonly<Record<'left' | 'right', Place>>,
): string[] {
  const shown = marks.filter((mark) => mark.x >= low && mark.x <= high);
  const heightOf = ({ y, axis }: Mark): number => (y === undefined ? box.top + TEXT : sides[axis](y));
  const labelled = shown.filter(({ label }) => label !== '');
  const under = (labelled.length === 0 ? [] : lines).flatMap((line) =>
    covered(line.x, edgeOf(line), x, sides[line.axis]),
  );
  const requests = labelled.map((mark) => ({
    x: x(mark.x),
    y: heightOf(mark),
    text: fittingLabel(mark, box.right - box.left, TEXT),
    beside: mark.y === undefined,
  }));
  const places = placeLabels(requests, box, TEXT, under);
  return [
    ...shown.map((mark) => {
      if (mark.y === undefined)
        return `<path d="M${px(x(mark.x))} ${px(box.bottom)}V${px(box.top)}" stroke="#666" stroke-dasharray="2 3"/>`;
      const colour = cssColour(mark.colour, INKS);
      return mark.dot ? `<circle cx="${px(x(mark.x))}" cy="${px(heightOf(mark))}" r="2" fill="${colour}"/>` : '';
    }),
    ...requests.map((request, i) => {
      const place = places[i];
      if (!place) return '';
      const leader = isFar(request, place, TEXT)
        ? `<path d="M${px(request.x)} ${px(request.y)}L${px(place.x)} ${px(place.y)}" stroke="#666" stroke-width="0.6"/>`
        : '';
      // A white edge interrupts a curve under the label.
      const halo = 'text-anchor="middle" stroke="#fff" stroke-width="3" paint-order="stroke" stroke-linejoin="round"';
      return leader + text(place.x, place.y + TEXT * 0.35, request.text, halo);
    }),
  ];
}

/** Rows of legend entries that fit the width. */
function legendSvg(
  { legend }: ChartSpecification,
  width: number,
  top: number,
): { readonly svg: string; readonly height: number } {
  const entries = legend.flatMap((group) => group.entries.filter(({ hidden }) => !hidden));
  let x = LEFT;
  let y = top;
  const parts = entries.map(({ label, colour, dash, width: stroke }) => {
    const length = 34 + label.length * TEXT * 0.55;
    if (x + length > width - 8 && x > LEFT) {
      x = LEFT;
      y += TEXT + 6;
    }
    const style = dashes[dash].length > 0 ? ` stroke-dasharray="${dashes[dash].join(' ')}"` : '';
    const line = `<path d="M${px(x)} ${px(y - 4)}h22" fill="none" stroke="${cssColour(colour, INKS)}" stroke-width="${stroke * 0.75}"${style}/>`;
    const part = line + text(x + 26, y, label);
    x += length + 6;
    return part;
  });
  return { svg: parts.join('\n'), height: entries.length > 0 ? y - top + TEXT + 8 : 0 };
}

/** Lines of at most `columns` characters, broken at the dots between parts. */
function wrap(content: string, columns: number): string[] {
  const lines: string[] = [''];
  for (const part of content.split(' · ')) {
    const last = lines.at(-1) ?? '';
    const joined = last === '' ? part : `${last} · ${part}`;
    if (joined.length <= columns || last === '') lines[lines.length - 1] = joined;
    else lines.push(part);
  }
  return lines;
}

/** One chart as a complete SVG document. */
export function svgOf(specification: ChartSpecification, options: SvgOptions): string {
  const width = options.width ?? 520;
  const unit = options.unitHeight ?? 84;
  const heading = [specification.title, specification.conditions].filter((part) => part !== '').join(', ');
  const isMap = specification.panels.some(({ map }) => map !== undefined);
  const legend = isMap ? mapScalesSvg(specification, 40) : legendSvg(specification, width, 40);
  const parts: string[] = [`<g font-weight="bold">${text(LEFT, 18, heading)}</g>`, legend.svg];
  const hasRight = specification.panels.some(({ right }) => right !== undefined);
  let y = 30 + legend.height;
  specification.panels.forEach((panel, i) => {
    const below = specification.panels[i + 1];
    const showX = below?.x.title !== panel.x.title || below.x.scale !== panel.x.scale;
    if (panel.top) y += 30;
    const box = { left: LEFT, right: width - (hasRight ? RIGHT : 12), top: y, bottom: y + unit * panel.weight };
    const id = `clip-${specification.test}-${panel.id}`.replace(
      /[^\w-]/g,
      (letter) => `_${letter.codePointAt(0) ?? 0}`,
    );
    parts.push(panelSvg(panel, id, box, showX, options.ranges ?? {}));
    y = box.bottom + (showX ? 42 : 8);
  });
  const footer = wrap(options.provenance, Math.floor((width - 16) / 4.1));
  parts.push(`<g font-size="7.5" fill="#555">${footer.map((row, i) => text(8, y + 8 + i * 10, row)).join('')}</g>`);
  const height = y + 10 + footer.length * 10;
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${px(width)}" height="${px(height)}" viewBox="0 0 ${px(width)} ${px(height)}" font-family="${escapeXml(FONT)}" font-size="${TEXT}">
<title>${escapeXml(heading)}</title>
<desc>${escapeXml(`${specification.summary} ${options.provenance}`)}</desc>
<rect width="100%" height="100%" fill="#fff"/>
${parts.join('\n')}
</svg>
`;
}
