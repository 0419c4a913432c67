/** Snapshots: curves kept under a name and drawn behind later ones. */
import type { PreviewState, PreviewTest } from '../../server/src/lsp/messages.ts';
import { chartSpecification, type ChartOptions, type GhostLine } from '../shared/charts/chart-specification.ts';
import { decimate, isLong, type DrawnPoint } from '../shared/charts/decimate.ts';
import type { AxisSpecification, Line } from '../shared/charts/specification.ts';
import { toSi } from '../shared/charts/transform.ts';
import { emptyChartView, type Snapshot } from '../shared/view-state.ts';
import { element, iconButton } from './dom.ts';
import { remembered } from './remember.ts';
import type { Store } from './store.ts';

/** Points kept of a line: enough for the eye, little enough for the workspace's store. */
const POINTS = 400;
/** Points kept of all lines of a test, about: the lines of a large family are kept coarser. */
const POINTS_OF_TEST = 20_000;
const FEWEST_POINTS = 40;

/** At most about so many points of a line, without its gaps; of a long one the lowest and highest of each stretch. */
function thinned({ x, y }: Line, axis: AxisSpecification, most: number): DrawnPoint[] {
  const points = isLong(x)
    ? decimate(x, y, axis.range[0], axis.range[1], most / 4, axis.scale === 'log')
    : x.map((value, i) => ({ x: value, y: y[i] ?? Number.NaN }));
  const every = isLong(x) ? 1 : Math.max(1, Math.ceil(points.length / most));
  return points.filter((point, i) => Number.isFinite(point.y) && (i % every === 0 || i === points.length - 1));
}

/** The lines of a test in SI by key, thinned for keeping. */
export function linesOf(test: PreviewTest): Record<string, GhostLine> {
  const { panels } = chartSpecification(test, { view: emptyChartView });
  const lines: Record<string, GhostLine> = {};
  const count = panels.reduce((sum, panel) => sum + panel.lines.length, 0);
  const most = Math.max(FEWEST_POINTS, Math.min(POINTS, Math.floor(POINTS_OF_TEST / Math.max(1, count))));
  for (const panel of panels)
    for (const line of panel.lines) {
      const axis = line.axis === 'right' && panel.right ? panel.right : panel.left;
      lines[line.key] = thinned(line, panel.x, most).map(
        ({ x, y }) => [toSi(panel.x.transform, x), toSi(axis.transform, y)] as const,
      );
    }
  return lines;
}

/** The curves of the file under a slider: computed once, not for every frame. */
const fileLines = remembered((test: PreviewTest) => [{ label: 'in the file', lines: linesOf(test) }]);
const nothing: NonNullable<ChartOptions['ghosts']> = [];

/** What is drawn behind the curves of a test: the curves of the text under those of sliders, and shown snapshots. */
export function ghostsOf(
  test: string,
  last: PreviewTest | undefined,
  snapshots: readonly Snapshot[],
): NonNullable<ChartOptions['ghosts']> {
  const kept = snapshots.flatMap(({ name, shown, lines }) => {
    const own = lines[test];
    return shown && own ? [{ label: name, lines: own }] : [];
  });
  const own = last ? fileLines(last) : nothing;
  return kept.length > 0 ? [...own, ...kept] : own;
}

/** `name`, or with a number behind it when it is taken. */
export function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  for (let i = 2; ; i++) if (!taken.includes(`${name} ${i}`)) return `${name} ${i}`;
}

export function takeSnapshot(state: PreviewState, name: string, taken: string): Snapshot {
  const lines = Object.fromEntries(state.tests.map((test) => [test.result.name, linesOf(test)]));
  return { name, note: '', taken, shown: true, lines };
}

export function snapshotsElement(store: Store): HTMLElement {
  const { snapshots } = store.view;
  const change = (name: string, part: Partial<Snapshot>): void =>
    store.setView({
      snapshots: snapshots.map((snapshot) => (snapshot.name === name ? { ...snapshot, ...part } : snapshot)),
    });
  const input = element('input', {
    type: 'text',
    class: 'grow',
    'aria-label': 'Name of the snapshot',
    placeholder: 'Name',
  });
  const keep = (): void => {
    const state = store.shown;
    if (!state) return;
    const wanted = input.value.trim() === '' ? 'Snapshot' : input.value.trim();
    const name = freeName(
      wanted,
      snapshots.map((snapshot) => snapshot.name),
    );
    store.setView({ snapshots: [...snapshots, takeSnapshot(state, name, new Date().toISOString())] });
  };
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') keep();
  });
  const rows = snapshots.map(({ name, note, taken, shown }) => {
    const box = element('input', { type: 'checkbox', checked: shown, onchange: () => change(name, { shown: !shown }) });
    const text = element('input', {
      type: 'text',
      class: 'grow',
      value: note,
      placeholder: 'Note',
      'aria-label': `Note on ${name}`,
      onchange: () => change(name, { note: text.value }),
    });
    const date =
      taken === '' ? '' : new Date(taken).toLocaleString(undefined, { dateStyle: 'short', timeStyle: 'short' });
    return element(
      'div',
      { class: 'row' },
      element('label', {}, box, ` ${name}`),
      element('span', { class: 'status' }, date),
      text,
      iconButton('delete', `Delete ${name}`, () =>
        store.setView({ snapshots: snapshots.filter((snapshot) => snapshot.name !== name) }),
      ),
    );
  });
  return element(
    'section',
    { class: 'panel-box', 'aria-label': 'Snapshots' },
    element(
      'div',
      { class: 'row' },
      input,
      element('button', { type: 'button', 'data-action': 'keep', onclick: keep }, 'Keep these curves'),
    ),
    ...rows,
  );
}
