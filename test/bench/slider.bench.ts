// What a hand on a slider of the flagship sees: how often the curves are drawn anew, how far they are behind the hand,
// what of that is solving and drawing, and what the browser would take for a frame without us.
import type { Frame } from 'playwright-core';
import { previewFrame } from '../vscode/harness/preview.ts';
import { openWorkbench } from '../vscode/harness/workbench.ts';
import type { Row } from './harness.ts';
import { bareCanvas, drag, type Drag } from './slider-drag.ts';
import { partsOfAFrame } from './slider-parts.ts';

const WITHIN_MS = 60_000;
const DRAGGED_MS = 4000;
const PAUSE_MS = 1000;

async function untilDrawn(frame: Frame): Promise<void> {
  const end = Date.now() + WITHIN_MS;
  while ((await frame.evaluate<number>('window.mgmodelPreview.charts().length')) === 0) {
    if (Date.now() > end) throw new Error('The preview drew no curves.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

interface InVsCode {
  readonly drag: Drag;
  readonly bare: readonly number[];
}

async function inVsCode(): Promise<InVsCode> {
  const workbench = await openWorkbench({
    extension: 'development',
    open: ['la60ni15al25.mgmodel'],
    settings: { 'mgmodel.preview.openAutomatically': true },
  });
  const pause = () => workbench.page.waitForTimeout(PAUSE_MS);
  try {
    const frame = await previewFrame(workbench.page, WITHIN_MS);
    await untilDrawn(frame);
    await pause();
    const bare = await frame.evaluate<readonly number[]>(bareCanvas(DRAGGED_MS / 2));
    // The first moves warm up what is compiled as it runs.
    await frame.evaluate(drag(DRAGGED_MS));
    await pause();
    return { drag: await frame.evaluate<Drag>(drag(DRAGGED_MS)), bare };
  } finally {
    await workbench.close();
  }
}

export async function run(): Promise<readonly Row[]> {
  const { drag: dragged, bare } = await inVsCode();
  return [
    { name: 'VS Code: slider dragged, frame to frame', times: dragged.between, goal: { ms: 33.3, of: 'median' } },
    { name: 'VS Code: slider moved to its curves drawn', times: dragged.behind },
    { name: 'VS Code: slider grabbed to its first curves', times: [dragged.first] },
    { name: 'VS Code: a bare canvas, frame to frame', times: bare },
    ...(await partsOfAFrame()),
  ];
}
