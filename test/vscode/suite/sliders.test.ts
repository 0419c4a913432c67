// Sliders in the preview: the curves follow, and the value can be written into the text and taken back.
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAllEditors, eventually, openFile } from './editor.ts';
import { hasPage, page } from './page.ts';
import { chartsThat, openPreview, readCharts, valuesOf } from './preview.ts';

const FLAGSHIP = 'la60ni15al25.mgmodel';

/** Moves the slider of B as a hand does: the value changes, then it is let go. */
const MOVE = `(() => {
  const slider = document.querySelector('[data-parameter=B]');
  slider.value = 800;
  slider.dispatchEvent(new Event('input'));
  slider.dispatchEvent(new Event('change'));
})()`;

if (hasPage)
  describe('sliders', () => {
    afterEach(closeAllEditors);

    it('redraw the curves, and discard puts them back', async () => {
      await openFile(FLAGSHIP);
      const before = await openPreview();
      await page.evaluateInPreview(MOVE);
      await chartsThat(
        'other curves under the slider',
        (charts) => !isDeepStrictEqual(valuesOf(charts, 'dma'), valuesOf(before, 'dma')),
      );
      await page.screenshot('slider');
      await page.clickInPreview('[data-action=discard]');
      await chartsThat('the curves of the file', (charts) =>
        isDeepStrictEqual(valuesOf(charts, 'dma'), valuesOf(before, 'dma')),
      );
    });

    it('write their value into the text as one edit that can be undone', async () => {
      const { document } = await openFile(FLAGSHIP);
      const original = document.getText();
      const before = await openPreview();
      await page.evaluateInPreview(MOVE);
      await page.clickInPreview('[data-action=apply]');
      await eventually('the value in the text', () => Promise.resolve(document.getText() !== original || undefined));
      assert.match(document.getText(), /^param B = 0\.631 in 0\.1 \.\. 1$/m);
      await chartsThat(
        'the curves of the new text',
        (charts) => !isDeepStrictEqual(valuesOf(charts, 'dma'), valuesOf(before, 'dma')),
      );
      await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), original);
      assert.ok((await readCharts()).length > 0);
    });
  });
