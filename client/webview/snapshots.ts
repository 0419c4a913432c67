/** Snapshots on the page: kept under a name, noted, deleted, and drawn behind later curves. */
import type { PreviewTest } from '../../server/src/lsp/messages.ts';
import type { ChartOptions } from '../shared/charts/chart-specification.ts';
import { coarseLines, freeName, pointsIn, takeSnapshot } from '../shared/charts/snapshot.ts';
import type { Snapshot } from '../shared/view-state.ts';
import { element, iconButton } from './dom.ts';
import { remembered } from './remember.ts';
import type { Store } from './store.ts';

type Ghosts = NonNullable<ChartOptions['ghosts']>;

/** The curves of the file under a slider: computed once, not for every frame. */
const fileLines = remembered((test: PreviewTest) => [{ label: 'in the file', lines: coarseLines(test) }]);
const nothing: Ghosts = [];

/** By test, what is drawn of shown snapshots: the same lists until a snapshot changes. */
const keptLines = remembered((snapshots: readonly Snapshot[]) => {
  const byTest = new Map<string, Ghosts[number][]>();
  for (const { name, shown, lines } of snapshots)
    for (const [test, own] of shown ? Object.entries(lines) : [])
      byTest.set(test, [...(byTest.get(test) ?? []), { label: name, lines: own }]);
  return byTest;
});

/** What is drawn behind the curves of a test: the curves of the text under those of sliders, and shown snapshots. */
export function ghostsOf(test: string, last: PreviewTest | undefined, snapshots: readonly Snapshot[]): Ghosts {
  const kept = keptLines(snapshots).get(test) ?? nothing;
  const own = last ? fileLines(last) : nothing;
  if (own.length === 0) return kept;
  return kept.length > 0 ? [...own, ...kept] : own;
}

export function snapshotsElement(store: Store): HTMLElement {
  const { snapshots } = store.view;
  const change = (name: string, part: Partial<Snapshot>): void =>
    store.setView({
      snapshots: snapshots.map((other) => (other.name === name ? { ...other, ...part } : other)),
    });
  const input = element('input', {
    type: 'text',
    class: 'grow',
    'aria-label': 'Name of the snapshot',
    placeholder: 'Name',
  });
  const problem = element('div', { class: 'status', role: 'alert' });
  const keep = (): void => {
    const state = store.shown;
    if (!state) return;
    const wanted = input.value.trim() === '' ? 'Snapshot' : input.value.trim();
    const name = freeName(
      wanted,
      snapshots.map((snapshot) => snapshot.name),
    );
    const kept = takeSnapshot(state, name, new Date().toISOString(), snapshots);
    if ('problem' in kept) problem.textContent = kept.problem;
    else store.setView({ snapshots: [...snapshots, kept] });
  };
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') keep();
  });
  const rows = snapshots.map((snapshot) => {
    const { name, note, taken, shown, thinnedFrom } = snapshot;
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
      ...(thinnedFrom === undefined
        ? []
        : [
            element(
              'span',
              { class: 'status', title: 'The lowest and highest values of each stretch are kept.' },
              `${pointsIn(snapshot)} of ${thinnedFrom} points`,
            ),
          ]),
      text,
      iconButton('delete', `Delete ${name}`, () =>
        store.setView({ snapshots: snapshots.filter((other) => other.name !== name) }),
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
    problem,
    ...rows,
  );
}
