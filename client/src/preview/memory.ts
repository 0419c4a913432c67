/** Remembers each file's view and snapshots with the workspace, so that they outlive the window. */
import type { Memento } from 'vscode';
import { emptyViewState, readViewState, type ViewState } from '../../shared/view-state.ts';

const KEY = 'mgmodel.views';
/** Files whose views are kept; the ones looked at longest ago are forgotten, but for those with snapshots. */
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
  const firstKept = others.length + 1 - KEPT;
  const kept = others.filter(([, old], i) => i >= firstKept || readViewState(old).snapshots.length > 0);
  await memento.update(KEY, [...kept, [uri, view]]);
}

/** Renamed files take their views along: `moved` gives the new address of those that were. */
export async function rename(memento: Memento, moved: (uri: string) => string | undefined): Promise<void> {
  const before = entries(memento);
  const taken = new Set(before.flatMap(([uri]) => moved(uri) ?? []));
  // What was kept under a new address meanwhile, while nothing was known of the old one, gives way.
  const others = before.filter(([uri]) => !taken.has(uri));
  await memento.update(
    KEY,
    others.map(([uri, view]) => [moved(uri) ?? uri, view]),
  );
}
