// Times what a user waits for in a real VS Code; the duration of each test is the measurement (see test/bench).
import { after, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAllEditors, openFile, replaceText } from '../suite/editor.ts';
import { page } from '../suite/page.ts';
import { openPreview } from '../suite/preview.ts';

const FLAGSHIP = 'la60ni15al25.mgmodel';
const REPETITIONS = 15;

/** From the last key to the save, as the quickest of users: VS Code colours, folds and checks the new text meanwhile. */
const PAUSE_MILLISECONDS = 300;

/** In file order the first chart, which is in view, and the last one, which is not. */
const IN_VIEW = 'dma';
const OUT_OF_VIEW = 'pull';

/**
 * Resolves with the time at which the page has painted other curves of a test. It looks at one value in each frame: the
 * looking is to cost nothing.
 */
const OTHER_CURVES = (test: string): string => `new Promise((resolve) => {
  const read = () => window.mgmodelPreview.lines('${test}').findLast(({ ghost }) => !ghost)?.y.at(-1);
  const before = read();
  const look = () => {
    if (read() === before) {
      requestAnimationFrame(look);
      return;
    }
    // After the frame: painted.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(Date.now());
    port2.postMessage(0);
  };
  look();
})`;

describe('timing', () => {
  after(closeAllEditors);

  // The folder holds models, so that VS Code has activated the extension before: its own clock tells.
  it('activation', async function () {
    const activation: unknown = await vscode.extensions.getExtension('mgmodel.mgmodel')?.activate();
    if (typeof activation !== 'object' || activation === null || !('milliseconds' in activation))
      throw new Error('The extension does not tell how long its activation took.');
    Object.assign(this.test ?? {}, { measuredMilliseconds: Number(activation.milliseconds) });
  });

  it('preview opened to curves drawn', async () => {
    await openFile(FLAGSHIP);
    await openPreview();
  });

  describe('save', () => {
    let editor: vscode.TextEditor;
    let modulus = 33;
    before(async () => {
      editor = await openFile(FLAGSHIP);
    });
    /** Another modulus in the text, so that the curves change. */
    beforeEach(async () => {
      await replaceText(editor, `E = ${modulus} GPa`, `E = ${modulus + 1} GPa`);
      modulus += 1;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
    });
    for (const [title, test] of [
      ['to curves in view redrawn', IN_VIEW],
      ['to all curves redrawn', OUT_OF_VIEW],
    ] as const)
      for (let index = 0; index < REPETITIONS; index += 1)
        it(title, async function () {
          const drawn = page.evaluateInPreview(OTHER_CURVES(test));
          // Lets the page begin to look before the file is saved.
          await page.evaluateInPreview('true');
          const started = Date.now();
          await editor.document.save();
          Object.assign(this.test ?? {}, { measuredMilliseconds: Number(await drawn) - started });
        });
    for (let index = 0; index < REPETITIONS; index += 1)
      it('of it: the file written, by VS Code itself', async function () {
        const started = Date.now();
        await editor.document.save();
        Object.assign(this.test ?? {}, { measuredMilliseconds: Date.now() - started });
      });
  });
});
