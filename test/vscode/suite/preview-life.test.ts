// What happens to a preview while files, windows and the server come and go.
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { areDrawn } from '../harness/charts.ts';
import { closeAllEditors, eventually, inWorkspace, openFile, replaceText, setTheme, writeAndOpen } from './editor.ts';
import { hasPage, page } from './page.ts';
import { chartsThat, openPreview, readCharts, valuesOf } from './preview.ts';
import { serverProcess } from './server-process.ts';

const SOLID = 'three-parameter.mgmodel';
const TABLE = 'data/la60ni15al25-dma-1hz.csv';

const text = (): Promise<unknown> => page.evaluateInPreview('document.body.innerText');

async function says(what: string, pattern: RegExp): Promise<void> {
  let last = '';
  await eventually(
    what,
    async () => {
      last = String(await text());
      return pattern.test(last) || undefined;
    },
    { state: () => last.slice(0, 200) },
  );
}

/** Labels of the tabs with previews. */
function previewTabs(): string[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview)
    .map(({ label }) => label);
}

async function remove(path: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.deleteFile(inWorkspace(path), { ignoreIfNotExists: true });
  await vscode.workspace.applyEdit(edit);
}

async function copyOf(path: string): Promise<vscode.TextEditor> {
  const bytes = await vscode.workspace.fs.readFile(inWorkspace(SOLID));
  return writeAndOpen(path, new TextDecoder().decode(bytes));
}

if (hasPage)
  describe('preview life', () => {
    afterEach(async () => {
      await closeAllEditors();
      await setTheme(undefined);
    });

    it('keeps its view when the panel is closed and opened again', async () => {
      await openFile(SOLID);
      await openPreview();
      await page.clickInPreview('.card[data-test=sweep] [data-entry="series:modulus:storage_modulus"]');
      const without = await chartsThat('E′ hidden', (charts) => !('E′' in valuesOf(charts, 'sweep')));
      // The workspace is told when the reader pauses.
      await new Promise((resolve) => setTimeout(resolve, 600));
      await closeAllEditors();
      await openFile(SOLID);
      const again = await openPreview();
      assert.deepEqual(Object.keys(valuesOf(again, 'sweep')), Object.keys(valuesOf(without, 'sweep')));
      await page.clickInPreview('.card[data-test=sweep] [data-entry="series:modulus:storage_modulus"]');
      await chartsThat('E′ shown', (charts) => 'E′' in valuesOf(charts, 'sweep'));
      await new Promise((resolve) => setTimeout(resolve, 600));
    });

    it('follows the editor, and when pinned leaves room for another', async () => {
      await openFile(SOLID);
      await openPreview();
      await openFile('double-well.mgmodel');
      await chartsThat('the other file', (charts) => areDrawn(charts) && !charts.some(({ test }) => test === 'sweep'));
      assert.deepEqual(previewTabs(), ['Preview double-well.mgmodel']);
      await page.clickInPreview('[aria-label="Keep showing this file"]');
      await eventually(
        'the pin in the title',
        () => previewTabs().includes('[Preview] double-well.mgmodel') || undefined,
      );
      await openFile(SOLID);
      await vscode.commands.executeCommand('mgmodel.openPreviewToSide');
      await eventually('two previews', () => (previewTabs().length === 2 ? true : undefined));
      assert.deepEqual(previewTabs().sort(), ['Preview three-parameter.mgmodel', '[Preview] double-well.mgmodel']);
    });

    it('goes along when its file is renamed, and keeps the curves when it is deleted', async () => {
      await copyOf('before.mgmodel');
      const drawn = await openPreview();
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(inWorkspace('before.mgmodel'), inWorkspace('after.mgmodel'));
      assert.ok(await vscode.workspace.applyEdit(edit));
      await eventually('the new name', () => previewTabs().includes('Preview after.mgmodel') || undefined);
      await chartsThat('the same curves', (charts) => isDeepStrictEqual(charts, drawn));
      await remove('after.mgmodel');
      await says('that the file is gone', /The file was deleted/);
      assert.deepEqual(await readCharts(), drawn);
      await page.screenshot('preview-deleted');
    });

    it('keeps the curves when the server dies, and draws anew when it is back', async () => {
      const editor = await copyOf('crash.mgmodel');
      const drawn = await openPreview();
      const before = serverProcess();
      assert.ok(before);
      process.kill(before, 'SIGKILL');
      assert.deepEqual(await readCharts(), drawn);
      await eventually('a new server', () => (serverProcess() === before ? undefined : serverProcess()));
      await replaceText(editor, 'strain = 0.2 %', 'strain = 0.1 %');
      await editor.document.save();
      await chartsThat('curves of the new server', (charts) => areDrawn(charts) && charts.length === drawn.length);
      await remove('crash.mgmodel');
    });

    it('changes its colours with the theme', async () => {
      await openFile(SOLID);
      await openPreview();
      const ground = (): Promise<unknown> => page.evaluateInPreview('getComputedStyle(document.body).backgroundColor');
      const light = await ground();
      await setTheme('dark');
      await eventually('another ground', async () => ((await ground()) === light ? undefined : true));
      await new Promise((resolve) => setTimeout(resolve, 500));
      await page.screenshot('preview-dark');
    });

    it('draws measured data anew when the table changes on disk', async () => {
      const uri = inWorkspace(TABLE);
      const bytes = await vscode.workspace.fs.readFile(uri);
      await openFile('measured-data.mgmodel');
      await openPreview();
      await says('how well the curves fit', /R² 0\.99/);
      const lines = new TextDecoder().decode(bytes).split('\n');
      const halved = lines.map((line, i) => (i > 0 && i % 2 === 0 ? '' : line)).filter((line) => line !== '');
      const doubled = halved.map((line, i) => (i === 0 ? line : line.replace(/,(\d+)/, ',9$1')));
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`${doubled.join('\n')}\n`));
      await says('that they fit badly now', /E′: R² −/);
      await vscode.workspace.fs.writeFile(uri, bytes);
      await says('that they fit again', /E′: R² 0\.99/);
    });
  });
