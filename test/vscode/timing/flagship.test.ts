// Times what a user waits for in a real VS Code; the duration of each test is the measurement (see test/bench).
import { after, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { READ_CHARTS } from '../harness/charts.ts';
import { closeAllEditors, openFile, replaceText } from '../suite/editor.ts';
import { page } from '../suite/page.ts';
import { openPreview } from '../suite/preview.ts';

const FLAGSHIP = 'la60ni15al25.mgmodel';
const REPETITIONS = 15;

/** Resolves in the page at the first frame that shows other curves, none of them outdated. */
const OTHER_CURVES = `new Promise((resolve) => {
  const read = () => JSON.stringify(${READ_CHARTS});
  const before = read();
  const look = () => {
    const now = read();
    if (now !== before && !now.includes('"outdated":true')) resolve(true);
    else requestAnimationFrame(look);
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
    let drawn: Promise<unknown>;
    let modulus = 33;
    before(async () => {
      editor = await openFile(FLAGSHIP);
    });
    beforeEach(async () => {
      await replaceText(editor, `E = ${modulus} GPa`, `E = ${modulus + 1} GPa`);
      modulus += 1;
      drawn = page.evaluateInPreview(OTHER_CURVES);
      // Lets the page begin to look before the file is saved.
      await page.evaluateInPreview('true');
    });
    for (let index = 0; index < REPETITIONS; index += 1)
      it('to curves redrawn', async () => {
        await editor.document.save();
        await drawn;
      });
  });
});
