// Ways through the text, also across files: definition, references, rename, call hierarchy, symbols, links.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAllEditors, inWorkspace } from './editor.ts';
import { ALLOYS, ask, askFor, at, inWords, MODEL, openFixture } from './fixture.ts';

describe('navigation', () => {
  let document: vscode.TextDocument;
  beforeEach(async () => {
    ({ document } = await openFixture());
  });
  afterEach(closeAllEditors);

  const places = (command: string, marked: string): Promise<vscode.Location[]> =>
    askFor(vscode.Location, command, document.uri, at(document, marked));

  it('goes to the definition in the imported file', async () => {
    const found = await places('vscode.executeDefinitionProvider', 'model cast of La|Glass');
    assert.deepEqual(await Promise.all(found.map(inWords)), ['alloys.mgmodel: alloy LaGlass {']);
  });

  it('goes to the definition of what a variant overrides', async () => {
    const found = await places('vscode.executeDefinitionProvider', 'elastic.|E = 34');
    assert.deepEqual(await Promise.all(found.map(inWords)), ['model.mgmodel: elastic { E = 33 GPa }']);
  });

  it('finds the references of an alloy in both files', async () => {
    const found = await places('vscode.executeReferenceProvider', 'model cast of La|Glass');
    assert.deepEqual((await Promise.all(found.map(inWords))).sort(), [
      'alloys.mgmodel: alloy LaGlass {',
      'model.mgmodel: model aged of LaGlass extends cast {',
      'model.mgmodel: model cast of LaGlass {',
    ]);
  });

  it('highlights each place of a name', async () => {
    const found = await askFor(
      vscode.DocumentHighlight,
      'vscode.executeDocumentHighlights',
      document.uri,
      at(document, 'param barr|ier'),
    );
    assert.equal(found.length, 3);
    assert.ok(found.every(({ range }) => document.getText(range) === 'barrier'));
  });

  it('renames across imports', async () => {
    const [edit] = await askFor(
      vscode.WorkspaceEdit,
      'vscode.executeDocumentRenameProvider',
      document.uri,
      at(document, 'model cast of La|Glass'),
      'LaNiAl',
    );
    assert.ok(edit);
    assert.ok(await vscode.workspace.applyEdit(edit));
    const alloys = await vscode.workspace.openTextDocument(inWorkspace(ALLOYS));
    assert.match(alloys.getText(), /alloy LaNiAl \{/);
    assert.match(document.getText(), /model cast of LaNiAl \{/);
    assert.match(document.getText(), /model aged of LaNiAl extends cast/);
    assert.ok(!`${alloys.getText()}${document.getText()}`.includes('LaGlass'));
  });

  it('refuses to rename a unit, with a reason', async () => {
    const rename = ask('vscode.executeDocumentRenameProvider', document.uri, at(document, 'E = 33 G|Pa'), 'GPb');
    await assert.rejects(rename, /unit/);
  });

  it('tells what a quantity depends on, and what depends on it', async () => {
    const [item] = await askFor(
      vscode.CallHierarchyItem,
      'vscode.prepareCallHierarchy',
      document.uri,
      at(document, 'fn jump|_time'),
    );
    assert.equal(item?.name, 'jump_time');
    const outgoing = await askFor(vscode.CallHierarchyOutgoingCall, 'vscode.provideOutgoingCalls', item);
    assert.deepEqual(
      outgoing.map(({ to }) => to.name),
      ['barrier'],
    );
    const incoming = await askFor(vscode.CallHierarchyIncomingCall, 'vscode.provideIncomingCalls', item);
    assert.deepEqual(
      incoming.map(({ from }) => from.name),
      ['aged'],
    );
  });

  it('finds symbols of the whole workspace', async () => {
    const found = await askFor(vscode.SymbolInformation, 'vscode.executeWorkspaceSymbolProvider', 'LaGlass');
    assert.ok(found.some(({ name, location }) => name === 'LaGlass' && location.uri.path.endsWith(ALLOYS)));
    const models = await askFor(vscode.SymbolInformation, 'vscode.executeWorkspaceSymbolProvider', 'aged');
    assert.ok(models.some(({ name, location }) => name === 'aged' && location.uri.path.endsWith(MODEL)));
  });

  it('links imports and DOIs', async () => {
    const links = await askFor(vscode.DocumentLink, 'vscode.executeLinkProvider', document.uri);
    const targets = links.map(({ target }) => target?.toString() ?? '');
    assert.ok(
      targets.some((target) => target.endsWith(ALLOYS)),
      targets.join(),
    );
    assert.ok(targets.includes('https://doi.org/10.1103/PhysRevLett.103.105502'), targets.join());
  });
});
