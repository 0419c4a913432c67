/** The crosshair, shared by all charts over the same x, and the box that reads every series at it. */
import { readAt } from '../shared/charts/reading.ts';
import { cssColour } from '../shared/charts/palette.ts';
import { dashes, type Panel } from '../shared/charts/specification.ts';
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
const ROWS = 14;

/** The rows of the box. */
export function readingTable(panel: Panel, drawn: number, theme: Theme): HTMLElement {
  const readings = readAt(panel, drawn);
  const rows = readings
    .slice(0, ROWS)
    .map(({ line, axis, y, between }) =>
      element(
        'tr',
        {},
        element('td', {}, swatch(cssColour(line.colour, theme), dashes[line.dash], line.width)),
        element('td', {}, line.label),
        element('td', { class: 'value' }, `${between ? '≈ ' : ''}${readableQuantity(y, axis.unit)}`),
      ),
    );
  const more = readings.length > ROWS ? [element('div', {}, `and ${readings.length - ROWS} more in the table`)] : [];
  return element(
    'div',
    {},
    element('div', { class: 'x' }, `${panel.x.title.replace(/ \(.*\)$/, '')} = ${readX(panel, drawn)}`),
    element('table', {}, ...rows),
    ...more,
  );
}

/** The same for a screen reader. */
export function readingSentence(panel: Panel, drawn: number): string {
  const values = readAt(panel, drawn).map(({ line, axis, y }) => `${line.label} ${readableQuantity(y, axis.unit)}`);
  return `${readX(panel, drawn)}: ${values.join('; ')}`;
}
