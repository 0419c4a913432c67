// How a file is shown: outline, folding, growing selection, colours of words, lenses.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAllEditors, eventually } from './editor.ts';
import { ask, askFor, at, listOf, memberOf, openFixture } from './fixture.ts';

async function lensTitles(document: vscode.TextDocument): Promise<string[]> {
  const lenses = await askFor(vscode.CodeLens, 'vscode.executeCodeLensProvider', document.uri, 50);
  return lenses.map(({ range, command }) => `${document.getText(range)}: ${command?.title ?? ''}`);
}

describe('display', () => {
  let document: vscode.TextDocument;
  before(async () => {
    ({ document } = await openFixture());
  });
  after(closeAllEditors);

  it('the outline holds every declaration with what is in it', async () => {
    const symbols = await ask('vscode.executeDocumentSymbolProvider', document.uri);
    const nameOf = (symbol: unknown): unknown => memberOf(symbol, 'name');
    assert.deepEqual(symbols.map(nameOf), ['barrier', 'pause', 'jump_time', 'cast', 'aged', 'dma', 'rest']);
    const cast = symbols.find((symbol) => nameOf(symbol) === 'cast');
    assert.deepEqual(listOf(memberOf(cast, 'children')).map(nameOf), ['elastic', 'beta']);
  });

  it('blocks fold so that their closing line stays', async () => {
    const folds = await ask('vscode.executeFoldingRangeProvider', document.uri);
    const { line } = at(document, 'model| cast of');
    const fold = folds.find((range) => memberOf(range, 'start') === line);
    assert.ok(fold);
    assert.equal(document.lineAt(Number(memberOf(fold, 'end')) + 1).text, '}');
  });

  it('the selection grows from a number over its field to the whole declaration', async () => {
    const [first] = await askFor(vscode.SelectionRange, 'vscode.executeSelectionRangeProvider', document.uri, [
      at(document, 'elastic { E = 3|3 GPa }'),
    ]);
    const steps: string[] = [];
    for (let range: vscode.SelectionRange | undefined = first; range; range = range.parent)
      steps.push(document.getText(range.range));
    for (const step of ['33', '33 GPa', 'E = 33 GPa', 'elastic { E = 33 GPa }']) assert.ok(steps.includes(step), step);
    assert.ok(steps.some((step) => step.startsWith('model cast')));
  });

  it('words have the colours of what they mean', async () => {
    const [legend] = await ask('vscode.provideDocumentSemanticTokensLegend', document.uri);
    const [tokens] = await ask('vscode.provideDocumentSemanticTokens', document.uri);
    assert.ok(legend instanceof vscode.SemanticTokensLegend);
    assert.ok(typeof tokens === 'object' && tokens !== null && 'data' in tokens && tokens.data instanceof Uint32Array);
    const kinds = new Map<string, string>();
    let [line, character] = [0, 0];
    for (let index = 0; index < tokens.data.length; index += 5) {
      const [lines = 0, characters = 0, length = 0, type = 0] = tokens.data.subarray(index, index + 4);
      character = lines === 0 ? character + characters : characters;
      line += lines;
      kinds.set(document.lineAt(line).text.slice(character, character + length), legend.tokenTypes[type] ?? '');
    }
    assert.equal(kinds.get('jump_time'), 'function');
    assert.equal(kinds.get('cast'), 'class');
    assert.notEqual(kinds.get('barrier'), undefined);
    assert.notEqual(kinds.get('barrier'), kinds.get('cast'));
  });

  it('lenses run a test and then show what came of it; the setting switches them off', async () => {
    const before = await lensTitles(document);
    assert.ok(before.includes('dma: ▷ run'), before.join());
    assert.ok(
      before.some((title) => /^cast: \d+ references?$/.test(title)),
      before.join(),
    );
    const lenses = await askFor(vscode.CodeLens, 'vscode.executeCodeLensProvider', document.uri, 50);
    const run = lenses.find(({ command, range }) => command?.title === '▷ run' && document.getText(range) === 'dma');
    assert.ok(run?.command?.arguments);
    await vscode.commands.executeCommand(run.command.command, ...listOf(run.command.arguments));
    await eventually('the outcome above the test', async () => {
      const titles = await lensTitles(document);
      return titles.some((title) => /^dma: .* ms · .* · ✗ 1 of 2 expectations fails/.test(title)) || undefined;
    });
    const settings = vscode.workspace.getConfiguration('mgmodel');
    await settings.update('codeLenses', false, vscode.ConfigurationTarget.Workspace);
    try {
      await eventually('no lenses', async () => (await lensTitles(document)).length === 0 || undefined);
    } finally {
      await settings.update('codeLenses', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await eventually('lenses again', async () => (await lensTitles(document)).length > 0 || undefined);
  });
});
