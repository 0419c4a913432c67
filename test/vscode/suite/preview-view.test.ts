// What a reader has set up in a preview outlasts edits, saves, hiding and moving; each preview keeps its own.
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { areDrawn } from '../harness/charts.ts';
import { closeAllEditors, eventually, inWorkspace, replaceText, writeAndOpen } from './editor.ts';
import { hasPage, page } from './page.ts';
import { chartsThat, openPreview } from './preview.ts';

const FLAGSHIP = 'la60ni15al25.mgmodel';
const SOLID = 'three-parameter.mgmodel';
/** The workspace is told when the reader pauses. */
const TOLD_MS = 600;

const told = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, TOLD_MS));

/** Everything of the view that can be read off the page. */
const VIEW = `JSON.stringify({
  axes: window.mgmodelPreview.charts().map(({ test, axes }) => [test, axes]),
  stacked: window.mgmodelPreview.charts().flatMap(({ test, series }) => (series.some(({ band }) => band) ? [test] : [])),
  labels: window.mgmodelPreview.charts().map(({ series }) => series.map(({ label }) => label)),
})`;
const SCROLL = 300;
/** The line of the head that says that the text was edited may push everything down by as much. */
const LINE = 40;

async function copyOf(sample: string, path: string): Promise<vscode.TextEditor> {
  const bytes = await vscode.workspace.fs.readFile(inWorkspace(sample));
  return writeAndOpen(path, new TextDecoder().decode(bytes));
}

/** Zooms one chart, switches a unit and a scale, hides a series, stacks parts and scrolls. Gives what the page shows then. */
async function setUp(): Promise<string> {
  await page.clickInPreview('.card[data-test=pull] [aria-label="Units and scales of the axes"]');
  await page.evaluateInPreview(`(() => {
    const unit = document.querySelector('.card[data-test=pull] [aria-label="Unit of stress"]');
    unit.value = 'GPa';
    unit.dispatchEvent(new Event('change'));
  })()`);
  await page.clickInPreview('.card[data-test=relax] [aria-label="Units and scales of the axes"]');
  await page.clickInPreview('.card[data-test=relax] [aria-label="Logarithmic axis of normalised stress"]');
  await page.clickInPreview('.card[data-test=slow] [aria-label="Stack the parts of the strain"]');
  await page.clickInPreview('.card[data-test=dma] [data-entry="series:modulus:storage_modulus"]');
  await page.dragInPreview('.card[data-test=times] canvas', [0.4, 0.3], [0.7, 0.7]);
  await page.evaluateInPreview(`window.scrollTo({ top: ${SCROLL} })`);
  await told();
  const seen = String(await page.evaluateInPreview(VIEW));
  assert.match(seen, /σ \(GPa\)/);
  assert.match(seen, /"stacked":\["slow"\]/);
  assert.match(seen, /"ratio\/left":\{"title":"σ\/σ₀","scale":"log"/);
  return seen;
}

async function scrolled(what: string): Promise<void> {
  let last = 0;
  await eventually(
    what,
    async () => {
      last = Number(await page.evaluateInPreview('window.scrollY'));
      return Math.abs(last - SCROLL) <= LINE || undefined;
    },
    { state: () => last },
  );
}

async function sees(what: string, view: string): Promise<void> {
  let last = '';
  await eventually(
    what,
    async () => {
      last = String(await page.evaluateInPreview(VIEW));
      return last === view || undefined;
    },
    { state: () => last.slice(0, 3000) },
  );
}

if (hasPage)
  describe('the view of a preview', () => {
    afterEach(closeAllEditors);

    it('stays over an edit, a save, hiding and moving to another group', async () => {
      const editor = await copyOf(FLAGSHIP, 'view.mgmodel');
      await openPreview();
      const view = await setUp();
      await replaceText(editor, 'within 0.5 %', 'within 0.6 %');
      await sees('the same view after an edit', view);
      await editor.document.save();
      await chartsThat(
        'curves after the save',
        (charts) => areDrawn(charts) && !charts.some(({ outdated }) => outdated),
      );
      await sees('the same view after a save', view);
      await scrolled('the same place after a save');
      // Another tab in front: VS Code throws the page away until it is shown again.
      const other = await vscode.workspace.openTextDocument(inWorkspace('data/la60ni15al25-dma-1hz.csv'));
      await vscode.window.showTextDocument(other, { viewColumn: vscode.ViewColumn.Two, preview: false });
      await eventually('no preview in sight', async () => {
        const all: unknown = await page.evaluateInPreviews('true');
        return (Array.isArray(all) && all.length === 0) || undefined;
      });
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await sees('the same view when it is shown again', view);
      await scrolled('the same place when it is shown again');
      await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
      await vscode.commands.executeCommand('workbench.action.moveEditorToPreviousGroup');
      await eventually('one group', () => vscode.window.tabGroups.all.length === 1 || undefined);
      await sees('the same view in another group', view);
      await scrolled('the same place in another group');
    });

    it('is its own in each of two previews', async () => {
      await copyOf(FLAGSHIP, 'one.mgmodel');
      await openPreview();
      await page.clickInPreview('[aria-label="Keep showing this file"]');
      await page.clickInPreview('.card[data-test=slow] [aria-label="Stack the parts of the strain"]');
      await told();
      await copyOf(FLAGSHIP, 'two.mgmodel');
      await vscode.commands.executeCommand('mgmodel.openPreviewToSide');
      await eventually(
        'the second preview',
        () =>
          vscode.window.tabGroups.all
            .flatMap(({ tabs }) => tabs)
            .some(({ label }) => label === 'Preview two.mgmodel') || undefined,
      );
      // Beside each other, so that both are in sight.
      await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
      await vscode.commands.executeCommand('workbench.action.moveEditorToNextGroup');
      const stackedIn = `[document.querySelector('h1').textContent, window.mgmodelPreview.charts().some(({ series }) => series.some(({ band }) => band))].join(' ')`;
      let last: unknown;
      await eventually(
        'two previews, one stacked',
        async () => {
          last = await page.evaluateInPreviews(stackedIn);
          return JSON.stringify(Array.isArray(last) ? last.sort() : last) ===
            JSON.stringify(['one.mgmodel true', 'two.mgmodel false'])
            ? true
            : undefined;
        },
        { state: () => last },
      );
      await page.screenshot('preview-two');
    });

    it('goes along when a folder is moved, and the file is seen to be gone and back', async () => {
      await vscode.workspace.fs.createDirectory(inWorkspace('batch'));
      const editor = await copyOf(SOLID, 'batch/solid.mgmodel');
      await openPreview();
      await page.clickInPreview('.card[data-test=sweep] [data-entry="series:modulus:storage_modulus"]');
      await told();
      const view = String(await page.evaluateInPreview(VIEW));
      assert.equal(editor.document.isDirty, false);
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(inWorkspace('batch'), inWorkspace('archive'));
      assert.ok(await vscode.workspace.applyEdit(edit));
      await eventually('a preview of the moved file', async () => {
        const [source]: readonly unknown[] = [await page.evaluateInPreview(`document.querySelector('h1').textContent`)];
        const places = vscode.window.visibleTextEditors.map(({ document }) => document.uri.path);
        return (
          (source === 'solid.mgmodel' && places.some((path) => path.endsWith('archive/solid.mgmodel'))) || undefined
        );
      });
      await sees('the same view of the moved file', view);
      // As another program does it: not through VS Code.
      const uri = inWorkspace('archive/solid.mgmodel');
      const bytes = await vscode.workspace.fs.readFile(uri);
      await vscode.workspace.fs.delete(uri);
      const says = async (pattern: RegExp): Promise<true | undefined> =>
        pattern.test(String(await page.evaluateInPreview('document.body.innerText'))) || undefined;
      await eventually('that the file is gone', () => says(/The file was deleted/));
      await vscode.workspace.fs.writeFile(uri, bytes);
      await eventually('that it is back', async () => ((await says(/The file was deleted/)) ? undefined : true));
      await sees('the same view again', view);
    });
  });
