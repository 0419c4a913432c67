// Pictures of every sample's preview for people to look at: four themes, three widths.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAllEditors, inWorkspace, openFile, setTheme } from '../suite/editor.ts';
import { page } from '../suite/page.ts';
import { openPreview } from '../suite/preview.ts';

const THEMES = ['light', 'dark', 'hc-light', 'hc-dark'] as const;
/** As wide as a side bar, as half a window, as a large screen. */
const WIDTHS = [280, 700, 1700] as const;
const HEIGHT = 1100;
/** For the theme's transition and the charts' redrawing. */
const SETTLE_MS = 600;

describe('gallery', () => {
  before(async () => {
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    await setActivityBar('hidden');
  });
  after(async () => {
    await setTheme(undefined);
    await setActivityBar(undefined);
  });

  for (const sample of samples())
    for (const theme of THEMES)
      it(`${sample} in ${theme}`, async () => {
        await setTheme(theme);
        await page.resize(WIDTHS[1], HEIGHT);
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

/** Without it the preview is as wide as the window. */
async function setActivityBar(location: 'hidden' | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration('workbench')
    .update('activityBar.location', location, vscode.ConfigurationTarget.Workspace);
}

function samples(): string[] {
  return readdirSync(inWorkspace('.').fsPath).filter((name) => name.endsWith('.mgmodel'));
}
