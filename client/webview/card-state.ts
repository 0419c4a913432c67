/** What a card is drawn from, and what of its drawing a change concerns. */
import type { PreviewTest } from '../../server/src/lsp/messages.ts';
import type { ChartOptions } from '../shared/charts/chart-specification.ts';
import type { ChartView } from '../shared/view-state.ts';
import type { Theme } from './theme.ts';

export interface CardState {
  readonly test: PreviewTest;
  readonly view: ChartView;
  readonly theme: Theme;
  readonly enlarged: boolean;
  readonly concerned: boolean;
  /** A slider is held: only the curves are drawn, what is written about them follows when it is let go. */
  readonly dragging: boolean;
  /** Units by axis where the reader has chosen none: under a slider those of the file's curves, so that none jumps. */
  readonly units: ChartView['units'];
  readonly sensitivity: ChartOptions['sensitivity'];
  readonly ghosts: NonNullable<ChartOptions['ghosts']>;
}

/** Whether nothing has changed that is drawn: every member is the same object as before. */
export function isSame(before: CardState, after: CardState): boolean {
  return (
    before.test === after.test &&
    before.view === after.view &&
    before.theme === after.theme &&
    before.enlarged === after.enlarged &&
    before.concerned === after.concerned &&
    before.dragging === after.dragging &&
    before.units === after.units &&
    before.sensitivity === after.sensitivity &&
    before.ghosts === after.ghosts
  );
}

/** Whether a slider is held and nothing but curves has changed: what is written about them stays until it is let go. */
export function isHeld(before: CardState, after: CardState): boolean {
  return (
    before.dragging &&
    before.test.outdated === after.test.outdated &&
    isSame({ ...before, test: after.test, ghosts: after.ghosts }, after)
  );
}

/** Whether what is drawn is the same, however it is shown: members of a view stay the same objects until they change. */
export function hasSameContent(before: CardState, after: CardState): boolean {
  return (
    before.test === after.test &&
    before.units === after.units &&
    before.sensitivity === after.sensitivity &&
    before.ghosts === after.ghosts &&
    contentOfView.every((member) => before.view[member] === after.view[member])
  );
}
const contentOfView = ['hidden', 'shown', 'units', 'scales', 'asMap', 'stacked'] as const;
