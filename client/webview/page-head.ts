/** The head of the page: the file, what the solver is at, and the tools for all charts. */
import type { PreviewState } from '../../server/src/lsp/messages.ts';
import { readableNumber } from '../shared/numbers.ts';
import { element, fill, iconButton } from './dom.ts';
import type { Host } from './host.ts';
import type { Store } from './store.ts';

export interface HeadActions {
  readonly snapshotsOpen: boolean;
  readonly toggleSnapshots: () => void;
  readonly resetZoom: () => void;
}

function statusText({ progress, edited, notice }: Store, state: PreviewState | undefined): string {
  if (progress && progress.done < progress.total)
    return `Solving ${progress.test} (${progress.done + 1} of ${progress.total})…`;
  // A solve that was ended says so in the notice; what it had drawn stays.
  if (!state || (state.status === 'solving' && notice === '')) return 'Solving…';
  const ms = state.tests.reduce((sum, { result }) => sum + result.solve_ms, 0);
  const count = (number: number, word: string): string[] =>
    number === 0 ? [] : [`${number} ${word}${number === 1 ? '' : 's'}`];
  const parts = [...count(state.tests.length, 'test'), ...count(state.curves.length, 'curve')].join(', ');
  const solved = ms > 0 ? `${parts} in ${readableNumber(ms, 3)} ms` : parts;
  return edited ? `${solved} · edited since; save to draw anew` : solved;
}

/** Draws the head where anything of it has changed. */
export function drawHead(
  root: HTMLElement,
  store: Store,
  host: Host,
  state: PreviewState | undefined,
  { snapshotsOpen, toggleSnapshots, resetZoom }: HeadActions,
): void {
  const { progress, view } = store;
  const status = statusText(store, state);
  const solving = progress !== undefined && progress.done < progress.total;
  const parameters = state?.parameters.length ?? 0;
  const key = JSON.stringify([
    state?.fileName,
    status,
    solving,
    progress?.done,
    view.pinned,
    view.slidersOpen,
    parameters,
    snapshotsOpen,
  ]);
  fill(root, key, () => {
    const pressed = (button: HTMLButtonElement, on: boolean): HTMLButtonElement => {
      button.setAttribute('aria-pressed', String(on));
      return button;
    };
    const { live } = host;
    return [
      element('h1', {}, state?.fileName ?? 'MGModel'),
      element('span', { class: 'status' }, status),
      ...(solving
        ? [
            element('button', { type: 'button', onclick: () => host.send({ type: 'cancel' }) }, 'Cancel'),
            element('progress', {
              class: 'progress',
              value: progress.done,
              max: progress.total,
              'aria-label': 'Tests solved',
            }),
          ]
        : []),
      element(
        'span',
        { class: 'tools', role: 'toolbar', 'aria-label': 'Tools of the preview' },
        ...(live && parameters > 0
          ? [
              pressed(
                iconButton('sliders', 'Parameters', () => store.setView({ slidersOpen: !view.slidersOpen })),
                view.slidersOpen,
              ),
            ]
          : []),
        ...(live ? [pressed(iconButton('snapshot', 'Snapshots', toggleSnapshots), snapshotsOpen)] : []),
        iconButton('reset', 'Reset the zoom of all charts', resetZoom),
        ...(live
          ? [
              pressed(
                iconButton('pin', 'Keep showing this file', () => store.setView({ pinned: !view.pinned })),
                view.pinned,
              ),
            ]
          : []),
      ),
    ];
  });
}
