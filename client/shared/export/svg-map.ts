/** A map as SVG: its cells, its contours with their values, and what its colours mean. */
import { contourLabels } from '../charts/contour-labels.ts';
import { contoursText } from '../charts/contours.ts';
import { inkOnMap, mapColour } from '../charts/palette.ts';
import { mapShare, type ChartSpecification, type Panel } from '../charts/specification.ts';
import { readableQuantity } from '../numbers.ts';
import { escapeXml, LEFT, px, TEXT, text, type Box, type Place } from './svg-parts.ts';

/** The field of a map. */
export function mapSvg({ map }: Panel, box: Box, y: Place, x: Place): string {
  if (!map) return '';
  const { rows, columns, scale, range, values } = map;
  const cells = values.flatMap((row, j) => {
    const [bottom, top] = [y(rows[j] ?? 0), y(rows[j + 1] ?? 0)];
    return row.map((value, i) => {
      if (value === null || (scale === 'log' && value <= 0)) return '';
      const [left, right] = [x(columns[i] ?? 0), x(columns[i + 1] ?? 0)];
      // A little more than the cell, so that no seam is seen between it and the next.
      const size = `width="${px(Math.abs(right - left) + 0.5)}" height="${px(Math.abs(bottom - top) + 0.5)}"`;
      const place = `x="${px(Math.min(left, right))}" y="${px(Math.min(bottom, top))}"`;
      return `<rect ${place} ${size} fill="${mapColour(mapShare(value, scale, range))}"/>`;
    });
  });
  const contours = map.contours.map(({ level, paths }) => {
    const d = paths.map((points) =>
      points.map(([a, b], i) => `${i === 0 ? 'M' : 'L'}${px(x(a))} ${px(y(b))}`).join(''),
    );
    return `<path stroke="${inkOnMap(mapShare(level, scale, range))}" stroke-width="0.8" d="${d.join('')}"/>`;
  });
  const labels = contourLabels(map, x, y, box, CONTOUR_TEXT).map(({ level, text: value, angle, ...middle }) => {
    const share = mapShare(level, scale, range);
    // An edge in the colour of the map interrupts the line under the label.
    const halo = `stroke="${mapColour(share)}" stroke-width="3" paint-order="stroke" stroke-linejoin="round"`;
    const turned = `transform="translate(${px(middle.x)} ${px(middle.y)}) rotate(${px(angle)})"`;
    const style = `font-size="${CONTOUR_TEXT}" fill="${inkOnMap(share)}" text-anchor="middle" class="contour"`;
    return `<text ${turned} y="${px(CONTOUR_TEXT * 0.35)}" ${style} ${halo}>${escapeXml(value)}</text>`;
  });
  return cells.join('') + contours.join('') + labels.join('');
}
/** Size of the values on contours. */
const CONTOUR_TEXT = 8.5;

/** What the colours of maps mean: lowest and highest value with the scale between them, and the contours. */
export function mapScalesSvg(
  { test, panels }: ChartSpecification,
  top: number,
): { readonly svg: string; readonly height: number } {
  const maps = panels.flatMap(({ map }) => map ?? []);
  const rows = maps.map((map, i) => {
    const y = top + i * (TEXT + 8);
    const [low = '', high = ''] = map.range.map((value) => readableQuantity(value, map.unit, 3));
    const id = `scale-${test}-${i}`.replace(/[^\w-]/g, '_');
    const stops = Array.from(
      { length: STOPS + 1 },
      (_, n) => `<stop offset="${n / STOPS}" stop-color="${mapColour(n / STOPS)}"/>`,
    );
    const start = LEFT + 118;
    return [
      `<linearGradient id="${id}">${stops.join('')}</linearGradient>`,
      text(LEFT, y, map.label),
      text(start - 5, y, low, 'text-anchor="end"'),
      `<rect x="${start}" y="${px(y - 9)}" width="70" height="10" fill="url(#${id})" stroke="#000" stroke-width="0.5"/>`,
      text(start + 75, y, high),
      text(start + 138, y, contoursText(map), 'font-size="7.5"'),
    ].join('');
  });
  return { svg: rows.join('\n'), height: maps.length * (TEXT + 8) };
}
const STOPS = 8;
