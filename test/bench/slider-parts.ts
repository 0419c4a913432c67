// The parts of what a slider waits for, each by itself: solving, carrying the curves, drawing them.
import { readFileSync } from 'node:fs';
import { readToPage, toPost } from '../../client/shared/messages.ts';
import { unpackedState } from '../../client/src/unpacked-state.ts';
import type { PreviewState } from '../../server/src/lsp/messages.ts';
import { packedState } from '../../server/src/lsp/packed-state.ts';
import { check } from '../../server/src/model/check.ts';
import { previewState } from '../../server/src/preview/preview-state.ts';
import { solve } from '../../server/src/solver/solve.ts';
import { parse } from '../../server/src/syntax/parse.ts';
import { launchChromium } from '../vscode/harness/browser.ts';
import { Preview } from '../webview/harness/page.ts';
import { repeat, type Row } from './harness.ts';

const FLAGSHIP = new URL('../../samples/la60ni15al25.mgmodel', import.meta.url);
/** What is in view beside an editor in a window of 1400 × 900. */
const IN_VIEW = ['dma'];
const PANEL = { width: 620, height: 840 };
const FRAMES = 60;

const file = check(parse(readFileSync(FLAGSHIP, 'utf8')), 'file:///flagship.mgmodel', {
  readImport: () => ({ problem: 'there is none' }),
  readDataHeader: () => undefined,
});

/** The flagship with another B: what is in view, or all. */
function solved(B: number, tests?: readonly string[]): PreviewState {
  const parameters = { B };
  const solution = solve(file.problem, { parameters, ...(tests ? { tests } : {}) });
  const results = {
    tests: new Map(solution.tests.map((result) => [result.name, { result, version: 1 }])),
    curves: new Map(),
  };
  const document = { version: 1, positionAt: (offset: number) => ({ line: offset }) };
  const state = previewState({ file, document, results, contentHash: '', programVersion: '', parameters });
  return tests ? { ...state, tests: state.tests.filter(({ result }) => tests.includes(result.name)) } : state;
}

/** From the message with the curves to the end of the frame in which they were painted, in the page alone. */
const DRAW = (states: readonly PreviewState[]): string => `(async () => {
  const slider = document.querySelector('[data-parameter=B]');
  const next = () => new Promise(requestAnimationFrame);
  const times = [];
  for (const [place, state] of ${JSON.stringify(states)}.entries()) {
    slider.value = String(400 + place);
    slider.dispatchEvent(new Event('input'));
    const { request } = window.sent.findLast(({ type }) => type === 'solve');
    await next();
    const message = new MessageEvent('message', { data: { type: 'state', state, request } });
    // The wait for the next frame is nobody's work: what is counted is reading the message, and the frame itself.
    const frame = new Promise((begun) => requestAnimationFrame(() => begun(performance.now())));
    const arrived = performance.now();
    window.dispatchEvent(message);
    const read = performance.now() - arrived;
    const started = await frame;
    await new Promise((painted) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = painted;
      port2.postMessage(0);
    });
    times.push(read + performance.now() - started);
  }
  return times;
})()`;

async function drawing(): Promise<readonly number[]> {
  const browser = await launchChromium();
  try {
    const preview = await Preview.open(browser, PANEL);
    await preview.show(solved(0.35));
    const states = Array.from({ length: FRAMES }, (_, i) => solved(0.36 + i / 1000, IN_VIEW));
    await preview.page.evaluate(DRAW(states));
    return await preview.page.evaluate<readonly number[]>(DRAW(states));
  } finally {
    await browser.close();
  }
}

export async function partsOfAFrame(): Promise<readonly Row[]> {
  const solving = await repeat(FRAMES, (i) => void solved(0.36 + i / 1000, IN_VIEW), 20);
  const state = solved(0.36, IN_VIEW);
  const carrying = await repeat(
    FRAMES,
    () => {
      const received = unpackedState(JSON.parse(JSON.stringify(packedState(state))));
      if (!received || !readToPage(toPost({ type: 'state', state: received, request: 1 })))
        throw new Error('The curves did not arrive.');
    },
    20,
  );
  return [
    { name: '  of it: solved, one thread', times: solving },
    { name: '  of it: packed, unpacked, validated twice', times: carrying },
    { name: '  of it: drawn and painted, page alone', times: await drawing() },
  ];
}
