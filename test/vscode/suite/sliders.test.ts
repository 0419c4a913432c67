// Sliders in the preview: the curves follow, and the value can be written into the text and taken back.
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAllEditors, eventually, openFile } from './editor.ts';
import { hasPage, page } from './page.ts';
import { chartsThat, openPreview, readCharts, valuesOf } from './preview.ts';

const FLAGSHIP = 'la60ni15al25.mgmodel';

/** Where the thumb of B = 0.35 is, on a logarithmic way from 0.1 to 1. */
const THUMB = 0.544;

const HOLD = `(() => {
  const slider = document.querySelector('[data-parameter=B]');
  slider.value = 800;
  slider.dispatchEvent(new Event('input'));
})()`;
const LET_GO = "document.querySelector('[data-parameter=B]').dispatchEvent(new Event('change'))";
const EXPECTATIONS = "document.querySelector('[data-test=dma] table.expectations').textContent";

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

    it('redraw the curves while they are held; what is expected of them is judged when they are let go', async () => {
      await openFile(FLAGSHIP);
      const before = await openPreview();
      const judged = await page.evaluateInPreview(EXPECTATIONS);
      await page.evaluateInPreview(HOLD);
      const held = await chartsThat(
        'other curves under the held slider',
        (charts) => !isDeepStrictEqual(valuesOf(charts, 'dma'), valuesOf(before, 'dma')),
      );
      assert.deepEqual(valuesOf(held, 'pull'), valuesOf(before, 'pull'), 'a chart out of view waits');
      assert.equal(await page.evaluateInPreview(EXPECTATIONS), judged);
      await page.evaluateInPreview(LET_GO);
      await chartsThat(
        'other curves of the charts out of view',
        (charts) => !isDeepStrictEqual(valuesOf(charts, 'pull'), valuesOf(before, 'pull')),
      );
      await eventually('other values of what is expected', async () =>
        (await page.evaluateInPreview(EXPECTATIONS)) !== judged ? true : undefined,
      );
    });

    it('are dragged with the mouse', async () => {
      await openFile(FLAGSHIP);
      const before = await openPreview();
      await page.dragInPreview('[data-parameter=B]', [THUMB, 0.5], [0.8, 0.5]);
      await chartsThat(
        'other curves in all charts',
        (charts) => !isDeepStrictEqual(valuesOf(charts, 'pull'), valuesOf(before, 'pull')),
      );
      const value = Number(await page.evaluateInPreview("document.querySelector('[data-parameter=B]').value"));
      assert.ok(value > 700 && value < 900, `the slider stands at ${value} of 1000`);
    });

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
