// What the editor's helpers look like to a person, in light and dark: pictures in test-results/features.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAllEditors, eventually, replaceText, setTheme } from './editor.ts';
import { at, openFixture } from './fixture.ts';
import { hasPage, page } from './page.ts';

/** For fonts, images and the theme's transition. */
const SETTLE_MS = 800;

/** Waits until something of that class is visible in the workbench and holds `text`. */
async function shown(selector: string, text: RegExp): Promise<void> {
  let last = '';
  const read = `[...document.querySelectorAll(${JSON.stringify(selector)})].filter((one) => one.getClientRects().length > 0).map((one) => one.textContent).join(' ')`;
  await eventually(
    selector,
    async () => {
      last = String(await page.evaluate(read));
      return text.test(last) || undefined;
    },
    { state: () => last },
  );
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
}

if (hasPage)
  describe('pictures', () => {
    let editor: vscode.TextEditor;
    beforeEach(async () => {
      await vscode.commands.executeCommand('workbench.action.closeSidebar');
      editor = await openFixture();
    });
    afterEach(async () => {
      await page.press('Escape');
      await closeAllEditors();
      await setTheme(undefined);
    });

    const cursorAt = async (marked: string): Promise<void> => {
      const position = at(editor.document, marked);
      editor.selection = new vscode.Selection(position, position);
      editor.revealRange(new vscode.Range(position, position), vscode.TextEditorRevealType.InCenter);
      await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    };

    for (const theme of ['light', 'dark', 'hc-dark'] as const) {
      it(`hover with an equation in ${theme}`, async () => {
        await setTheme(theme);
        await cursorAt('tau      = arrh|enius');
        await eventually('the equation', async () => {
          await vscode.commands.executeCommand('editor.action.showHover');
          const drawn = await page.evaluate(
            `[...document.querySelectorAll('.monaco-hover img')].some((image) => image.naturalWidth > 20)`,
          );
          return drawn === true || undefined;
        });
        await shown('.monaco-hover', /arrhenius/i);
        await page.screenshot(`features/hover-${theme}`);
      });

      it(`completion with documentation in ${theme}`, async () => {
        await setTheme(theme);
        await replaceText(editor, '    tau      = arrhenius(1.86e-13 s, barrier)\n', '    \n');
        await cursorAt('1/33 GPa\n    |\n');
        await vscode.commands.executeCommand('editor.action.triggerSuggest');
        await shown('.suggest-widget .monaco-list-row', /tau/);
        if (!(await page.evaluate(`Boolean(document.querySelector('.suggest-details')?.getClientRects().length)`)))
          await vscode.commands.executeCommand('toggleSuggestionDetails');
        await shown('.suggest-details', /time/);
        await page.screenshot(`features/completion-${theme}`);
      });
    }

    it('units behind a number', async () => {
      await replaceText(editor, 'E = 33 GPa', 'E = 33 ');
      await cursorAt('E = 33 | }');
      await vscode.commands.executeCommand('editor.action.triggerSuggest');
      await shown('.suggest-widget .monaco-list-row', /GPa/);
      await page.screenshot('features/completion-units');
    });

    it('signature help', async () => {
      await cursorAt('arrhenius(1.86e-13 s, |barrier)');
      await vscode.commands.executeCommand('editor.action.triggerParameterHints');
      await shown('.parameter-hints-widget', /arrhenius/);
      await page.screenshot('features/signature-help');
    });

    it('inlay hints and code lenses with the outcome of a run', async () => {
      await vscode.commands.executeCommand('mgmodel.runTests');
      await cursorAt('test |dma of cast');
      await shown('.codelens-decoration', /1 of 2 expectations fails/);
      assert.match(String(await page.evaluate(`document.querySelector('.view-lines')?.textContent ?? ''`)), /tau0:/);
      await page.screenshot('features/hints-and-lenses');
    });
  });
