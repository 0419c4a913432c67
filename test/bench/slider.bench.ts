// What a hand on a slider of the flagship sees: how often the curves are drawn anew, how far they are behind the hand,
// and what of that is solving, carrying and drawing.
import type { Frame } from 'playwright-core';
import { previewFrame } from '../vscode/harness/preview.ts';
import { openWorkbench } from '../vscode/harness/workbench.ts';
import type { Row } from './harness.ts';
import { partsOfAFrame } from './slider-parts.ts';

const WITHIN_MS = 60_000;
const DRAGGED_MS = 4000;

interface Drag {
  /** Between one redraw and the next. */
  readonly between: readonly number[];
  /** From a move of the slider to the frame with the curves of that value. */
  readonly behind: readonly number[];
}

/**
 * Moves the slider in every frame, as a hand does, and notes in the page's own clock when curves of which value were
 * drawn: after the frame in which they were, so that painting is counted.
 */
const DRAG = `(async () => {
  const slider = document.querySelector('[data-parameter=B]');
  const moved = new Map();
  const drawn = [];
  const valueOf = (place) => Number((0.1 * 10 ** (place / 1000)).toPrecision(4));
  const afterPaint = () => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(0);
  });
  const end = performance.now() + ${DRAGGED_MS};
  let last = window.mgmodelPreview.parameters().B;
  for (let move = 0; performance.now() < end; move += 1) {
    const place = 400 + (move % 400 < 200 ? move % 200 : 200 - (move % 200));
    moved.set(valueOf(place), performance.now());
    slider.value = String(place);
    slider.dispatchEvent(new Event('input'));
    await new Promise(requestAnimationFrame);
    const value = window.mgmodelPreview.parameters().B;
    await afterPaint();
    if (value !== last && moved.has(value)) drawn.push({ at: performance.now(), behind: performance.now() - moved.get(value) });
    last = value;
  }
  slider.dispatchEvent(new Event('change'));
  return {
    between: drawn.slice(1).map(({ at }, i) => at - drawn[i].at),
    behind: drawn.map(({ behind }) => behind),
  };
})()`;

async function untilDrawn(frame: Frame): Promise<void> {
  const end = Date.now() + WITHIN_MS;
  while ((await frame.evaluate<number>('window.mgmodelPreview.charts().length')) === 0) {
    if (Date.now() > end) throw new Error('The preview drew no curves.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function dragInVsCode(): Promise<Drag> {
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
    return await frame.evaluate<Drag>(DRAG);
  } finally {
    await workbench.close();
  }
}

export async function run(): Promise<readonly Row[]> {
  const { between, behind } = await dragInVsCode();
  return [
    { name: 'VS Code: slider dragged, frame to frame', times: between, goal: { ms: 1000 / 30, of: 'median' } },
    { name: 'VS Code: slider moved to its curves drawn', times: behind },
    ...(await partsOfAFrame()),
  ];
}
