// How the charts and the text lead to each other, and what else a user does with a chart.
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { areDrawn } from '../harness/charts.ts';
import { closeAllEditors, eventually, inWorkspace, openFile, replaceText, writeAndOpen } from './editor.ts';
import { hasPage, page } from './page.ts';
import { chartsThat, openPreview, readCharts } from './preview.ts';

const FLAGSHIP = 'la60ni15al25.mgmodel';

/** Waits until the cursor of the editor is in a line that begins so. */
async function cursorIn(start: string): Promise<void> {
  let last = '';
  await eventually(
    `the cursor in '${start}'`,
    () => {
      const editor = vscode.window.activeTextEditor;
      last = editor ? editor.document.lineAt(editor.selection.active.line).text.trim() : 'no editor';
      return last.startsWith(start) || undefined;
    },
    { state: () => last },
  );
}

async function inPage(what: string, expression: string): Promise<void> {
  await eventually(what, async () => ((await page.evaluateInPreview(expression)) === true ? true : undefined));
}

if (hasPage)
  describe('preview and text', () => {
    afterEach(closeAllEditors);

    it('a click on a title reveals the test, on a curve the test or element, on the arrow of an entry the element', async () => {
      await openFile(FLAGSHIP);
      await openPreview();
      await page.clickInPreview('.card[data-test=times] h2 button');
      await cursorIn('test times');
      await page.clickInPreview('.card[data-test=dma] .legend [aria-label="Go to as_cast.beta in the text"]');
      await cursorIn('relaxation beta');
      // Down the middle of the chart there is a curve somewhere.
      const place = await page.evaluateInPreview(`(() => {
        const canvas = document.querySelector('.card[data-test=relax] canvas');
        canvas.scrollIntoView({ block: 'center' });
        const { left, top, width, height } = canvas.getBoundingClientRect();
        for (let y = 4; y < height - 40; y += 3) {
          const at = { clientX: left + width * 0.5, clientY: top + y, bubbles: true };
          canvas.dispatchEvent(new MouseEvent('mousedown', at));
          canvas.dispatchEvent(new MouseEvent('click', at));
        }
        return true;
      })()`);
      assert.equal(place, true);
      await cursorIn('test relax');
    });

    it('the cursor in the editor marks the charts it concerns and brings one into view', async () => {
      const editor = await openFile(FLAGSHIP);
      await openPreview();
      const line = editor.document
        .getText()
        .split('\n')
        .findIndex((text) => text.startsWith('test pull'));
      const position = new vscode.Position(line + 1, 2);
      editor.selection = new vscode.Selection(position, position);
      await inPage(
        'the chart marked',
        `document.querySelector('.card[data-test=pull]').classList.contains('concerned')`,
      );
      await inPage(
        'the chart in view',
        `(({ top, bottom }) => bottom > 0 && top < innerHeight)(document.querySelector('.card[data-test=pull]').getBoundingClientRect())`,
      );
      await page.screenshot('preview-cursor');
    });

    it('with its setting off, the cursor still marks charts but no longer scrolls to them', async () => {
      const settings = vscode.workspace.getConfiguration('mgmodel');
      const editor = await openFile(FLAGSHIP);
      await openPreview();
      await settings.update('preview.scrollWithEditor', false, vscode.ConfigurationTarget.Workspace);
      try {
        await page.evaluateInPreview('scrollTo(0, 0)');
        const position = editor.document.positionAt(editor.document.getText().indexOf('\ntest pull') + 4);
        editor.selection = new vscode.Selection(position, position);
        await inPage(
          'the chart marked',
          `document.querySelector('.card[data-test=pull]').classList.contains('concerned')`,
        );
        // Longer than a smooth scroll needs to be seen.
        const later = 'new Promise((resolve) => setTimeout(() => resolve(scrollY), 400))';
        assert.equal(await page.evaluateInPreview(later), 0);
      } finally {
        await settings.update('preview.scrollWithEditor', undefined, vscode.ConfigurationTarget.Workspace);
      }
    });

    it('a model that is opened brings its preview once the setting says so', async () => {
      const settings = vscode.workspace.getConfiguration('mgmodel');
      await settings.update('preview.openAutomatically', true, vscode.ConfigurationTarget.Workspace);
      try {
        await openFile(FLAGSHIP);
        await chartsThat('curves in the preview', areDrawn);
      } finally {
        await settings.update('preview.openAutomatically', undefined, vscode.ConfigurationTarget.Workspace);
      }
    });

    it('the keyboard opens the preview in place of the text, or beside it', async () => {
      const groupsOfPreview = (): (number | undefined)[] =>
        vscode.window.tabGroups.all.flatMap(({ viewColumn, tabs }) =>
          tabs.flatMap(({ input }) => (input instanceof vscode.TabInputWebview ? [viewColumn] : [])),
        );
      const opens = async (keys: readonly string[], group: number): Promise<void> => {
        await openFile(FLAGSHIP);
        await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
        for (const key of keys) await page.press(key);
        await eventually(`the preview in group ${group}`, () => groupsOfPreview().includes(group) || undefined, {
          state: groupsOfPreview,
        });
        await closeAllEditors();
      };
      await opens(['Control+Shift+V'], 1);
      await opens(['Control+K', 'v'], 2);
    });

    it('a click on the lens above measured data opens the preview at their chart', async () => {
      const { document } = await openFile('measured-data.mgmodel');
      await vscode.commands.executeCommand('mgmodel.runTests', document.uri);
      const name = document.positionAt(document.getText().indexOf('data scattered'));
      vscode.window.activeTextEditor?.revealRange(new vscode.Range(name, name), vscode.TextEditorRevealType.InCenter);
      await page.click('.codelens-decoration a:has-text("R²")');
      await chartsThat('curves in the preview', areDrawn);
      await inPage(
        'the chart marked',
        `document.querySelector('.card[data-test=scan]').classList.contains('concerned')`,
      );
    });

    it('a chart is enlarged and put back from the keyboard', async () => {
      await openFile(FLAGSHIP);
      await openPreview();
      await page.evaluateInPreview(`document.querySelector('.card[data-test=relax] .panel').focus()`);
      await page.clickInPreview('.card[data-test=relax] .conditions');
      await page.evaluateInPreview(`document.querySelector('.card[data-test=relax] .panel').focus()`);
      await page.press('e');
      await inPage('an enlarged chart', `document.querySelectorAll('.card.enlarged').length === 1`);
      await page.screenshot('preview-enlarged');
      await page.press('Escape');
      await inPage('all charts again', `document.querySelectorAll('.card.enlarged').length === 0`);
    });

    it('a snapshot is kept under its name until it is deleted', async () => {
      await openFile(FLAGSHIP);
      await openPreview();
      await page.clickInPreview('[aria-label="Snapshots"]');
      await page.clickInPreview('[aria-label="Name of the snapshot"]');
      await page.type('before annealing');
      await page.press('Enter');
      await inPage('the snapshot', `document.querySelector('[aria-label="Note on before annealing"]') !== null`);
      // The workspace is told when the reader pauses.
      await new Promise((resolve) => setTimeout(resolve, 600));
      await closeAllEditors();
      await openFile(FLAGSHIP);
      await openPreview();
      await page.clickInPreview('[aria-label="Snapshots"]');
      await inPage('the snapshot', `document.querySelector('[aria-label="Note on before annealing"]') !== null`);
      await page.clickInPreview('[aria-label="Delete before annealing"]');
      await inPage('no snapshot', `document.querySelector('[aria-label="Note on before annealing"]') === null`);
      await new Promise((resolve) => setTimeout(resolve, 600));
    });

    it('a long solve begun by a save is cancelled by its button, and the curves stay', async () => {
      const bytes = await vscode.workspace.fs.readFile(inWorkspace(FLAGSHIP));
      const editor = await writeAndOpen('long.mgmodel', new TextDecoder().decode(bytes));
      await openPreview();
      const drawn = await readCharts();
      await replaceText(editor, 'step 1 K', 'step 0.01 K');
      await editor.document.save();
      await inPage('progress', `document.querySelector('progress') !== null`);
      await page.screenshot('preview-solving');
      await page.evaluateInPreview(
        `[...document.querySelectorAll('button')].find((button) => button.textContent === 'Cancel').click()`,
      );
      await inPage('that it was cancelled', `document.body.innerText.includes('Solving was cancelled')`);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await inPage('no progress', `document.querySelector('progress') === null`);
      assert.deepEqual(await readCharts(), drawn);
      await replaceText(editor, 'step 0.01 K', 'step 2 K');
      await editor.document.save();
      await chartsThat(
        'fewer points',
        (charts) => areDrawn(charts) && JSON.stringify(charts) !== JSON.stringify(drawn),
      );
    });
  });
