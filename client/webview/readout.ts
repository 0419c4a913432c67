/** The crosshair, shared by all charts over the same x, and the box that reads every series at it. */
import { readAt, type Reading } from '../shared/charts/reading.ts';
import { cssColour } from '../shared/charts/palette.ts';
import { dashes, type Line, type Panel } from '../shared/charts/specification.ts';
import { toDrawn, toSi } from '../shared/charts/transform.ts';
import { readableQuantity } from '../shared/numbers.ts';
import { element, swatch } from './dom.ts';
import type { Theme } from './theme.ts';

/** A place on an axis, the same in every chart over this quantity. */
export interface Place {
  readonly quantity: string;
  readonly si: number;
}

type Listener = (place: Place | undefined) => void;

/** One crosshair for the page. */
export class Crosshair {
  readonly #listeners = new Set<Listener>();
  place: Place | undefined;

  follow(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  set(place: Place | undefined): void {
    this.place = place;
    for (const listener of this.#listeners) listener(place);
  }
}

/** A place on the x axis of a panel: 1000/T and T are the same place. */
export function placeIn({ x }: Panel, drawn: number): Place {
  return { quantity: x.quantity.replace(/^1\//, ''), si: toSi(x.transform, drawn) };
}

/** Where a place is in a panel, in drawn units; nothing when the panel is over something else. */
export function drawnIn({ x }: Panel, place: Place): number | undefined {
  return x.quantity.replace(/^1\//, '') === place.quantity ? toDrawn(x.transform, place.si) : undefined;
}

/** x with its unit; an axis of 1000/T also says T. */
export function readX({ x }: Panel, drawn: number): string {
  const own = readableQuantity(drawn, x.unit, 5);
  return x.transform.reciprocal ? `${readableQuantity(1000 / drawn, 'K', 4)} (1000/T = ${own})` : own;
}

/** At most so many rows: more would hide the chart. */
const ROWS = 16;

/** What tells a line from the others of its series: `1 Hz, aged`. */
const memberOf = ({ label, symbol }: Line): string => label.slice(symbol.length).replace(/^, /, '');

/** The rows of the box: a line each, or in a family a member each with a column for each series. */
export function readingTable(panel: Panel, drawn: number, theme: Theme): HTMLElement {
  const readings = readAt(panel, drawn).filter(({ line }) => !line.ghost);
  const members = [...new Set(readings.map(({ line }) => memberOf(line)))];
  const table = members.length > 1 ? familyTable(readings, members, theme) : lineTable(readings, theme);
  return element(
    'div',
    {},
    element('div', { class: 'x' }, `${panel.x.title.replace(/ \(.*\)$/, '')} = ${readX(panel, drawn)}`),
    table,
  );
}

const valueText = ({ y, axis, between }: Reading): string => `${between ? '≈ ' : ''}${readableQuantity(y, axis.unit)}`;

const lineSwatch = ({ colour, dash, width }: Line, theme: Theme): SVGSVGElement =>
  swatch(cssColour(colour, theme), dashes[dash], width);

function lineTable(readings: readonly Reading[], theme: Theme): HTMLElement {
  const rows = readings
    .slice(0, ROWS)
    .map((reading) =>
      element(
        'tr',
        {},
        element('td', {}, lineSwatch(reading.line, theme)),
        element('td', {}, reading.line.label),
        element('td', { class: 'value' }, valueText(reading)),
      ),
    );
  return element('table', {}, ...rows);
}

function familyTable(readings: readonly Reading[], members: readonly string[], theme: Theme): HTMLElement {
  const symbols = [...new Set(readings.map(({ line }) => line.symbol))];
  const head = element(
    'tr',
    {},
    element('td'),
    element('td'),
    ...symbols.map((symbol) => element('td', { class: 'value' }, symbol)),
  );
  const rows = members.slice(0, ROWS).map((member) => {
    const own = readings.filter(({ line }) => memberOf(line) === member);
    const [first] = own;
    return element(
      'tr',
      {},
      element('td', {}, ...(first ? [lineSwatch(first.line, theme)] : [])),
      element('td', {}, member),
      ...symbols.map((symbol) => {
        const reading = own.find(({ line }) => line.symbol === symbol);
        return element('td', { class: 'value' }, reading ? valueText(reading) : '');
      }),
    );
  });
  return element('table', {}, head, ...rows);
}

/** The same for a screen reader. */
export function readingSentence(panel: Panel, drawn: number): string {
  const readings = readAt(panel, drawn).filter(({ line }) => !line.ghost);
  const values = readings.map(({ line, axis, y }) => `${line.label} ${readableQuantity(y, axis.unit)}`);
  return `${readX(panel, drawn)}: ${values.join('; ')}`;
}
