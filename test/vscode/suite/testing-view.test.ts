// The testing view as its user sees it: tests and expectations are there before anything runs, one or all are run, and
// what fails is shown at its line. VS Code offers extensions no way to read results, so they are read from the page.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAllEditors, eventually, replaceText } from './editor.ts';
import { at, openFixture } from './fixture.ts';
import { hasPage, page } from './page.ts';

/** For the colours of the text and the transition of the view. */
const SETTLE_MS = 800;
const WORKSPACE = vscode.ConfigurationTarget.Workspace;
const FAILS = 'max(loss_modulus) = 5 GPa within 1 % for model = cast';
const HOLDS = 'argmax(loss_modulus) in 320 K .. 400 K for model = cast';

/** Labels of the rows of the view, with their state. */
async function rows(): Promise<readonly string[]> {
  const labels = await page.evaluate(
    `[...document.querySelectorAll('.test-explorer .monaco-list-row')].map((row) => row.getAttribute('aria-label') ?? '')`,
  );
  return Array.isArray(labels) ? labels.map(String) : [];
}

async function rowThat(what: string, accept: (label: string) => boolean): Promise<void> {
  let last: readonly string[] = [];
  await eventually(
    what,
    async () => {
      last = await rows();
      return last.some(accept) || undefined;
    },
    { state: () => last },
  );
}

const state = (text: string, word: string) => (label: string) =>
  label.includes(text) && label.toLowerCase().includes(word);

/** Opens the view with the fixture's tests and expectations unfolded. */
async function showTests(): Promise<void> {
  await vscode.commands.executeCommand('workbench.view.testing.focus');
  await rowThat('the file in the testing view', (label) => label.includes('features/model.mgmodel'));
  await vscode.commands.executeCommand('testing.clearTestResults');
  const unfold = async (text: string): Promise<void> => {
    await page.evaluate(
      `[...document.querySelectorAll('.test-explorer .monaco-list-row')].find((row) => row.getAttribute('aria-label')?.includes(${JSON.stringify(text)}) && row.getAttribute('aria-expanded') === 'false')?.querySelector('.monaco-tl-twistie')?.dispatchEvent(new MouseEvent('click', { bubbles: true }))`,
    );
  };
  await unfold('features/model.mgmodel');
  await rowThat('the tests', (label) => label.startsWith('dma'));
  await unfold('dma');
  await rowThat('the expectations', (label) => label.includes(FAILS));
}

if (hasPage)
  describe('testing view', () => {
    let editor: vscode.TextEditor;
    const settings = vscode.workspace.getConfiguration('testing');
    before(() => settings.update('automaticallyOpenPeekView', 'failureInVisibleDocument', WORKSPACE));
    beforeEach(async () => {
      editor = await openFixture();
      await showTests();
    });
    afterEach(closeAllEditors);
    after(async () => {
      await settings.update('automaticallyOpenPeekView', undefined, WORKSPACE);
      await vscode.commands.executeCommand('workbench.view.explorer');
    });

    it('lists every test and expectation before anything is solved', async () => {
      const labels = await rows();
      for (const text of ['dma', 'rest', HOLDS, FAILS])
        assert.ok(
          labels.some((label) => label.includes(text)),
          `${text} is not in ${labels.join('\n')}`,
        );
      assert.ok(labels.filter((label) => label.includes(HOLDS)).every((label) => /not yet run/i.test(label)));
    });

    it('runs a file: what holds passes, what fails says what was expected and computed, at its line', async () => {
      await vscode.commands.executeCommand('mgmodel.runTests');
      await rowThat('the failure', state(FAILS, 'failed'));
      await rowThat('the success', state(HOLDS, 'passed'));
      await eventually('expected and actual side by side', async () => {
        const peek = `document.querySelector('.test-output-peek')?.textContent.replaceAll('\u00a0', ' ') ?? ''`;
        const text = String(await page.evaluate(peek));
        const parts = ['Expected', '5 GPa within 1 %', 'Actual', '0.5555 GPa'];
        return parts.every((part) => text.includes(part)) || undefined;
      });
      await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
      await page.screenshot('features/testing-view');
      await page.press('Escape');
    });

    it('runs one expectation alone', async () => {
      const position = at(editor.document, 'expect arg|max(loss_modulus)');
      editor.selection = new vscode.Selection(position, position);
      await vscode.commands.executeCommand('testing.runAtCursor');
      await rowThat('the one that was run', state(HOLDS, 'passed'));
      const others = (await rows()).filter((label) => label.includes(FAILS));
      assert.ok(
        others.every((label) => /not yet run/i.test(label)),
        others.join(),
      );
    });

    it('renews the list while typing, and marks results of an older text', async () => {
      await vscode.commands.executeCommand('mgmodel.runTests');
      await rowThat('the success', state(HOLDS, 'passed'));
      await replaceText(editor, 'test rest of cast', 'test patience of cast');
      await rowThat('the new name', (label) => label.startsWith('patience'));
      assert.ok((await rows()).every((label) => !label.startsWith('rest')));
      await rowThat('an outdated result', state(HOLDS, 'outdated'));
    });

    it('runs again after each save while continuous run is on', async () => {
      await vscode.commands.executeCommand('testing.startContinuousRun');
      await replaceText(editor, '= 5 GPa within 1 %', '= 0.5555 GPa within 1 %');
      await editor.document.save();
      await rowThat('what was mended passes', (label) => state('0.5555 GPa', 'passed')(label));
      await replaceText(editor, '= 0.5555 GPa', '= 6 GPa');
      await editor.document.save();
      await rowThat('what was broken fails', (label) => state('= 6 GPa', 'failed')(label));
      await vscode.commands.executeCommand('testing.stopContinuousRun');
    });
  });
