// A curve of a million points and a hundred of ten thousand in the page alone: from what a reader does to what is seen.
import { toPost } from '../../client/shared/messages.ts';
import { launchChromium } from '../vscode/harness/browser.ts';
import { MEMBERS, millionState } from '../support/million.ts';
import { Preview } from '../webview/harness/page.ts';
import type { Row } from './harness.ts';

const TIMES = 10;

interface Times {
  readonly arrived: readonly number[];
  readonly zoomed: readonly number[];
  readonly switched: readonly number[];
  readonly read: readonly number[];
}

/** Each is timed from the event to the end of the frame in which it was painted; reading to the end of the event. */
const MEASURE = `(async () => {
  const afterPaint = async () => {
    await new Promise(requestAnimationFrame);
    await new Promise((painted) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = painted;
      port2.postMessage(0);
    });
  };
  const timed = async (act) => {
    const began = performance.now();
    act();
    await afterPaint();
    return performance.now() - began;
  };
  const repeated = async (act) => {
    const times = [];
    for (let i = 0; i < ${TIMES}; i++) times.push(await timed(() => act(i)));
    return times;
  };
  const panel = document.querySelector('.card[data-test="pull"] .panel');
  const canvas = panel.querySelector('canvas');
  const press = (key) => panel.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  const arrived = await repeated((i) =>
    window.dispatchEvent(new MessageEvent('message', { data: { ...window.posted, state: { ...window.posted.state, version: 2 + i } } })),
  );
  const zoomed = await repeated((i) => press(i < ${TIMES} / 2 ? '+' : '-'));
  const switched = await repeated(() => press('l'));
  const { left, top, width } = canvas.getBoundingClientRect();
  const read = [];
  for (let i = 0; i < 10 * ${TIMES}; i++) {
    const at = { clientX: left + 100 + ((width - 150) * i) / (10 * ${TIMES}), clientY: top + 60, bubbles: true };
    const began = performance.now();
    canvas.dispatchEvent(new MouseEvent('mousemove', at));
    read.push(performance.now() - began);
  }
  return { arrived, zoomed, switched, read };
})()`;

export async function run(): Promise<readonly Row[]> {
  const browser = await launchChromium();
  try {
    const preview = await Preview.open(browser, { width: 700, height: 900 });
    await preview.run("window.addEventListener('message', ({ data }) => { if (data.numbers) window.posted = data; });");
    await preview.showPacked(toPost({ type: 'state', state: millionState() }));
    await preview.until(`window.mgmodelPreview.lines('dma').length === ${MEMBERS}`);
    const { arrived, zoomed, switched, read } = await preview.page.evaluate<Times>(MEASURE);
    return [
      { name: 'million points: new curves to painted', times: arrived },
      { name: 'million points: zoomed', times: zoomed, goal: { ms: 100, of: 'median' } },
      { name: 'million points: linear to log and back', times: switched },
      { name: 'million points: read under the pointer', times: read, goal: { ms: 16, of: 'median' } },
    ];
  } finally {
    await browser.close();
  }
}
