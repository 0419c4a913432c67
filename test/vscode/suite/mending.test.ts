// Changes to the text: quick fixes and refactorings that really edit, formatting, linked editing.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAllEditors, diagnosticsOf, eventually, replaceText } from './editor.ts';
import { act, askFor, at, mistakesIn, openFixture } from './fixture.ts';
import { hasPage, page } from './page.ts';

describe('mending', () => {
  let editor: vscode.TextEditor;
  beforeEach(async () => {
    editor = await openFixture();
  });
  afterEach(closeAllEditors);

  const word = (marked: string): vscode.Range => {
    const position = at(editor.document, marked);
    return editor.document.getWordRangeAtPosition(position) ?? new vscode.Range(position, position);
  };

  it('a quick fix of a wrong unit edits the text and ends the error', async () => {
    await replaceText(editor, 'elastic { E = 33 GPa }', 'elastic { E = 33 K }');
    const [error] = mistakesIn(await diagnosticsOf(editor.document.uri, (all) => mistakesIn(all).length > 0));
    assert.ok(error);
    await act(editor.document, error.range, 'Write `GPa`');
    assert.match(editor.document.getText(), /elastic \{ E = 33 GPa \}/);
    await diagnosticsOf(editor.document.uri, (all) => mistakesIn(all).length === 0);
  });

  it('a misspelt name is mended', async () => {
    await replaceText(editor, 'strength = 1/30.6', 'strenght = 1/30.6');
    const [error] = mistakesIn(await diagnosticsOf(editor.document.uri, (all) => mistakesIn(all).length > 0));
    assert.ok(error);
    await act(editor.document, error.range, 'Write `strength`');
    await diagnosticsOf(editor.document.uri, (all) => mistakesIn(all).length === 0);
  });

  it('a number becomes a param that is used in its place', async () => {
    const range = new vscode.Range(at(editor.document, 'E = |33 GPa'), at(editor.document, 'E = 33 GPa| }'));
    const actions = await askFor(vscode.CodeAction, 'vscode.executeCodeActionProvider', editor.document.uri, range);
    const extract = actions.find(
      ({ title, kind }) => kind?.value.startsWith('refactor.extract') && /param/.test(title),
    );
    assert.ok(extract?.edit, actions.map(({ title }) => title).join(' · '));
    assert.ok(await vscode.workspace.applyEdit(extract.edit));
    assert.match(editor.document.getText(), /^param \w+ = 33 GPa/m);
    assert.match(editor.document.getText(), /elastic \{ E = [a-zA-Z_]\w* \}/);
    await diagnosticsOf(editor.document.uri, (all) => mistakesIn(all).length === 0);
  });

  it('kJ/mol becomes eV and back', async () => {
    const actions = await askFor(
      vscode.CodeAction,
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      word('param barrier = 8|3 kJ/mol'),
    );
    const toVolts = actions.find(({ title }) => /eV/.test(title) && !/file|all/i.test(title));
    assert.ok(toVolts?.edit, actions.map(({ title }) => title).join(' · '));
    assert.ok(await vscode.workspace.applyEdit(toVolts.edit));
    assert.match(editor.document.getText(), /param barrier = 0\.86\d* eV in/);
  });

  it('formatting makes the text canonical, and a formatted text stays', async () => {
    const original = editor.document.getText();
    await replaceText(editor, '  T         = 300 K', 'T=300 K');
    await replaceText(editor, 'elastic { E = 33 GPa }', 'elastic{E=33 GPa}');
    const format = async (): Promise<number> => {
      const edits = await askFor(vscode.TextEdit, 'vscode.executeFormatDocumentProvider', editor.document.uri, {
        tabSize: 2,
        insertSpaces: true,
      });
      const edit = new vscode.WorkspaceEdit();
      edit.set(editor.document.uri, edits);
      assert.ok(edits.length === 0 || (await vscode.workspace.applyEdit(edit)), JSON.stringify(edits));
      return edits.length;
    };
    assert.ok((await format()) > 0);
    assert.equal(editor.document.getText(), original);
    assert.equal(await format(), 0);
  });

  // Linked editing has no command of its own: it is typing that shows it.
  if (hasPage)
    it('linked editing renames a model and its uses while typing', async () => {
      const settings = vscode.workspace.getConfiguration('editor');
      await settings.update('linkedEditing', true, vscode.ConfigurationTarget.Workspace);
      try {
        await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
        // Nothing tells when VS Code has asked for the linked places: what was typed too early is taken back.
        await eventually('both places changed', async () => {
          const position = at(editor.document, 'model cast| of');
          editor.selection = new vscode.Selection(position, position);
          await vscode.commands.executeCommand('editor.action.linkedEditing');
          await new Promise((resolve) => setTimeout(resolve, 200));
          await page.type('x');
          await eventually('the letter', () => editor.document.getText().includes('model castx') || undefined);
          if (editor.document.getText().includes('extends castx')) return true;
          await vscode.commands.executeCommand('workbench.action.files.revert');
          return undefined;
        });
      } finally {
        await settings.update('linkedEditing', undefined, vscode.ConfigurationTarget.Workspace);
      }
    });
});
