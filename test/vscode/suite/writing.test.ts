// What helps while writing: completion, hover, signature help, inlay hints, as VS Code shows them.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAllEditors, eventually, replaceText } from './editor.ts';
import { ask, askFor, at, listOf, memberOf, openFixture } from './fixture.ts';

async function completionAt(document: vscode.TextDocument, marked: string): Promise<readonly vscode.CompletionItem[]> {
  const [list] = await ask(
    'vscode.executeCompletionItemProvider',
    document.uri,
    at(document, marked),
    undefined,
    30, // as many are resolved
  );
  return listOf(memberOf(list, 'items')).filter((item) => item instanceof vscode.CompletionItem);
}

const labelOf = ({ label }: vscode.CompletionItem): string => (typeof label === 'string' ? label : label.label);

const markdownOf = (content: unknown): string =>
  content instanceof vscode.MarkdownString ? content.value : typeof content === 'string' ? content : '';

async function hoverAt(document: vscode.TextDocument, marked: string): Promise<string> {
  const hovers = await askFor(vscode.Hover, 'vscode.executeHoverProvider', document.uri, at(document, marked));
  return hovers.flatMap(({ contents }) => contents.map(markdownOf)).join('\n');
}

async function hints(document: vscode.TextDocument): Promise<string[]> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const found = await askFor(vscode.InlayHint, 'vscode.executeInlayHintProvider', document.uri, whole);
  return found.map(({ label, position }) => {
    const words = typeof label === 'string' ? label : label.map(({ value }) => value).join('');
    return `${document.lineAt(position).text.trim()} | ${words}`;
  });
}

describe('writing', () => {
  let editor: vscode.TextEditor;
  before(async () => {
    editor = await openFixture();
  });
  after(closeAllEditors);

  describe('completion', () => {
    afterEach(async () => {
      await vscode.commands.executeCommand('workbench.action.files.revert');
    });

    it('offers the units of the expected dimension first', async () => {
      await replaceText(editor, 'E = 33 GPa', 'E = 33 ');
      const items = await completionAt(editor.document, 'E = 33 | }');
      assert.ok(['GPa', 'MPa'].includes(items.slice(0, 1).map(labelOf).join()), items.slice(0, 5).map(labelOf).join());
    });

    it('offers the fields that a relaxation still misses, the required one first, with its documentation', async () => {
      await replaceText(editor, '    tau      = arrhenius(1.86e-13 s, barrier)\n', '    \n');
      const items = await completionAt(editor.document, '1/33 GPa\n    |\n');
      const [first] = items;
      assert.equal(first && labelOf(first), 'tau');
      assert.match(markdownOf(first?.documentation), /time/);
      assert.ok(!items.map(labelOf).includes('strength'), 'strength is there already');
    });

    it('offers a protocol with all of its required fields as one snippet', async () => {
      await replaceText(
        editor,
        'test rest of cast : stress_relaxation {',
        'test other of cast : \ntest rest of cast : stress_relaxation {',
      );
      const items = await completionAt(editor.document, 'test other of cast : |\n');
      const tension = items.find((item) => labelOf(item) === 'tension');
      assert.ok(tension?.insertText instanceof vscode.SnippetString, 'tension is no snippet');
      for (const field of ['T', 'strain_rate', 'strain'])
        assert.match(tension.insertText.value, new RegExp(`\\b${field}\\s*=`));
    });

    it('offers models after of, paths in import, elements in a composition', async () => {
      await replaceText(editor, 'test rest of cast', 'test rest of ');
      assert.deepEqual((await completionAt(editor.document, 'test rest of | :')).slice(0, 2).map(labelOf).sort(), [
        'aged',
        'cast',
      ]);
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await replaceText(editor, 'import "alloys.mgmodel"', 'import ""');
      assert.ok((await completionAt(editor.document, 'import "|"')).map(labelOf).includes('alloys.mgmodel'));
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await replaceText(editor, 'let pause', 'alloy B { composition = Z }\n\nlet pause');
      const elements = (await completionAt(editor.document, 'composition = Z| }')).map(labelOf);
      assert.ok(elements.includes('Zr') && elements.includes('Zn'), elements.slice(0, 8).join());
    });
  });

  describe('hover', () => {
    it('a law shows its equation as an image of the theme', async () => {
      const text = await hoverAt(editor.document, 'tau      = arrh|enius');
      assert.match(text, /!\[.*\]\(data:image\/svg\+xml/s);
    });

    it('a field says its dimension, a name its value, a number other units', async () => {
      assert.match(await hoverAt(editor.document, 'stren|gth = 1/30.6'), /compliance|modulus/);
      assert.match(await hoverAt(editor.document, 'param barr|ier'), /Height of the barrier/);
      assert.match(await hoverAt(editor.document, 'param barrier = 8|3 kJ/mol'), /eV/);
    });

    it('an alloy of another file shows its comment', async () => {
      assert.match(await hoverAt(editor.document, 'model cast of La|Glass'), /base of lanthanum/);
    });
  });

  it('signature help marks the argument that is being written', async () => {
    const [help] = await ask(
      'vscode.executeSignatureHelpProvider',
      editor.document.uri,
      at(editor.document, 'arrhenius(1.86e-13 s, |barrier)'),
    );
    const [signature] = listOf(memberOf(help, 'signatures'));
    assert.match(String(memberOf(signature, 'label')), /arrhenius\(.*tau0.*U/);
    assert.equal(memberOf(help, 'activeParameter'), 1);
  });

  it('inlay hints show dimensions, argument names and energies, and each kind goes when it is switched off', async () => {
    const kinds = {
      dimensions: 'let pause = 2 * 3 min | : time',
      argumentNames: 'tau      = arrhenius(1.86e-13 s, barrier) | tau0:',
      energies: 'param barrier = 83 kJ/mol in 70 kJ/mol .. 100 kJ/mol | ≙ 0.8602 eV',
    };
    const settings = vscode.workspace.getConfiguration('mgmodel.inlayHints');
    const shown = await hints(editor.document);
    for (const hint of Object.values(kinds))
      assert.ok(shown.includes(hint), `${hint}\n is not in\n${shown.join('\n')}`);
    for (const [name, hint] of Object.entries(kinds)) {
      await settings.update(name, false, vscode.ConfigurationTarget.Workspace);
      try {
        const others = await eventually(`no ${name}`, async () => {
          const now = await hints(editor.document);
          return now.includes(hint) ? undefined : now;
        });
        assert.ok(others.length > 0, 'the other kinds went as well');
      } finally {
        await settings.update(name, undefined, vscode.ConfigurationTarget.Workspace);
      }
      await eventually(`${name} again`, async () => ((await hints(editor.document)).includes(hint) ? true : undefined));
    }
  });
});
