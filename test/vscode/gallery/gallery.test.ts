// Pictures of every sample's preview for people to look at: four themes, three widths.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAllEditors, inWorkspace, openFile, setTheme } from '../suite/editor.ts';
import { page } from '../suite/page.ts';
import { openPreview } from '../suite/preview.ts';

const THEMES = ['light', 'dark', 'hc-light', 'hc-dark'] as const;
const WIDTHS = [700, 1200, 1800] as const;
const HEIGHT = 1100;
/** For the theme's transition and the charts' redrawing. */
const SETTLE_MS = 600;

describe('gallery', () => {
  before(async () => vscode.commands.executeCommand('workbench.action.closeSidebar'));
  after(() => setTheme(undefined));

  for (const sample of samples())
    for (const theme of THEMES)
      it(`${sample} in ${theme}`, async () => {
        await setTheme(theme);
        await page.resize(WIDTHS[0], HEIGHT);
        await openFile(sample);
        const charts = await openPreview();
        assert.ok(charts.length > 0);
        // The preview alone: the editor beside it takes half of the width otherwise.
        await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
        await vscode.commands.executeCommand('workbench.action.closeEditorsInOtherGroups');
        for (const width of WIDTHS) {
          await page.resize(width, HEIGHT);
          await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
          await page.screenshot(`screenshots/${sample.replace('.mgmodel', '')}-${theme}-${width}`);
        }
        await closeAllEditors();
      });
});

function samples(): string[] {
  return readdirSync(inWorkspace('.').fsPath).filter((name) => name.endsWith('.mgmodel'));
}
