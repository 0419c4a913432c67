/** What sliders ask for while a hand moves them. */
import { describe, expect, test } from 'vitest';
import { SolveQueue, type Extent } from '../../../client/webview/solve-queue.ts';

function queue(): {
  readonly queue: SolveQueue;
  readonly sent: (readonly [number, Extent])[];
  readonly dropped: () => number;
} {
  const sent: (readonly [number, Extent])[] = [];
  let dropped = 0;
  const send = (request: number, extent: Extent): void => void sent.push([request, extent]);
  return { queue: new SolveQueue(send, () => (dropped += 1)), sent, dropped: () => dropped };
}

/** A queue that has seen one solve of a length, in milliseconds. */
function after(milliseconds: number): ReturnType<typeof queue> {
  const made = queue();
  made.queue.ask('visible');
  made.queue.answered(1, milliseconds);
  made.sent.length = 0;
  return made;
}

describe('solves of sliders', () => {
  test('of the values passed through only the newest waits', () => {
    const { queue: asked, sent } = queue();
    for (let move = 0; move < 50; move += 1) asked.ask('visible');
    expect(sent).toEqual([[1, 'visible']]);
    expect(asked.answered(1, 100)).toBe('visible');
    expect(sent).toEqual([
      [1, 'visible'],
      [2, 'visible'],
    ]);
    asked.answered(2, 100);
    expect(sent).toHaveLength(2);
  });

  test('quick ones are asked for while the curves before them are drawn, never more than two', () => {
    const { queue: asked, sent } = after(10);
    for (let move = 0; move < 50; move += 1) asked.ask('visible');
    expect(sent.map(([request]) => request)).toEqual([2, 3]);
  });

  test('older curves never replace newer ones', () => {
    const { queue: asked } = after(10);
    asked.ask('visible');
    asked.ask('visible');
    expect(asked.answered(3, 10)).toBe('visible');
    expect(asked.answered(2, 10)).toBeUndefined();
  });

  test('what is let go and what is held do not wait for each other', () => {
    const { queue: asked, sent } = queue();
    asked.ask('visible');
    asked.ask('all');
    asked.ask('visible');
    expect(sent).toEqual([
      [1, 'visible'],
      [2, 'all'],
    ]);
    asked.answered(1, 100);
    expect(sent.at(-1)).toEqual([3, 'visible']);
    // Curves of all charts that are older than those in view come too late.
    expect(asked.answered(3, 100)).toBe('visible');
    expect(asked.answered(2, 100)).toBeUndefined();
  });

  test('letting go asks for all charts, and waits for nothing slow', () => {
    const slow = after(1000);
    slow.queue.ask('visible');
    slow.queue.ask('all');
    expect(slow.dropped()).toBe(1);
    expect(slow.sent).toEqual([
      [2, 'visible'],
      [3, 'all'],
    ]);
    expect(slow.queue.answered(2, 1000)).toBeUndefined();
    expect(slow.queue.answered(3, 1000)).toBe('all');
  });

  test('a solve that failed lets the next one through', () => {
    const { queue: asked, sent } = queue();
    asked.ask('visible');
    asked.ask('all');
    asked.failed(1);
    expect(sent.at(-1)).toEqual([2, 'all']);
  });

  test('what comes after sliders were put back is dropped', () => {
    const { queue: asked, sent } = queue();
    asked.ask('visible');
    asked.ask('visible');
    asked.clear();
    expect(asked.answered(1, 10)).toBeUndefined();
    expect(sent).toHaveLength(1);
  });
});
