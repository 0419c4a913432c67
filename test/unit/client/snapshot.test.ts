import type { Memento } from 'vscode';
import { describe, expect, test } from 'vitest';
import {
  coarseLines,
  freeName,
  MOST_POINTS,
  MOST_SNAPSHOTS,
  pointsIn,
  takeSnapshot,
} from '../../../client/shared/charts/snapshot.ts';
import { emptyViewState, type Snapshot } from '../../../client/shared/view-state.ts';
import { recall, remember } from '../../../client/src/preview/memory.ts';
import type { PreviewState } from '../../../server/src/lsp/messages.ts';
import { fixture } from '../../support/preview-fixture.ts';
import { solvedSample } from '../../support/solved-sample.ts';

const state = fixture('flagship');

/** The flagship with as many points in the one curve of `pull`, which has a spike. */
function longer(count: number): PreviewState {
  const pull = state.tests.filter(({ result }) => result.name === 'pull');
  const x = Array.from({ length: count }, (_, i) => (0.1 * (i + 1)) / count);
  const values = x.map((_, i) => (i === Math.floor(count / 3) ? 3e9 : 5e8));
  return {
    ...state,
    curves: [],
    tests: pull.map((one) => ({
      ...one,
      result: {
        ...one.result,
        curves: one.result.curves.slice(0, 1).map((curve) => ({
          ...curve,
          x: { ...curve.x, values: x },
          series: { stress: { unit: 'Pa', values, accuracy: { rtol: 1e-6, atol: 0 } } },
        })),
      },
    })),
  };
}

function taken(from: PreviewState, others: readonly Snapshot[] = []): Snapshot {
  const snapshot = takeSnapshot(from, 'a', '', others);
  if ('problem' in snapshot) throw new Error(snapshot.problem);
  return snapshot;
}

function problemOf(from: PreviewState, others: readonly Snapshot[]): string {
  const snapshot = takeSnapshot(from, 'b', '', others);
  return 'problem' in snapshot ? snapshot.problem : '';
}

const stressOf = (snapshot: Snapshot) =>
  Object.entries(snapshot.lines['pull'] ?? {}).find(([key]) => key.includes('stress'))?.[1] ?? [];

describe('a snapshot', () => {
  test('keeps every point of every test and curve, also of what is hidden at first', () => {
    const snapshot = taken(state);
    expect(snapshot.thinnedFrom).toBeUndefined();
    expect(Object.keys(snapshot.lines)).toEqual([...state.tests, ...state.curves].map(({ result }) => result.name));
    const curve = state.tests.find(({ result }) => result.name === 'pull')?.result.curves[0];
    const computed = (curve?.x.values ?? []).map((x, i) => [x, curve?.series['stress']?.values[i] ?? Number.NaN]);
    const kept = stressOf(snapshot);
    expect(kept).toHaveLength(computed.length);
    for (const [i, [x, y]] of kept.entries()) {
      expect(x).toBeCloseTo(computed[i]?.[0] ?? NaN, 15);
      expect(y / (computed[i]?.[1] ?? NaN)).toBeCloseTo(1, 14);
    }
    // The stress of a relaxation is hidden until it is asked for.
    const ofSample = taken(solvedSample('stress-relaxation-kww.mgmodel')).lines['hold'] ?? {};
    expect(Object.keys(ofSample).some((key) => key.includes('|stress|'))).toBe(true);
  });
  test('of 50 000 points is exact, of a million it says that it is not and keeps the spike', () => {
    const exact = taken(longer(50_000));
    expect(exact.thinnedFrom).toBeUndefined();
    expect(stressOf(exact)).toHaveLength(50_000);
    const thinned = taken(longer(1_000_000));
    expect(thinned.thinnedFrom).toBe(1_000_000);
    expect(pointsIn(thinned)).toBeLessThan(1000);
    expect(Math.max(...stressOf(thinned).map(([, y]) => y))).toBeCloseTo(3e9, 0);
  });
  test('has fewer points where the others have left no room, and is refused with what to do where that is too much', () => {
    const first = taken(longer(MOST_POINTS - 3000));
    expect(taken(longer(50_000), [first]).thinnedFrom).toBe(50_000);
    const full = taken(longer(MOST_POINTS - 100));
    expect(problemOf(longer(50_000), [full])).toMatch(/room for 100 more\. Delete one/);
    const many = Array.from({ length: MOST_SNAPSHOTS }, () => ({ ...first, lines: {} }));
    expect(problemOf(state, many)).toMatch(/^20 snapshots of a file are kept\. Delete one/);
  });
  test('has a name of its own', () => expect(freeName('a', ['a', 'a 2'])).toBe('a 3'));
});

test('what is drawn behind a slider has few points', () => {
  const [one] = longer(1_000_000).tests;
  if (!one) throw new Error('the fixture has no test pull');
  for (const line of Object.values(coarseLines(one))) expect(line.length).toBeLessThan(1000);
});

describe('the memory of views', () => {
  class Store implements Memento {
    #value: unknown;
    keys(): readonly string[] {
      return [];
    }
    get(): undefined;
    get<T>(key: string, fallback: T): T;
    get(): unknown {
      return this.#value;
    }
    update(_: string, value: unknown): Promise<void> {
      this.#value = value;
      return Promise.resolve();
    }
  }
  test('forgets the oldest of a hundred files, but none that has snapshots', async () => {
    const store = new Store();
    const snapshots = [taken(state)];
    await remember(store, 'file:///kept', { ...emptyViewState, snapshots });
    await remember(store, 'file:///plain', { ...emptyViewState, scroll: 7 });
    for (let i = 0; i < 120; i++) await remember(store, `file:///${i}`, { ...emptyViewState, scroll: i });
    expect(recall(store, 'file:///kept').snapshots).toEqual(snapshots);
    expect(recall(store, 'file:///plain').scroll).toBe(0);
    expect(recall(store, 'file:///119').scroll).toBe(119);
  });
});
