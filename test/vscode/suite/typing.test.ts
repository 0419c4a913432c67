// What the keyboard does beyond letters: comments that go on, blocks that open, brackets that close themselves.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAllEditors, eventually } from './editor.ts';
import { at, openFixture } from './fixture.ts';
import { hasPage, page } from './page.ts';

describe('typing', () => {
  let editor: vscode.TextEditor;
  before(async () => {
    editor = await openFixture();
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.files.revert'));
  after(closeAllEditors);

  const cursorAt = (marked: string): void => {
    const position = at(editor.document, marked);
    editor.selection = new vscode.Selection(position, position);
  };
  const type = async (text: string): Promise<void> => {
    // Brackets close themselves only where the line has its tokens, which come a moment after the line before is edited.
    await vscode.commands.executeCommand('editor.action.forceRetokenize');
    await vscode.commands.executeCommand('type', { text });
  };
  const has = (text: string): void => {
    assert.ok(
      editor.document.getText().includes(text),
      `${JSON.stringify(text)} is not in\n${editor.document.getText()}`,
    );
  };

  it('a comment that documents goes on in the next line, and ends with an empty one', async () => {
    cursorAt('PhysRevLett.103.105502|');
    await type('\n');
    await type('more');
    has('103.105502\n## more\nparam barrier');
    await type('\n');
    await type('\n');
    has('## more\n## \n\nparam barrier');
  });

  it('Enter between braces opens a block with its own indentation', async () => {
    cursorAt('log 50|\n');
    await vscode.commands.executeCommand('editor.action.insertLineAfter');
    cursorAt('extends cast {|');
    await type('\n');
    await type('elastic {');
    await type('\n');
    await type('E = 1 GPa');
    has('extends cast {\n  elastic {\n    E = 1 GPa\n  }\n');
  });

  it('brackets and quotes close themselves, and a selection is put between them', async () => {
    cursorAt('let pause = 2 * 3 min|');
    await type('\n');
    await type('let x = exp');
    await type('(');
    has('let x = exp()');
    const start = at(editor.document, 'let pause = |2 * 3 min');
    editor.selection = new vscode.Selection(start, start.translate(0, '2 * 3 min'.length));
    await type('(');
    has('let pause = (2 * 3 min)');
  });

  it('a line is turned into a comment and back', async () => {
    cursorAt('let |pause');
    await vscode.commands.executeCommand('editor.action.commentLine');
    has('# let pause = 2 * 3 min');
    await vscode.commands.executeCommand('editor.action.commentLine');
    has('\nlet pause = 2 * 3 min');
  });

  it('the cursor goes from a bracket to its partner', async () => {
    cursorAt('model cast of LaGlass |{');
    await vscode.commands.executeCommand('editor.action.jumpToBracket');
    const { line } = editor.selection.active;
    assert.equal(line, at(editor.document, '|\nmodel aged').line - 1);
  });

  if (hasPage)
    it('the way to the cursor stands above the text', async () => {
      cursorAt('spectrum = gum|bel');
      await eventually('the breadcrumbs', async () => {
        const text = String(
          await page.evaluate(
            `document.querySelector('.breadcrumbs-control')?.textContent.replaceAll('\\u00a0', ' ') ?? ''`,
          ),
        );
        return /cast.*beta.*spectrum/.test(text) || undefined;
      });
    });
});
