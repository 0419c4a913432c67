// The pictures of the README: the flagship beside its preview in two themes, and a mistake with its remedies.
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAllEditors, diagnosticsOf, errorsOf, openFile, replaceText, setTheme } from '../suite/editor.ts';
import { page } from '../suite/page.ts';
import { openPreview } from '../suite/preview.ts';

const FLAGSHIP = 'la60ni15al25.mgmodel';
/** For the theme's transition, fonts and the charts' redrawing. */
const SETTLE_MS = 1200;

const settle = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, SETTLE_MS));

async function setting(section: string, key: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration(section).update(key, value, vscode.ConfigurationTarget.Workspace);
}

describe('readme', () => {
  before(async () => {
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    await setting('editor', 'minimap.enabled', false);
    await setting('workbench', 'activityBar.location', 'hidden');
    await page.resize(1400, 900);
  });
  after(async () => {
    await closeAllEditors();
    await setTheme(undefined);
    await setting('editor', 'minimap.enabled', undefined);
    await setting('workbench', 'activityBar.location', undefined);
  });

  for (const theme of ['light', 'dark'] as const)
    it(`flagship in ${theme}`, async () => {
      await setTheme(theme);
      await openFile(FLAGSHIP);
      await openPreview();
      await settle();
      await page.screenshot(`screenshots/readme-flagship-${theme}`);
      await closeAllEditors();
    });

  it('a wrong unit and what mends it', async () => {
    await setTheme('light');
    await page.resize(1000, 620);
    const editor = await openFile(FLAGSHIP);
    await replaceText(editor, 'U: 83.12 kJ/mol', 'U: 83.12 K');
    await diagnosticsOf(editor.document.uri, (all) => errorsOf(all).length > 0);
    const [error] = errorsOf(vscode.languages.getDiagnostics(editor.document.uri));
    const at = error?.range.start ?? new vscode.Position(0, 0);
    editor.selection = new vscode.Selection(at, at);
    editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenter);
    await vscode.commands.executeCommand('editor.action.marker.next');
    await settle();
    await page.screenshot('screenshots/readme-wrong-unit');
  });
});
