import { describe, expect, test } from 'vitest';
import { placeOf } from '../../../client/src/preview/cursor.ts';
import { statusOf } from '../../../client/src/status-text.ts';
import { fixture } from '../../support/preview-fixture.ts';

describe('what the cursor is in', () => {
  const state = fixture('flagship');
  const all = state.tests.map(({ result }) => result.name);
  test.each([
    ['a test', 37, { tests: ['dma'], path: '' }],
    ['a parameter', 9, { tests: [], path: 'B' }],
    ['an element: the tests of its model', 16, { tests: all, path: 'as_cast.beta' }],
    ['a model outside of elements', 12, { tests: all, path: 'as_cast' }],
    ['nothing', 2, { tests: [], path: '' }],
  ])('%s', (_, line, place) => expect(placeOf(state, line)).toEqual(place));
});

describe('status item', () => {
  const health = { uri: 'u', errors: 0, warnings: 0, state: 'ready' };
  const progress = { uri: 'u', version: 1, done: 1, total: 5, test: 'dma' };
  test.each([
    ['starting', undefined, undefined, 'The language server is starting.'],
    ['stopped', health, undefined, 'The language server is not running.'],
    ['running', health, undefined, 'No problems.'],
    ['running', { ...health, errors: 1, warnings: 2 }, undefined, '1 error, 2 warnings.'],
    ['running', health, progress, 'Solving dma (2 of 5).'],
    ['running', health, { ...progress, done: 5 }, 'No problems.'],
    ['restarted', health, undefined, 'No problems. The language server was restarted after it had ended unexpectedly.'],
  ] as const)('%s %j %j', (server, found, running, sentence) => {
    expect(statusOf(server, found, running).sentence).toBe(sentence);
  });
});
