import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { EarlyCurves } from '../../../server/src/lsp/early-curves.ts';
import type { TestResult } from '../../../server/src/solver/result.ts';

const result = (name: string): TestResult => ({
  name,
  protocol: 'tension',
  solve_ms: 1,
  curves: [],
  metrics: {},
  expectations: [],
  issues: [],
});

/** What is shown when tests are done one after the other; a number is a pause in milliseconds. */
function shown(inView: readonly string[] | undefined, happenings: readonly (string | number)[]): string[] {
  const told: string[] = [];
  const tests = happenings.filter((happening) => typeof happening === 'string');
  const early = new EarlyCurves(tests, inView && new Set(inView), (results) => {
    told.push(results.map(({ name }) => name).join(' '));
  });
  for (const happening of happenings)
    if (typeof happening === 'number') vi.advanceTimersByTime(happening);
    else early.done(result(happening));
  return told;
}

describe('curves before the rest is done', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test.each<[string, string[] | undefined, (string | number)[], string[]]>([
    ['all in view, as soon as they are', ['a', 'b'], ['a', 'b', 'c', 'd'], ['a b']],
    ['in view, whatever else was quicker', ['b'], ['a', 'b', 'c'], ['a b']],
    ['none of a short solve of which nothing is in view', undefined, ['a', 'b', 'c'], []],
    ['none when all is in view', ['a', 'b'], ['a', 'b'], []],
    ['of a long solve, now and then', undefined, ['a', 200, 'b', 'c', 200, 'd', 'e'], ['a b', 'c d']],
    ['not those that the file has no more', ['gone'], ['a', 'b'], []],
  ])('%s', (_, inView, happenings, expected) => {
    expect(shown(inView, happenings)).toEqual(expected);
  });
});
