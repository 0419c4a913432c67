// The status item as it is read out, and the log behind it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAllEditors, eventually, replaceText } from './editor.ts';
import { openFixture } from './fixture.ts';
import { hasPage, page } from './page.ts';
import { serverProcess } from './server-process.ts';

const READ = `[...document.querySelectorAll('.statusbar-item')].find(({ id }) => id.includes('mgmodel.status'))?.querySelector('[aria-label]')?.getAttribute('aria-label') ?? ''`;

async function says(pattern: RegExp): Promise<void> {
  let last = '';
  await eventually(
    `the status item says ${pattern.source}`,
    async () => {
      last = String(await page.evaluate(READ));
      return pattern.test(last) || undefined;
    },
    { state: () => last },
  );
}

if (hasPage)
  describe('status item', () => {
    let editor: vscode.TextEditor;
    before(async () => {
      editor = await openFixture();
    });
    after(closeAllEditors);

    it('counts the errors of the file, and says when there are none', async () => {
      await replaceText(editor, 'elastic { E = 33 GPa }', 'elastic { E = 33 K }');
      await says(/MGModel: 1 error, \d+ warnings?\./);
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await says(/MGModel: (No problems|\d+ warnings?)\./);
    });

    it('is there for models only', async () => {
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: 'plain' }));
      await says(/^$/);
      editor = await openFixture();
      await says(/MGModel/);
    });

    it('says once that the server was restarted after a crash, until somebody restarts it', async () => {
      const before = serverProcess();
      assert.ok(before);
      process.kill(before, 'SIGKILL');
      await says(/restarted after it had ended unexpectedly/);
      assert.equal(await page.evaluate("document.querySelectorAll('.notification-toast').length"), 0);
      await vscode.commands.executeCommand('mgmodel.restartServer');
      await says(/^MGModel: (No problems|\d+ (error|warning)[^.]*)\.$/);
    });

    it('opens the log', async () => {
      await vscode.commands.executeCommand('mgmodel.showLog');
      await eventually('the log of the extension', async () => {
        const chosen = await page.evaluate(
          `[...document.querySelectorAll('.panel select')].map((list) => list.selectedOptions[0]?.textContent)`,
        );
        return (Array.isArray(chosen) && chosen.includes('MGModel')) || undefined;
      });
      await vscode.commands.executeCommand('workbench.action.closePanel');
    });
  });
