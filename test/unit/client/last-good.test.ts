import { describe, expect, test } from 'vitest';
import type { PreviewState } from '../../../server/src/lsp/messages.ts';
import { isLate, keepLastGood } from '../../../client/shared/last-good.ts';
import { fixture } from '../../support/preview-fixture.ts';

const good = fixture('flagship');
const names = ({ tests }: PreviewState) => tests.map(({ result }) => result.name);
/** The state after an error: no test could be solved. */
const failed: PreviewState = {
  ...good,
  version: 2,
  status: 'failed',
  tests: good.tests.map((entry) => ({ ...entry, line: entry.line + 1, result: { ...entry.result, curves: [] } })),
  problems: [{ message: 'a value is missing after =', line: 11, severity: 'error' }],
};

describe('last good curves', () => {
  test('stay on an error, marked with the reason, and know where their test is now', () => {
    const { tests } = keepLastGood(good, failed);
    expect(tests.map(({ result }) => result.curves)).toEqual(good.tests.map(({ result }) => result.curves));
    expect(tests.map(({ outdated }) => outdated)).toEqual(tests.map(() => 'a value is missing after = (line 12)'));
    expect(tests.map(({ line }) => line)).toEqual(good.tests.map(({ line }) => line + 1));
  });

  test('go when the error is mended', () => {
    const mended = { ...good, version: 3 };
    expect(keepLastGood(keepLastGood(good, failed), mended)).toEqual(mended);
  });

  test('of a test that an error has swallowed stay; of one that was deleted go', () => {
    const without = good.tests.slice(1);
    expect(names(keepLastGood(good, { ...failed, tests: failed.tests.slice(1) }))).toContain('dma');
    expect(names(keepLastGood(good, { ...good, version: 2, tests: without }))).not.toContain('dma');
  });

  test('stay unmarked while a solve is under way', () => {
    const solving: PreviewState = { ...failed, status: 'solving', problems: [], curves: [] };
    const { tests, curves } = keepLastGood(good, solving);
    expect(tests.every(({ outdated, result }) => outdated === undefined && result.curves.length > 0)).toBe(true);
    expect(curves).toEqual(good.curves);
  });

  test('another file replaces everything', () => {
    const other = { ...good, uri: 'file:///work/other.mgmodel' };
    expect(keepLastGood(good, other)).toBe(other);
  });
});

test('a result is late when newer curves of its file are shown', () => {
  const newer = { ...good, version: good.version + 1 };
  expect(isLate(newer, good)).toBe(true);
  expect(isLate(good, newer)).toBe(false);
  expect(isLate(good, good)).toBe(false);
  expect(isLate(undefined, good)).toBe(false);
  expect(isLate({ ...newer, uri: 'file:///work/other.mgmodel' }, good)).toBe(false);
});
