// What a slider waits for outside of VS Code: the page alone in a browser, and of that solving by itself.
import { solve } from '../../server/src/solver/solve.ts';
import { sampleProblem, solvedSample } from '../support/solved-sample.ts';
import { launchChromium } from '../vscode/harness/browser.ts';
import { Preview } from '../webview/harness/page.ts';
import { repeat, type Row } from './harness.ts';
import { drag, type Drag } from './slider-drag.ts';

const FLAGSHIP = 'la60ni15al25.mgmodel';
/** What is in view beside an editor in a window of 1400 × 900. */
const IN_VIEW = ['dma'];
const PANEL = { width: 520, height: 800 };
const REPEATED = 60;
const DRAGGED_MS = 3000;

const problem = sampleProblem(FLAGSHIP);

/** What a slider that is held asks for: no expectation is judged. */
const curvesOnly = { ...problem, tests: problem.tests.map((test) => ({ ...test, expectations: [] })) };

/** Drags, and gives the page the problem as soon as it asks, as the extension does. */
async function dragged(preview: Preview): Promise<Drag> {
  const asked = (await preview.sent('problem')).length;
  const result = preview.page.evaluate<Drag>(drag(DRAGGED_MS));
  await preview.until(`window.sent.filter(({ type }) => type === 'problem').length > ${asked}`);
  await preview.sendProblem(problem);
  return result;
}

async function pageAlone(): Promise<Drag> {
  const browser = await launchChromium();
  try {
    const preview = await Preview.open(browser, PANEL);
    await preview.show(solvedSample(FLAGSHIP));
    await dragged(preview);
    return await dragged(preview);
  } finally {
    await browser.close();
  }
}

export async function partsOfAFrame(): Promise<readonly Row[]> {
  const solving = await repeat(
    REPEATED,
    (i) => void solve(curvesOnly, { tests: IN_VIEW, parameters: { B: 0.36 + i / 1000 } }),
    20,
  );
  const { between, behind } = await pageAlone();
  return [
    { name: '  page alone: frame to frame', times: between },
    { name: '  page alone: slider moved to its curves drawn', times: behind },
    { name: '  of it: solved, one thread', times: solving },
  ];
}
