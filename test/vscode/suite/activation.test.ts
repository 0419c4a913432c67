// The extension starts with a model, and its language server answers.
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAllEditors, diagnosticsOf, errorsOf, openFile, replaceText, writeAndOpen } from './editor.ts';

const FLAGSHIP = 'la60ni15al25.mgmodel';

describe('activation', () => {
  afterEach(closeAllEditors);

  it('a model is recognised and starts the extension', async () => {
    const { document } = await openFile(FLAGSHIP);
    assert.equal(document.languageId, 'mgmodel');
    const extension = vscode.extensions.getExtension('mgmodel.mgmodel');
    assert.ok(extension);
    await extension.activate();
    assert.ok(extension.isActive);
  });

  it('the flagship has no error', async () => {
    const { document } = await openFile(FLAGSHIP);
    // The server answers only when it has checked the file.
    const symbols: unknown = await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri);
    assert.ok(Array.isArray(symbols) && symbols.length > 0, 'no symbols: the language server does not answer');
    assert.deepEqual(errorsOf(vscode.languages.getDiagnostics(document.uri)), []);
  });

  it('a wrong unit is reported where it stands while typing, and no longer when it is mended', async () => {
    const text = [
      'mgmodel 1',
      'alloy A { composition = La 60, Ni 15, Al 25 }',
      'model m of A {',
      '  elastic { E = 33 GPa }',
      '}',
      '',
    ];
    const editor = await writeAndOpen('typing.mgmodel', text.join('\n'));
    await diagnosticsOf(editor.document.uri, (all) => errorsOf(all).length === 0);
    await replaceText(editor, '33 GPa', '33 K');
    const [error] = errorsOf(await diagnosticsOf(editor.document.uri, (all) => errorsOf(all).length > 0));
    assert.ok(error);
    assert.equal(error.range.start.line, 3);
    assert.match(String(typeof error.code === 'object' ? error.code.value : error.code), /^MG\d+/);
    await replaceText(editor, '33 K', '33 GPa');
    await diagnosticsOf(editor.document.uri, (all) => errorsOf(all).length === 0);
  });
});
