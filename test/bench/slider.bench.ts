// What a hand on a slider of the flagship waits for: a move until the frame with the new curves, in a real VS Code.
import type { Frame } from 'playwright-core';
import { previewFrame } from '../vscode/harness/preview.ts';
import { openWorkbench } from '../vscode/harness/workbench.ts';
import type { Row } from './harness.ts';

const WITHIN_MS = 60_000;
const MOVES = 60;

/** Moves the slider step by step; the time of each until the page has drawn other curves, in the page's own clock. */
const DRAG = `(async () => {
  const slider = document.querySelector('[data-parameter=B]');
  const read = () => JSON.stringify(window.mgmodelPreview.charts()[0].series[0].points);
  const times = [];
  for (let move = 0; move < ${MOVES}; move += 1) {
    const before = read();
    const started = performance.now();
    slider.value = String(400 + 2 * move);
    slider.dispatchEvent(new Event('input'));
    do await new Promise(requestAnimationFrame);
    while (read() === before && performance.now() - started < 2000);
    times.push(performance.now() - started);
  }
  return times;
})()`;

async function untilDrawn(frame: Frame): Promise<void> {
  const end = Date.now() + WITHIN_MS;
  while ((await frame.evaluate<number>('window.mgmodelPreview.charts().length')) === 0) {
    if (Date.now() > end) throw new Error('The preview drew no curves.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export async function run(): Promise<readonly Row[]> {
  const workbench = await openWorkbench({
    extension: 'development',
    open: ['la60ni15al25.mgmodel'],
    settings: { 'mgmodel.preview.openAutomatically': true },
  });
  try {
    const frame = await previewFrame(workbench.page, WITHIN_MS);
    await untilDrawn(frame);
    // The first moves warm up what is compiled as it runs.
    await frame.evaluate(DRAG);
    const times = await frame.evaluate<readonly number[]>(DRAG);
    return [{ name: 'VS Code: slider moved to curves redrawn', times, goal: { ms: 33, of: 'median' } }];
  } finally {
    await workbench.close();
  }
}
