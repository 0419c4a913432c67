/** One panel on the page: the plot, and what mouse and keyboard do on it. */
import { leftAxisOf, type Panel } from '../shared/charts/specification.ts';
import { readAt, snap, stepFrom } from '../shared/charts/reading.ts';
import { element } from './dom.ts';
import { Plot, type Ranges } from './plot.ts';
import type { Placement } from './plot-config.ts';
import { moved } from './ranges.ts';
import { drawnIn, placeIn, readingSentence, readingTable, type Crosshair, type Place } from './readout.ts';
import type { Theme } from './theme.ts';

export interface PanelActions {
  readonly crosshair: Crosshair;
  announce(text: string): void;
  zoomed(panel: Panel, ranges: Ranges): void;
  reset(): void;
  toggleLog(panel: Panel): void;
  enlarge(): void;
  /** A curve was clicked; the path of what it is of. */
  click(path: string): void;
}

export interface PanelOptions {
  readonly height: number;
  readonly wheel: boolean;
  readonly summary: string;
  readonly title: string;
}

/** A click this near to a curve is on it, in pixels. */
const NEAR = 12;

export class PanelView {
  readonly root: HTMLElement;
  readonly #actions: PanelActions;
  readonly #plot: Plot;
  readonly #crosshair = element('div', { class: 'crosshair', hidden: true });
  readonly #readout = element('div', { class: 'readout', hidden: true });
  readonly #unfollow: () => void;
  #theme: Theme | undefined;
  /** Where the mouse went down: a drag is no click. */
  #down: { x: number; y: number } | undefined;

  constructor(actions: PanelActions) {
    this.#actions = actions;
    const canvas = element('canvas', { 'aria-hidden': 'true' });
    this.root = element('div', { class: 'panel', tabindex: 0, role: 'img' }, canvas, this.#crosshair, this.#readout);
    this.#plot = new Plot(canvas, (ranges) => {
      if (this.#plot.panel) actions.zoomed(this.#plot.panel, ranges);
    });
    this.#unfollow = actions.crosshair.follow((place) => this.#showCrosshair(place));
    canvas.addEventListener('mousemove', (event) => this.#hover(event.offsetX, event.offsetY));
    canvas.addEventListener('mouseleave', () => this.#leave());
    canvas.addEventListener('mousedown', (event) => (this.#down = { x: event.offsetX, y: event.offsetY }));
    canvas.addEventListener('click', (event) => this.#click(event.offsetX, event.offsetY));
    canvas.addEventListener('dblclick', () => actions.reset());
    this.root.addEventListener('keydown', (event) => this.#key(event));
    this.root.addEventListener('blur', () => this.#leave());
  }

  draw(panel: Panel, placement: Placement, { height, wheel, summary, title }: PanelOptions): void {
    this.#theme = placement.theme;
    const size = `${Math.round(height)}px`;
    if (this.root.style.height !== size) this.root.style.height = size;
    this.root.dataset['panel'] = panel.id;
    this.root.setAttribute(
      'aria-label',
      `${title}, chart of ${panel.left.words}. ${summary} Arrow keys read the curves.`,
    );
    this.#plot.draw(panel, placement, wheel);
    this.#showCrosshair(this.#actions.crosshair.place);
  }

  /** Ranges as drawn now; `undefined` before anything is drawn. */
  ranges(): Ranges | undefined {
    return this.#plot.panel && this.#plot.ranges();
  }

  #hover(x: number, y: number): void {
    const panel = this.#plot.panel;
    const area = this.#plot.area();
    const at = this.#plot.valueAt('x', x);
    if (!panel || at === undefined || x < area.left || x > area.right) {
      this.#leave();
      return;
    }
    this.#read(snap(panel, at), { x, y });
  }

  /** Shows the values at `drawn`, the box beside the pointer or the crosshair. */
  #read(drawn: number, pointer: { readonly x: number; readonly y: number } | undefined): void {
    const panel = this.#plot.panel;
    if (!panel || !this.#theme) return;
    this.#actions.crosshair.set(placeIn(panel, drawn));
    this.#readout.replaceChildren(readingTable(panel, drawn, this.#theme));
    this.#readout.hidden = false;
    const pixel = this.#plot.pixelAt('x', drawn) ?? 0;
    const { clientWidth, clientHeight } = this.root;
    const { offsetWidth, offsetHeight } = this.#readout;
    const left = pixel + 14 + offsetWidth > clientWidth ? pixel - 14 - offsetWidth : pixel + 14;
    const top = Math.min((pointer?.y ?? 24) + 12, clientHeight - offsetHeight - 4);
    this.#readout.style.left = `${Math.max(0, left)}px`;
    this.#readout.style.top = `${Math.max(0, top)}px`;
  }

  #leave(): void {
    this.#readout.hidden = true;
    this.#actions.crosshair.set(undefined);
  }

  #showCrosshair(place: Place | undefined): void {
    const panel = this.#plot.panel;
    const drawn = panel && place ? drawnIn(panel, place) : undefined;
    const pixel = drawn === undefined ? undefined : this.#plot.pixelAt('x', drawn);
    const area = this.#plot.area();
    const isInside = pixel !== undefined && pixel >= area.left - 0.5 && pixel <= area.right + 0.5;
    this.#crosshair.hidden = !isInside;
    if (!isInside) return;
    this.#crosshair.style.left = `${Math.round(pixel)}px`;
    this.#crosshair.style.top = `${area.top}px`;
    this.#crosshair.style.height = `${area.bottom - area.top}px`;
  }

  #click(x: number, y: number): void {
    const panel = this.#plot.panel;
    const down = this.#down;
    this.#down = undefined;
    if (!panel || (down && Math.hypot(down.x - x, down.y - y) > 4)) return;
    const at = this.#plot.valueAt('x', x);
    if (at === undefined) return;
    const near = readAt(panel, at)
      .map(({ line, y: value, band }) => {
        const pixelOf = (drawn: number): number => this.#plot.pixelAt(line.axis, drawn) ?? Infinity;
        const isIn = band && (pixelOf(band[0]) - y) * (pixelOf(band[1]) - y) <= 0;
        return { line, distance: isIn ? 0 : Math.abs(pixelOf(band?.[1] ?? value) - y) };
      })
      .sort((a, b) => a.distance - b.distance)[0];
    if (near && near.distance <= NEAR) this.#actions.click(near.line.path);
  }

  /** Arrows read point by point, with Shift they pan; + and − zoom, 0 resets, L switches log, E enlarges. */
  #key(event: KeyboardEvent): void {
    const panel = this.#plot.panel;
    if (!panel || event.ctrlKey || event.metaKey || event.altKey) return;
    const ranges = this.#plot.ranges();
    const place = this.#actions.crosshair.place;
    const reading = place ? drawnIn(panel, place) : undefined;
    const zoomX = (shift: number, factor: number): void =>
      this.#actions.zoomed(panel, { ...ranges, x: moved(ranges.x, panel.x.scale, shift, factor, reading) });
    const zoomY = (shift: number): void =>
      this.#actions.zoomed(panel, { ...ranges, left: moved(ranges.left, leftAxisOf(panel).scale, shift, 1) });
    switch (event.key) {
      case 'ArrowLeft':
      case 'ArrowRight': {
        const step = event.key === 'ArrowRight' ? 1 : -1;
        if (event.shiftKey) zoomX(step * 0.1, 1);
        else this.#step(panel, reading, step);
        break;
      }
      case 'ArrowUp':
      case 'ArrowDown':
        if (!event.shiftKey) return;
        zoomY(event.key === 'ArrowUp' ? 0.1 : -0.1);
        break;
      case '+':
      case '=':
        zoomX(0, 1 / 1.4);
        break;
      case '-':
        zoomX(0, 1.4);
        break;
      case '0':
        this.#actions.reset();
        break;
      case 'l':
        this.#actions.toggleLog(panel);
        break;
      case 'e':
        this.#actions.enlarge();
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  #step(panel: Panel, reading: number | undefined, step: 1 | -1): void {
    const next = stepFrom(panel, reading, step, this.#plot.ranges().x);
    if (next === undefined) return;
    this.#read(next, undefined);
    this.#actions.announce(readingSentence(panel, next));
  }

  destroy(): void {
    this.#unfollow();
    this.#plot.destroy();
    this.root.remove();
  }
}
