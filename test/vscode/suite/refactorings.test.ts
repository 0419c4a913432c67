// Every refactoring, taken from the light bulb of the real editor: the text that it leaves has no mistake.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAllEditors, diagnosticsOf, eventually, replaceText } from './editor.ts';
import { act, ask, at, mistakesIn, openFixture } from './fixture.ts';

describe('refactorings', () => {
  let editor: vscode.TextEditor;
  let document: vscode.TextDocument;
  before(async () => {
    editor = await openFixture();
    ({ document } = editor);
  });
  afterEach(async () => {
    await diagnosticsOf(document.uri, (all) => mistakesIn(all).length === 0);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
  after(closeAllEditors);

  /** From `«` to `»` in the only place of the text that reads like `marked` without them. */
  const range = (marked: string): vscode.Range => {
    const text = marked.replace(/[«»]/g, '');
    const start = document.offsetAt(at(document, `|${text}`));
    const [from, to] = [marked.indexOf('«'), marked.indexOf('»') - 1];
    return new vscode.Range(document.positionAt(start + from), document.positionAt(start + to));
  };
  const reads = (pattern: RegExp): void => assert.match(document.getText(), pattern);

  it('another unit, also for all numbers of the dimension', async () => {
    await act(document, range('E = «33» GPa }'), 'Write as 33000 MPa');
    reads(/elastic \{ E = 33000 MPa \}/);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await act(document, range('E = «33» GPa }'), /^Write all \d+ numbers of this dimension in MPa$/);
    reads(/elastic \{ E = 33000 MPa \}/);
    reads(/elastic\.E = 34000 MPa/);
    reads(/max\(loss_modulus\) = 5000 MPa within 1 %/);
    assert.doesNotMatch(document.getText(), /[^/.\d]\d+ GPa/);
  });

  it('kJ/mol to eV and back', async () => {
    await act(document, range('barrier = «83» kJ/mol'), /^Write as 0\.86\d+ eV \(per event\)$/);
    reads(/param barrier = 0\.86\d+ eV in/);
    const [value = ''] = /0\.86\d+/.exec(document.getText()) ?? [];
    await act(document, range(`barrier = «${value}» eV`), /^Write as 83 kJ\/mol \(per mole\)$/);
    reads(/param barrier = 83 kJ\/mol in/);
  });

  it('a number as a param or a let, and a let in place of its name', async () => {
    await act(document, range('gumbel(B: «0.5»)'), /^Extract to param/);
    reads(/^param \w+ = 0\.5 in 0\.25 \.\. 1$/m);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await act(document, range('strength = «1/30.6 GPa - 1/33 GPa»'), /^Extract to let/);
    reads(/^let (\w+) = 1\/30\.6 GPa - 1\/33 GPa$[^]*strength = \1$/m);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await act(document, range('let «pause» ='), 'Inline pause (1 use in this file)');
    assert.doesNotMatch(document.getText(), /pause/);
    reads(/1e-3 s \.\. \(?2 \* 3 min\)? log 50/);
  });

  it('a variant from a value that was changed', async () => {
    await act(document, range('elastic { «E» = 33'), 'Make a variant of cast that differs in elastic.E');
    reads(/model cast_\w+ of LaGlass extends cast \{\s+elastic\.E\s+= 33 GPa\s+\}/);
  });

  it('fields that are missing, and their order', async () => {
    await replaceText(editor, '    strength = 1/30.6 GPa - 1/33 GPa\n', '');
    await diagnosticsOf(document.uri, (all) => mistakesIn(all).length > 0);
    await act(document, range('relaxation «beta» : debye'), 'Add the missing strength');
    reads(/relaxation beta : debye \{[^}]*strength\s+= /);
    await act(document, range('relaxation «beta» : debye'), 'Sort fields in canonical order');
    reads(/relaxation beta : debye \{\s+strength[^\n]*\n\s+tau[^\n]*\n\s+spectrum/);
  });

  it('a drawn peak as an expectation, which then holds', async () => {
    await vscode.commands.executeCommand('mgmodel.runTests', document.uri.toString(), 'dma');
    await eventually('the peak among the actions', async () => {
      const actions = await ask('vscode.executeCodeActionProvider', document.uri, range('test «dma» of'));
      const titles = actions.map((action) => (action instanceof vscode.CodeAction ? action.title : ''));
      return titles.some((title) => title.startsWith('Expect the peak of')) || undefined;
    });
    await act(document, range('test «dma» of'), /^Expect the peak of loss_modulus at \d+(\.\d+)? K/);
    reads(/expect argmax\(loss_modulus[^)]*\) = \d+(\.\d+)? K within/);
  });

  it('fix all mends every misspelt name at once', async () => {
    await replaceText(editor, 'strength = 1/30.6', 'strenght = 1/30.6');
    await replaceText(editor, 'frequency = 1 Hz', 'frequncy = 1 Hz');
    await diagnosticsOf(document.uri, (all) => mistakesIn(all).length === 2);
    const [all] = await ask(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(0, 0, document.lineCount, 0),
      vscode.CodeActionKind.SourceFixAll.value,
    );
    assert.ok(all instanceof vscode.CodeAction && all.edit);
    assert.ok(await vscode.workspace.applyEdit(all.edit));
  });
});
