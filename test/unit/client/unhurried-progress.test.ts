import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { UnhurriedProgress } from '../../../client/src/unhurried-progress.ts';

/** What is told when a solve of five tests says how far it is; "…" is a pause of 100 ms, "end" its end. */
function told(happenings: string): string {
  const heard: number[] = [];
  const progress = new UnhurriedProgress(({ done }) => heard.push(done));
  for (const happening of happenings.split(' '))
    if (happening === '…') vi.advanceTimersByTime(100);
    else if (happening === 'end') progress.end('u');
    else progress.take({ uri: 'u', version: 1, done: Number(happening), total: 5, test: 't' });
  progress.dispose();
  vi.advanceTimersByTime(1000);
  return heard.join(' ');
}

describe('progress', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test.each([
    ['of a short solve is not told', '0 1 2 … 3 4 5 end', ''],
    ['of a long one is told from where it stands', '0 1 … … 2 3 … 4 5 end', '1 2 3 4 5'],
    ['of a first test that takes long is told too', '0 … … 1', '0 1'],
    ['ends with all done, also when the solve was cancelled', '0 1 … … 2 end', '1 2 5'],
    ['begins anew with the next solve', '0 1 … 0 … 1 … 2', '1 2'],
  ])('%s', (_, happenings, expected) => expect(told(happenings)).toBe(expected));
});
