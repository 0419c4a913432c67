// The language server is a process of its own: when it is killed, it comes back, and so does what it had said.
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAllEditors, diagnosticsOf, eventually, replaceText } from './editor.ts';
import { ask, mistakesIn, openFixture } from './fixture.ts';
import { hasPage, page } from './page.ts';
import { serverProcess } from './server-process.ts';

describe('server process', () => {
  afterEach(closeAllEditors);

  it('is started again after a crash, without a pop-up, and checks what is open', async () => {
    const editor = await openFixture();
    const before = serverProcess();
    assert.ok(before, 'the language server does not run');
    process.kill(before, 'SIGKILL');
    const after = await eventually('a new language server', () => {
      const now = serverProcess();
      return now === before ? undefined : now;
    });
    assert.notEqual(after, before);
    await replaceText(editor, 'elastic { E = 33 GPa }', 'elastic { E = 33 K }');
    const errors = mistakesIn(await diagnosticsOf(editor.document.uri, (all) => mistakesIn(all).length > 0));
    assert.equal(errors.length, 1);
    assert.ok((await ask('vscode.executeDocumentSymbolProvider', editor.document.uri)).length > 0);
    if (hasPage) assert.equal(await page.evaluate("document.querySelectorAll('.notification-toast').length"), 0);
  });

  it('is replaced when it hangs and somebody restarts it', async () => {
    const editor = await openFixture();
    const before = serverProcess();
    assert.ok(before, 'the language server does not run');
    process.kill(before, 'SIGSTOP');
    await vscode.commands.executeCommand('mgmodel.restartServer');
    await eventually('another language server', () => (serverProcess() === before ? undefined : serverProcess()));
    assert.ok((await ask('vscode.executeDocumentSymbolProvider', editor.document.uri)).length > 0);
    if (hasPage) assert.equal(await page.evaluate("document.querySelectorAll('.notification-toast').length"), 0);
  });

  it('stays stopped when it crashes again and again, without a pop-up, until somebody restarts it', async () => {
    const editor = await openFixture();
    let last: number | undefined;
    for (let crash = 0; crash < 5; crash += 1) {
      last = await eventually('a language server that answers', () => {
        const now = serverProcess();
        return now === last ? undefined : now;
      });
      // One that is killed before it has answered was not running yet.
      await ask('vscode.executeDocumentSymbolProvider', editor.document.uri);
      process.kill(last, 'SIGKILL');
    }
    await eventually('no language server', () => (serverProcess() === undefined ? true : undefined));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.equal(serverProcess(), undefined);
    if (hasPage) assert.equal(await page.evaluate("document.querySelectorAll('.notification-toast').length"), 0);
    await vscode.commands.executeCommand('mgmodel.restartServer');
    assert.ok((await ask('vscode.executeDocumentSymbolProvider', editor.document.uri)).length > 0);
  });
});
