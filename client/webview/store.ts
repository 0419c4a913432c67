/** What the page knows: the curves, what the reader has set up, and what is under way. Told to the parts when it changes. */
import type { PreviewState } from '../../server/src/lsp/messages.ts';
import { keepLastGood } from '../shared/last-good.ts';
import type { Sensitivity } from '../shared/charts/sensitivity.ts';
import { emptyChartView, emptyViewState, type ChartView, type ViewState } from '../shared/view-state.ts';

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly test: string;
}

export class Store {
  /** Curves of the text, with the last good ones where it is in error. */
  state: PreviewState | undefined;
  /** Curves of the sliders while they are off the text. */
  trial: PreviewState | undefined;
  /** A slider is held: only curves are solved and drawn again, what is written about them when it is let go. */
  dragging = false;
  view: ViewState = emptyViewState;
  progress: Progress | undefined;
  /** By test: how strongly a parameter moves its curves. */
  sensitivity: Readonly<Record<string, Sensitivity>> | undefined;
  notice = '';
  /** The text has moved on from the curves. */
  edited = false;
  /** Tests that the cursor of the editor concerns. */
  cursorTests: readonly string[] = [];
  cursorPath = '';
  readonly #changed: () => void;
  readonly #keep: (view: ViewState) => void;

  constructor(changed: () => void, keep: (view: ViewState) => void) {
    this.#changed = changed;
    this.#keep = keep;
  }

  /** What the charts show: the curves of the text, in their place those of the sliders where there are any. */
  get shown(): PreviewState | undefined {
    const { state, trial } = this;
    if (!state || !trial) return state;
    const tests = new Map(trial.tests.map((test) => [test.result.name, test]));
    const curves = new Map(trial.curves.map((curve) => [curve.result.name, curve]));
    return {
      ...trial,
      tests: state.tests.map((test) => tests.get(test.result.name) ?? test),
      curves: state.curves.map((curve) => curves.get(curve.result.name) ?? curve),
    };
  }

  receive(state: PreviewState): void {
    // Another file (an unpinned preview follows the editor) starts afresh.
    this.state = keepLastGood(this.state, state);
    this.trial = undefined;
    this.dragging = false;
    this.notice = '';
    if (state.status !== 'solving') this.progress = undefined;
    this.#changed();
  }

  change(
    part: Partial<
      Pick<Store, 'trial' | 'sensitivity' | 'progress' | 'notice' | 'edited' | 'cursorTests' | 'cursorPath'>
    >,
  ): void {
    Object.assign(this, part);
    this.#changed();
  }

  chartView(test: string): ChartView {
    return this.view.charts[test] ?? emptyChartView;
  }

  setView(part: Partial<ViewState>): void {
    this.view = { ...this.view, ...part };
    this.#keep(this.view);
    this.#changed();
  }

  /** Takes a view as it was kept; it is not kept again. */
  restoreView(view: ViewState): void {
    this.view = view;
    this.#changed();
  }

  setChartView(test: string, part: Partial<ChartView>): void {
    this.setView({ charts: { ...this.view.charts, [test]: { ...this.chartView(test), ...part } } });
  }
}
