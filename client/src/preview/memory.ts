/** Remembers each file's view and snapshots with the workspace, so that they outlive the window. */
import type { Memento } from 'vscode';
import { emptyViewState, readViewState, type ViewState } from '../../shared/view-state.ts';

const KEY = 'mgmodel.views';
/** Files whose views are kept; the ones looked at longest ago are forgotten. */
const KEPT = 100;

type Entry = readonly [uri: string, view: unknown];

const isEntry = (value: unknown): value is Entry => Array.isArray(value) && typeof value[0] === 'string';

function entries(memento: Memento): readonly Entry[] {
  const stored: unknown = memento.get(KEY);
  return Array.isArray(stored) ? stored.filter(isEntry) : [];
}

export function recall(memento: Memento, uri: string): ViewState {
  const found = entries(memento).find(([other]) => other === uri);
  return found ? readViewState(found[1]) : emptyViewState;
}

export async function remember(memento: Memento, uri: string, view: ViewState): Promise<void> {
  const others = entries(memento).filter(([other]) => other !== uri);
  await memento.update(KEY, [...others, [uri, view]].slice(-KEPT));
}

/** A renamed file takes its view along. */
export async function rename(memento: Memento, from: string, to: string): Promise<void> {
  const renamed = entries(memento).map(([uri, view]) => [uri === from ? to : uri, view]);
  await memento.update(KEY, renamed);
}
