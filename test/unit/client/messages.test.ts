import { describe, expect, test } from 'vitest';
import { readFromPage, readToPage } from '../../../client/shared/messages.ts';
import { isPreviewState } from '../../../client/shared/preview-state.ts';
import { emptyViewState, readViewState } from '../../../client/shared/view-state.ts';
import { fixture } from '../../support/preview-fixture.ts';
import { sampleProblem } from '../../support/solved-sample.ts';

describe('messages', () => {
  test.each([
    { type: 'state', state: fixture('flagship') },
    { type: 'state', state: fixture('flagship'), request: 3 },
    { type: 'problem', problem: sampleProblem('la60ni15al25.mgmodel'), solver: 'self.close()' },
    { type: 'problem' },
    { type: 'progress', done: 1, total: 5, test: 'dma' },
    { type: 'edited', edited: true },
    { type: 'cursor', tests: ['dma'], path: 'as_cast.beta', scroll: true },
    { type: 'notice', text: 'gone' },
    { type: 'view', view: emptyViewState },
    { type: 'export', format: 'svg' },
  ])('to the page: $type', (message) => expect(readToPage(message)).toEqual(message));

  test.each([
    { type: 'ready' },
    { type: 'cancel' },
    { type: 'inView', tests: ['dma'] },
    { type: 'solve', request: 1, parameters: { B: 0.4 }, curvesOnly: false },
    { type: 'problem', tests: ['dma'] },
    { type: 'apply', parameters: { B: 0.4 } },
    { type: 'reveal', line: 3 },
    { type: 'view', view: emptyViewState },
    { type: 'save', files: [{ name: 'a.svg', text: '<svg/>', encoding: 'utf8' }] },
    { type: 'log', text: 'x' },
  ])('from the page: $type', (message) => expect(readFromPage(message)).toEqual(message));

  test.each([
    null,
    'ready',
    {},
    { type: 'unknown' },
    { type: 'solve', request: 1, parameters: { B: Number.NaN } },
    { type: 'solve', request: '1', parameters: {} },
    { type: 'reveal', line: 'three' },
    { type: 'save', files: [{ name: 'a', text: 'b', encoding: 'utf16' }] },
    { type: 'apply', parameters: { B: '0.4' } },
  ])('what is no message is none: %j', (message) => expect(readFromPage(message)).toBeUndefined());

  test.each([
    ['no number', { version: 'one' }],
    ['no list', { tests: {} }],
    ['a wrong status', { status: 'done' }],
    ['a parameter without value', { parameters: [{ name: 'B', unit: '', factor: 1, line: 0 }] }],
    ['a curve without x', { tests: [{ ...fixture('flagship').tests[0], result: { curves: [{}] } }] }],
  ])('a state with %s is none', (_, part) => {
    const state = { ...fixture('flagship'), ...part };
    expect(isPreviewState(state)).toBe(false);
    expect(readToPage({ type: 'state', state })).toBeUndefined();
  });
});

describe('view state', () => {
  test('survives being stored as text', () => {
    const view = {
      ...emptyViewState,
      charts: {
        dma: {
          hidden: ['series:modulus:storage_modulus'],
          shown: [],
          units: { 'modulus/left': 'MPa' },
          scales: { 'modulus/left': 'linear' },
          zoom: { 'modulus/x': [300, 400] },
          tableOpen: true,
          asMap: false,
          stacked: true,
          asPrinted: true,
        },
      },
      enlarged: 'dma',
      snapshots: [{ name: 'a', note: '', taken: '', shown: true, lines: { dma: { k: [[1, 2]] } } }],
      pinned: true,
    };
    expect(readViewState(JSON.parse(JSON.stringify(view)))).toEqual(view);
  });

  test.each([undefined, 3, 'x', [], { charts: 3, snapshots: {} }])('of %j is as at first', (stored) => {
    expect(readViewState(stored)).toEqual(emptyViewState);
  });
});
