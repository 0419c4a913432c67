/** One test on the page: its chart of one or more panels, legend, expectations, and what can be done with it. */
import type { PreviewTest } from '../../server/src/lsp/messages.ts';
import { chartSpecification } from '../shared/charts/chart-specification.ts';
import type { ChartSpecification, Panel } from '../shared/charts/specification.ts';
import type { ChartView } from '../shared/view-state.ts';
import { axesElement } from './axes.ts';
import { giveUpRoomOf, keepRoomFor } from './columns.ts';
import { hasSameContent, isHeld, isSame, type CardState } from './card-state.ts';
import { element, fill, iconButton, withCode } from './dom.ts';
import { exportMenu, type ChartExport } from './export-menu.ts';
import { isolated, legendElement, toggled } from './legend.ts';
import { PanelView, type PanelActions } from './panel-view.ts';
import { rangesByAxis, rangesOf, steadyRanges, zoomAfter, type AxisRanges } from './ranges.ts';
import type { Crosshair } from './readout.ts';
import { expectationsTable, figuresList } from './table.ts';
import type { Theme } from './theme.ts';
import { ValuesTable } from './values-table.ts';

export interface CardActions {
  readonly crosshair: Crosshair;
  /** Says something to a screen reader. */
  announce(text: string): void;
  changeView(test: string, part: Partial<ChartView>): void;
  enlarge(test: string): void;
  export(test: string, format: ChartExport): void;
  /** The chart as it is exported, as text of an SVG. */
  printed(specification: ChartSpecification, ranges: AxisRanges): string;
  /** Absent in a report. */
  reveal?: (line: number) => void;
  revealPath?: (path: string) => void;
}

/** Height of all panels of a chart together, in pixels: charts in a row end on one line. */
const PLOT_HEIGHT = 380;
/** For the third panel and each further one. */
const EXTRA_HEIGHT = 90;

export class Card {
  readonly root: HTMLElement;
  readonly #actions: CardActions;
  readonly #panels = new Map<string, PanelView>();
  readonly #head = element('header');
  readonly #outdated = element('div');
  readonly #legend = element('div');
  readonly #axes = element('div');
  readonly #plots = element('div', { class: 'panels' });
  readonly #print = element('div', { class: 'print', hidden: true });
  readonly #under = element('div');
  readonly #table = new ValuesTable();
  #axesOpen = false;
  #drawnSize = '';
  /** Width of the plots as last laid out: asking for it would lay the page out once more in every frame. */
  #width = 0;
  #state: CardState | undefined;
  #specifiedFor: CardState | undefined;
  #specification: ChartSpecification | undefined;

  constructor(test: string, actions: CardActions) {
    this.#actions = actions;
    this.root = element('section', { class: 'card', 'data-test': test });
    this.root.append(
      this.#head,
      this.#outdated,
      this.#legend,
      this.#axes,
      this.#plots,
      this.#print,
      this.#under,
      this.#table.root,
    );
    new ResizeObserver(([entry]) => {
      const width = Math.round(entry?.contentRect.width ?? 0);
      if (width === this.#width || width === 0) return;
      this.#width = width;
      this.resize();
    }).observe(this.#plots);
  }

  get specification(): ChartSpecification | undefined {
    return this.#specification;
  }

  /** What every axis shows: what is exported. */
  get ranges(): AxisRanges {
    return this.#specification && this.#state ? rangesByAxis(this.#specification, this.#state.view) : {};
  }

  /** Draws the test as the state says. */
  update(state: CardState): void {
    if (this.#state && isSame(this.#state, state) && this.#size() === this.#drawnSize) return;
    const isFirst = this.#state === undefined;
    this.#draw(state);
    if (isFirst) keepRoomFor(this.root);
  }

  /** What the drawing depends on beside the state: an enlarged chart fills the window. */
  #size(): string {
    return `${this.#width} ${this.#state?.enlarged ? window.innerHeight : 0}`;
  }

  #draw(state: CardState): void {
    const onlyCurves = this.#state !== undefined && isHeld(this.#state, state);
    this.#state = state;
    this.#width ||= this.#plots.clientWidth;
    this.#drawnSize = this.#size();
    const { test, view, theme } = state;
    const specification = this.#specified(state);
    const isPrinted = state.enlarged && view.asPrinted && specification.panels.length > 0;
    if (onlyCurves && !isPrinted) {
      this.#drawPanels(specification, view, theme);
      return;
    }
    this.root.classList.toggle('enlarged', state.enlarged);
    this.root.classList.toggle('concerned', state.concerned);
    this.root.classList.toggle('is-outdated', specification.outdated !== undefined);
    this.root.setAttribute('aria-label', `${specification.title}: ${specification.protocol.replaceAll('_', ' ')}`);
    this.#drawHead(specification, state);
    this.#drawLegend(specification, state);
    fill(
      this.#axes,
      JSON.stringify([
        this.#axesOpen,
        view.units,
        view.scales,
        specification.panels.map(({ x, left, right }) => [x.title, left.title, right?.title]),
      ]),
      () => (this.#axesOpen ? [axesElement(specification, view, (part) => this.#change(part))] : []),
    );
    this.#plots.hidden = isPrinted;
    this.#print.hidden = !isPrinted;
    if (isPrinted) this.#drawPrint(specification);
    else this.#drawPanels(specification, view, theme);
    // Nobody has judged the curves of a slider that is held.
    if (!state.dragging) this.#drawUnder(test);
    this.#table.draw(view.tableOpen ? specification : undefined);
  }

  /** What is drawn. A zoom, a new size or an open table change nothing of it. */
  #specified(state: CardState): ChartSpecification {
    const { test, view, ghosts, sensitivity } = state;
    const before = this.#specifiedFor;
    this.#specifiedFor = state;
    if (this.#specification && before && hasSameContent(before, state)) return this.#specification;
    this.#specification = chartSpecification(test, {
      view: { ...view, units: { ...state.units, ...view.units } },
      ghosts,
      ...(sensitivity ? { sensitivity } : {}),
    });
    return this.#specification;
  }

  /** Draws again what depends on the size. */
  resize(): void {
    if (this.#state) this.#draw(this.#state);
  }

  #change(part: Partial<ChartView>): void {
    if (this.#state) this.#actions.changeView(this.#state.test.result.name, part);
  }

  #drawHead(specification: ChartSpecification, { test, view, enlarged }: CardState): void {
    const { name } = test.result;
    const zoomed = Object.keys(view.zoom).length > 0;
    const key = JSON.stringify([
      specification.title,
      specification.conditions,
      enlarged,
      zoomed,
      view.tableOpen,
      view.asMap,
      view.stacked,
      view.asPrinted,
      this.#axesOpen,
      specification.mappable,
      specification.stackable,
      specification.line,
    ]);
    fill(this.#head, key, () => {
      const { reveal } = this.#actions;
      const title = reveal
        ? element(
            'button',
            { type: 'button', title: 'Go to this test in the text', onclick: () => reveal(specification.line) },
            specification.title,
          )
        : specification.title;
      const toggle = (button: HTMLButtonElement, pressed: boolean): HTMLButtonElement => {
        button.setAttribute('aria-pressed', String(pressed));
        return button;
      };
      return [
        element(
          'div',
          { class: 'titles' },
          element('h2', {}, title),
          element(
            'div',
            { class: 'conditions' },
            [specification.protocol.replaceAll('_', ' '), specification.conditions]
              .filter((part) => part !== '')
              .join(' · '),
          ),
        ),
        element(
          'div',
          { class: 'tools', role: 'toolbar', 'aria-label': `Tools of ${specification.title}` },
          ...(zoomed ? [iconButton('reset', 'Reset the zoom (0)', () => this.#change({ zoom: {} }))] : []),
          ...(specification.mappable || view.asMap
            ? [
                toggle(
                  iconButton('map', 'Draw as a map', () => this.#change({ asMap: !view.asMap })),
                  view.asMap,
                ),
              ]
            : []),
          ...(specification.stackable
            ? [
                toggle(
                  iconButton('stack', 'Stack the parts of the strain', () => this.#change({ stacked: !view.stacked })),
                  view.stacked,
                ),
              ]
            : []),
          toggle(
            iconButton('axes', 'Units and scales of the axes', () => this.#toggleAxes()),
            this.#axesOpen,
          ),
          toggle(
            iconButton('table', 'Values as a table', () => this.#change({ tableOpen: !view.tableOpen })),
            view.tableOpen,
          ),
          exportMenu((format) => this.#actions.export(name, format)),
          ...(enlarged
            ? [
                toggle(
                  iconButton('print', 'Publication style, as exported', () =>
                    this.#change({ asPrinted: !view.asPrinted }),
                  ),
                  view.asPrinted,
                ),
              ]
            : []),
          toggle(
            iconButton(enlarged ? 'reduce' : 'enlarge', enlarged ? 'Back to all charts (Escape)' : 'Enlarge (E)', () =>
              this.#actions.enlarge(enlarged ? '' : name),
            ),
            enlarged,
          ),
        ),
      ];
    });
    fill(this.#outdated, specification.outdated ?? '', () =>
      specification.outdated === undefined
        ? []
        : [
            element(
              'div',
              { class: 'outdated', role: 'note' },
              element('strong', {}, 'Outdated.'),
              element('span', {}, ...withCode(specification.outdated)),
            ),
          ],
    );
  }

  #toggleAxes(): void {
    this.#axesOpen = !this.#axesOpen;
    this.resize();
  }

  #drawLegend(specification: ChartSpecification, { view, theme }: CardState): void {
    const { revealPath } = this.#actions;
    fill(
      this.#legend,
      JSON.stringify([specification.legend, theme.dark, theme.ink, specification.panels.map(({ map }) => map?.range)]),
      () => [
        legendElement(specification, theme, {
          toggle: (entry) => this.#change(toggled(view, entry)),
          isolate: (group, entry) => this.#change(isolated(view, group, entry)),
          ...(revealPath ? { reveal: revealPath } : {}),
        }),
      ],
    );
  }

  #drawPanels(specification: ChartSpecification, view: ChartView, theme: Theme): void {
    const { panels } = specification;
    const known = new Set(panels.map(({ id }) => id));
    for (const [id, shown] of this.#panels)
      if (!known.has(id)) {
        shown.destroy();
        this.#panels.delete(id);
      }
    const enlarged = this.#state?.enlarged ?? false;
    const total = panels.reduce((sum, { weight }) => sum + weight, 0);
    const room = enlarged ? this.#roomEnlarged() : PLOT_HEIGHT + EXTRA_HEIGHT * Math.max(0, panels.length - 2);
    const padRight = panels.some(({ right }) => right !== undefined);
    panels.forEach((panel, i) => {
      const shown = this.#panels.get(panel.id) ?? this.#addPanel(panel.id);
      if (this.#plots.children[i] !== shown.root) this.#plots.insertBefore(shown.root, this.#plots.children[i] ?? null);
      const below = panels[i + 1];
      const showX = below?.x.title !== panel.x.title || below.x.scale !== panel.x.scale;
      // Labels of x need room of their own.
      const height = (room * panel.weight) / total + (showX ? 24 : 0) + (panel.top ? 24 : 0);
      const held = this.#state?.dragging ?? false;
      const own = rangesOf(panel, view);
      const ranges = held ? steadyRanges(panel, shown.ranges() ?? own, own) : own;
      shown.draw(
        panel,
        {
          theme,
          ranges,
          showX,
          padRight,
          width: this.#width || 400,
          height: (room * panel.weight) / total - 18,
          held,
        },
        { height, wheel: enlarged, summary: specification.summary, title: specification.title },
      );
    });
    if (panels.length === 0)
      fill(this.#plots, 'nothing', () => [
        element('p', { class: 'empty' }, 'Everything is hidden: choose a series in the legend.'),
      ]);
    else delete this.#plots.dataset['content'];
    for (const child of [...this.#plots.children])
      if (panels.length > 0 && child.classList.contains('empty')) child.remove();
  }

  /** Down to the lower edge of the window, with the labels of x. */
  #roomEnlarged(): number {
    const top = this.#plots.getBoundingClientRect().top + window.scrollY;
    return Math.max(240, window.innerHeight - top - 50);
  }

  /** The very picture that is exported, so that nothing in the paper comes as a surprise. */
  #drawPrint(specification: ChartSpecification): void {
    const svg = this.#actions.printed(specification, this.ranges);
    fill(this.#print, svg, () => [
      element('img', {
        src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`,
        alt: `${specification.title}, as exported. ${specification.summary}`,
      }),
    ]);
  }

  #addPanel(id: string): PanelView {
    const actions: PanelActions = {
      crosshair: this.#actions.crosshair,
      announce: (text) => this.#actions.announce(text),
      zoomed: (panel, ranges) => {
        const panels = this.#specification?.panels ?? [];
        this.#change({ zoom: zoomAfter(panels, panel, ranges, this.#state?.view.zoom ?? {}) });
      },
      reset: () => this.#change({ zoom: {} }),
      toggleLog: (panel) => this.#toggleLog(panel),
      enlarge: () => this.#actions.enlarge(this.#state?.enlarged ? '' : (this.#state?.test.result.name ?? '')),
      click: (path) => this.#clicked(path),
    };
    const shown = new PanelView(actions);
    this.#panels.set(id, shown);
    return shown;
  }

  #clicked(path: string): void {
    const { reveal, revealPath } = this.#actions;
    if (path.includes('.') && revealPath) revealPath(path);
    else if (this.#specification) reveal?.(this.#specification.line);
  }

  #toggleLog({ left }: Panel): void {
    if (!left.canBeLog || !this.#state) return;
    const scales = { ...this.#state.view.scales, [left.key]: left.scale === 'log' ? 'linear' : 'log' } as const;
    this.#change({ scales });
  }

  #drawUnder(test: PreviewTest): void {
    const { expectations, issues } = test.result;
    fill(this.#under, JSON.stringify([expectations, issues, test.figures]), () => {
      const parts = [expectationsTable(test), figuresList(test)].filter((part) => part !== undefined);
      const said = issues.map(({ severity, message }) => element('li', { class: severity }, ...withCode(message)));
      return [...parts, ...(said.length > 0 ? [element('ul', { class: 'issues' }, ...said)] : [])];
    });
  }

  destroy(): void {
    for (const panel of this.#panels.values()) panel.destroy();
    giveUpRoomOf(this.root);
    this.root.remove();
  }
}
