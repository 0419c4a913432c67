/** The page: head, sliders, snapshots and a grid of charts; draws itself again when the store changes. */
import type { PreviewState, PreviewTest } from '../../server/src/lsp/messages.ts';
import { chartSpecification, testOfCurve } from '../shared/charts/chart-specification.ts';
import type { Line } from '../shared/charts/specification.ts';
import type { ChartView } from '../shared/view-state.ts';
import { Card, type CardActions } from './card.ts';
import { element, fill, withCode } from './dom.ts';
import { drawnChart, type DrawnChart } from './drawn.ts';
import { exportChart, exportState, svgOfChart } from './export.ts';
import type { Host } from './host.ts';
import { InView } from './in-view.ts';
import { drawHead } from './page-head.ts';
import { remembered } from './remember.ts';
import { Crosshair } from './readout.ts';
import { Sensitivities } from './sensitivity.ts';
import { Sliders } from './sliders.ts';
import { ghostsOf, snapshotsElement } from './snapshots.ts';
import type { Store } from './store.ts';
import { readTheme, watchTheme, type Theme } from './theme.ts';
import { Visible } from './visible.ts';

export class Page {
  readonly #root: HTMLElement;
  readonly #store: Store;
  readonly #host: Host;
  /** By the name of the test, in the order of the text. */
  #cards = new Map<string, Card>();
  readonly #visible = new Visible();
  readonly sliders: Sliders;
  readonly sensitivities: Sensitivities;
  readonly #inView: InView;
  readonly #crosshair = new Crosshair();
  readonly #head = element('div', { class: 'head' });
  readonly #notice = element('div');
  readonly #box = element('div');
  readonly #snapshots = element('div');
  readonly #grid = element('div', { class: 'grid' });
  readonly #live = element('div', { class: 'visually-hidden', role: 'status', 'aria-live': 'polite' });
  #theme: Theme = readTheme();
  #snapshotsOpen = false;
  #waiting = false;
  /** What is still to be drawn of charts out of view. */
  #rest: readonly (() => void)[] = [];
  #drawnParameters: Readonly<Record<string, number>> = {};
  /** The file whose place on the page was taken up again. */
  #scrolledFor = '';
  /** Where the page was scrolled to before a chart was enlarged. */
  #before = 0;
  #enlarged = '';

  constructor(root: HTMLElement, store: Store, host: Host) {
    this.#root = root;
    this.#store = store;
    this.#host = host;
    this.sensitivities = new Sensitivities(store, host);
    this.sliders = new Sliders(store, host, this.sensitivities, () => this.visibleTests());
    this.#inView = new InView(host, () => this.visibleTests());
    root.append(this.#head, this.#notice, this.#box, this.#snapshots, this.#grid, this.#live);
    watchTheme(() => {
      this.#theme = readTheme();
      this.schedule();
    });
    new ResizeObserver(() => this.schedule()).observe(root);
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && store.view.enlarged !== '') store.setView({ enlarged: '' });
    });
    let timer = 0;
    document.addEventListener('scroll', () => {
      this.#inView.mayHaveChanged(store.state?.uri ?? '');
      clearTimeout(timer);
      // Before the page has its length, its place is not the reader's choice.
      if (this.#scrolledFor === store.state?.uri)
        timer = window.setTimeout(() => store.setView({ scroll: window.scrollY }), 250);
    });
  }

  /** Draws with the next frame, once for all that has changed until then. */
  schedule(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    requestAnimationFrame(() => {
      this.#waiting = false;
      this.render();
    });
  }

  /** What is drawn, for tests of the whole extension. */
  charts(): DrawnChart[] {
    this.#drawRest();
    return [...this.#cards.values()].flatMap(({ specification, ranges }) =>
      specification ? [drawnChart(specification, ranges)] : [],
    );
  }

  /** The lines of a chart as they are drawn now, without copying their points. */
  lines(test: string): readonly Line[] {
    return this.#cards.get(test)?.specification?.panels.flatMap(({ lines }) => lines) ?? [];
  }

  /** Values of the parameters that the drawn curves were computed with. */
  parameters(): Readonly<Record<string, number>> {
    return this.#drawnParameters;
  }

  /** Names of the tests whose charts are in view: the sliders solve these first. */
  visibleTests(): string[] {
    return [...this.#cards].flatMap(([name, { root }]) => (this.#visible.has(root) ? [name] : []));
  }

  /** Brings a chart into view when it is not, and says that the cursor is in it. */
  follow(tests: readonly string[], scroll: boolean): void {
    const [first] = tests;
    const visible = this.visibleTests();
    if (!scroll || first === undefined || tests.some((test) => visible.includes(test))) return;
    const reduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#cards.get(first)?.root.scrollIntoView({ block: 'nearest', behavior: reduced ? 'auto' : 'smooth' });
  }

  /** While a sensitivity is shown, the cursor on another parameter shows that one's. */
  followParameter(path: string): void {
    const shown = this.sensitivities.parameter;
    const isParameter = this.#store.state?.parameters.some(({ name }) => name === path) ?? false;
    if (shown !== '' && isParameter && path !== shown) this.sensitivities.show(path);
  }

  render(): void {
    const { state } = this.#store;
    this.#drawHead(state);
    this.#drawNotice(state);
    this.sliders.draw(this.#box, state);
    this.#drawSnapshots();
    if (!state) {
      fill(this.#grid, 'none', () => [element('p', { class: 'empty' }, this.#store.notice === '' ? 'Solving…' : '')]);
      return;
    }
    this.#drawCards(state);
    const { parameters } = this.#store.shown ?? state;
    this.#drawnParameters = Object.fromEntries(parameters.map(({ name, value }) => [name, value]));
    this.#scrollBack(state);
    this.#inView.mayHaveChanged(state.uri);
  }

  /** To where the reader was: in a file that is shown again, and among all charts after one was enlarged. */
  #scrollBack({ uri, status }: PreviewState): void {
    const { scroll, enlarged } = this.#store.view;
    if (this.#scrolledFor !== uri) {
      if (scroll > 0 || this.#scrolledFor !== '') window.scrollTo({ top: scroll });
      // While charts are still to come the page can be too short to go there.
      if (status !== 'solving') this.#scrolledFor = uri;
    } else if (enlarged === '' && this.#enlarged !== '') window.scrollTo({ top: this.#before });
    this.#enlarged = enlarged;
  }

  #drawCards(state: PreviewState): void {
    const trial = new Map((this.#store.trial?.tests ?? []).map((test) => [test.result.name, test]));
    const trialCurves = new Map((this.#store.trial?.curves ?? []).map((curve) => [curve.result.name, curve]));
    const tests: PreviewTest[] = [
      ...state.tests.map((test) => trial.get(test.result.name) ?? test),
      ...state.curves.map((curve) => asTest(trialCurves.get(curve.result.name) ?? curve)),
    ]
      // Before a test has ever been solved there is nothing to show of it.
      .filter(({ result }) => state.status !== 'solving' || result.curves.length > 0)
      .sort((a, b) => a.line - b.line);
    const names = new Set(tests.map(({ result }) => result.name));
    for (const [name, card] of this.#cards)
      if (!names.has(name)) {
        this.#visible.forget(card.root);
        card.destroy();
        this.#cards.delete(name);
      }
    if (tests.length === 0 && state.status === 'solving') {
      fill(this.#grid, 'none', () => [element('p', { class: 'empty' }, 'Solving…')]);
      return;
    }
    if (tests.length === 0) {
      fill(this.#grid, 'empty', () => [
        element(
          'p',
          { class: 'empty' },
          'This file has no tests yet. A test draws a chart: write, for example, “test dma of MODEL : dma_temperature { … }”.',
        ),
      ]);
      return;
    }
    if (this.#grid.dataset['content'] !== 'charts') {
      this.#grid.dataset['content'] = 'charts';
      this.#grid.replaceChildren();
    }
    const { view, cursorTests } = this.#store;
    const enlarged = names.has(view.enlarged) ? view.enlarged : '';
    this.#grid.classList.toggle('has-enlarged', enlarged !== '');
    const saved = new Map(state.tests.map((test) => [test.result.name, test]));
    // Charts in view are drawn in this frame, the others in the next one: nobody waits for what is not seen.
    const inView = new Set(this.visibleTests());
    const rest: (() => void)[] = [];
    const cards = new Map<string, Card>();
    tests.forEach((test, i) => {
      const { name } = test.result;
      const file = saved.get(name);
      const card = this.#cards.get(name) ?? this.#newCard(name);
      cards.set(name, card);
      if (this.#grid.children[i] !== card.root) this.#grid.insertBefore(card.root, this.#grid.children[i] ?? null);
      const isNew = !card.specification;
      const draw = (): void =>
        card.update({
          test,
          view: this.#store.chartView(name),
          theme: this.#theme,
          enlarged: enlarged === name,
          concerned: cursorTests.includes(name),
          dragging: this.#store.dragging && trial.has(name),
          units: file && trial.has(name) ? unitsOf(file) : noUnits,
          sensitivity: this.#store.sensitivity?.[name],
          ghosts: ghostsOf(name, trial.has(name) ? file : undefined, view.snapshots),
        });
      if (isNew || inView.has(name) || enlarged === name) draw();
      else rest.push(draw);
    });
    this.#cards = cards;
    this.#rest = rest;
    if (rest.length > 0) requestAnimationFrame(() => this.#drawRest());
  }

  #drawRest(): void {
    const rest = this.#rest;
    this.#rest = [];
    for (const draw of rest) draw();
  }

  #newCard(name: string): Card {
    const { live } = this.#host;
    const actions: CardActions = {
      crosshair: this.#crosshair,
      announce: (text) => (this.#live.textContent = text),
      changeView: (test, part) => this.#store.setChartView(test, part),
      enlarge: (test) => {
        if (this.#store.view.enlarged === '') this.#before = window.scrollY;
        this.#store.setView({ enlarged: test });
      },
      export: (test, format) => {
        const card = this.#cards.get(test);
        const { state } = this.#store;
        if (!card?.specification || !state) return;
        const chart = { specification: card.specification, ranges: card.ranges };
        exportChart(this.#host, this.#store.shown ?? state, chart, format).catch((error: unknown) => {
          this.#store.change({
            notice: `The chart could not be exported: ${error instanceof Error ? error.message : String(error)}`,
          });
        });
      },
      printed: (specification, ranges) => {
        const { shown } = this.#store;
        return shown ? svgOfChart(shown, { specification, ranges }) : '';
      },
      ...(live
        ? {
            reveal: (line: number) => this.#host.send({ type: 'reveal', line }),
            revealPath: (path: string) => this.#revealPath(path),
          }
        : {}),
    };
    const card = new Card(name, actions);
    this.#visible.watch(card.root);
    return card;
  }

  /** The element, else the model it is in. */
  #revealPath(path: string): void {
    const anchors = this.#store.state?.anchors ?? [];
    for (let part = path; part !== ''; part = part.split('.').slice(0, -1).join('.')) {
      const anchor = anchors.find((candidate) => candidate.path === part);
      if (anchor) {
        this.#host.send({ type: 'reveal', line: anchor.line });
        return;
      }
    }
  }

  #drawHead(state: PreviewState | undefined): void {
    drawHead(this.#head, this.#store, this.#host, state, {
      snapshotsOpen: this.#snapshotsOpen,
      toggleSnapshots: () => this.#toggleSnapshots(),
      resetZoom: () => this.#resetZoom(),
    });
  }

  #toggleSnapshots(): void {
    this.#snapshotsOpen = !this.#snapshotsOpen;
    this.schedule();
  }

  #resetZoom(): void {
    const charts = Object.entries(this.#store.view.charts).map(([test, view]): [string, ChartView] => [
      test,
      { ...view, zoom: {} },
    ]);
    this.#store.setView({ charts: Object.fromEntries(charts) });
  }

  #drawNotice(state: PreviewState | undefined): void {
    const errors = (state?.problems ?? []).filter(({ severity }) => severity === 'error');
    const { notice } = this.#store;
    fill(this.#notice, JSON.stringify([notice, errors]), () => [
      ...(notice === '' ? [] : [element('div', { class: 'notice', role: 'alert' }, ...withCode(notice))]),
      ...errors
        .slice(0, 5)
        .map(({ message, line }) =>
          element(
            'div',
            { class: 'notice error' },
            `Line ${line + 1}: `,
            ...withCode(message),
            ' ',
            ...(this.#host.live
              ? [
                  element(
                    'button',
                    { type: 'button', onclick: () => this.#host.send({ type: 'reveal', line }) },
                    'Show',
                  ),
                ]
              : []),
          ),
        ),
    ]);
  }

  #drawSnapshots(): void {
    const { view } = this.#store;
    const shown = this.#snapshotsOpen;
    fill(
      this.#snapshots,
      JSON.stringify([shown, view.snapshots.map(({ name, note, shown: on }) => [name, note, on])]),
      () => (shown ? [snapshotsElement(this.#store)] : []),
    );
  }

  /** Writes all charts as a file, for the command of the editor. */
  async export(format: 'svg' | 'png' | 'csv' | 'json' | 'html'): Promise<void> {
    this.#drawRest();
    const { shown } = this.#store;
    if (!shown) return;
    const charts = [...this.#cards.values()].flatMap(({ specification, ranges }) =>
      specification ? [{ specification, ranges }] : [],
    );
    await exportState(this.#host, shown, charts, format);
  }

  get root(): HTMLElement {
    return this.#root;
  }
}

/** The units that the axes of a test have when nobody chooses them. */
const unitsOf = remembered((test: PreviewTest): Readonly<Record<string, string>> => {
  const { panels } = chartSpecification(test);
  const axes = panels.flatMap(({ x, left, right }) => [x, left, ...(right ? [right] : [])]);
  return Object.fromEntries(axes.map(({ key, unit }) => [key, unit]));
});
const noUnits = {};
const asTest = remembered(testOfCurve);
