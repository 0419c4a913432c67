// The log as a person reads it in View > Output > MGModel.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAllEditors, eventually, replaceText } from './editor.ts';
import { openFixture } from './fixture.ts';
import { hasPage, page } from './page.ts';
import { serverProcess } from './server-process.ts';

/** What the Output view shows: VS Code keeps it as a document of its own. */
const shown = (): string =>
  vscode.workspace.textDocuments
    .find(({ uri }) => uri.scheme === 'output' && uri.path.includes('MGModel'))
    ?.getText() ?? '';

async function says(pattern: RegExp): Promise<string> {
  return eventually(`the log says ${pattern.source}`, () => (pattern.test(shown()) ? shown() : undefined), {
    state: () => shown().split('\n').slice(-12),
  });
}

describe('log', () => {
  let editor: vscode.TextEditor;
  before(async () => {
    editor = await openFixture();
    await vscode.commands.executeCommand('mgmodel.showLog');
  });
  after(async () => {
    await vscode.workspace.getConfiguration('mgmodel').update('trace.server', undefined);
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await closeAllEditors();
  });

  it('tells that the server has started, with its version', async () => {
    const extension = vscode.extensions.getExtension('mgmodel.mgmodel');
    const version: unknown = Reflect.get(Object(extension?.packageJSON), 'version');
    await says(new RegExp(`\\[info\\] Language server ${String(version)} started\\.`));
  });

  it('tells what was checked, how long it took and what was found', async () => {
    await says(/\[info\] model\.mgmodel: checked in [\d.]+ ms, \d+ errors?, \d+ warnings?/);
  });

  it('tells the time and the verdict of every test that was solved', async () => {
    await vscode.commands.executeCommand('mgmodel.runTests', editor.document.uri);
    const log = await says(/model\.mgmodel: 2 tests solved in [\d.]+ m?s/);
    assert.match(log, / {2}dma: [\d.]+ ms · ✗ 1 of 2 expectations fails\n/);
    assert.match(log, / {2}rest: [\d.]+ ms · ✓ expectation holds/);
    if (hasPage) await page.screenshot('features/log');
  });

  it('holds the messages between editor and server as soon as the setting asks for them, and no longer', async () => {
    const settings = vscode.workspace.getConfiguration('mgmodel');
    assert.doesNotMatch(shown(), /Sending notification/);
    await settings.update('trace.server', 'messages');
    await eventually('the change of the text in the log', async () => {
      await replaceText(editor, 'let pause = 2 * 3 min', 'let pause = 2 * 3 min ');
      await new Promise((resolve) => setTimeout(resolve, 100));
      return /Sending notification 'textDocument\/didChange'/.test(shown()) || undefined;
    });
    await says(/Received notification 'textDocument\/publishDiagnostics'/);
    assert.doesNotMatch(shown(), /"contentChanges"/);
    await settings.update('trace.server', 'verbose');
    await eventually('the text of the change in the log', async () => {
      await replaceText(editor, 'let pause = 2 * 3 min', 'let pause = 2 * 3 min ');
      await new Promise((resolve) => setTimeout(resolve, 100));
      return /"contentChanges"/.test(shown()) || undefined;
    });
    await settings.update('trace.server', 'off');
  });

  it('tells a crash and the start after it', async () => {
    const before = serverProcess();
    assert.ok(before);
    process.kill(before, 'SIGKILL');
    await says(/\[warning\] The language server ended unexpectedly and is started again\.[^]*\[info\] Language server/);
    await vscode.commands.executeCommand('mgmodel.restartServer');
    await says(/\[info\] The language server is restarted by hand\.[^]*\[info\] Language server/);
  });
});
