// Pictures of every sample's preview for people to look at: four themes, three widths.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { ONLY_SAMPLES, ONLY_THEMES, ONLY_WIDTHS } from '../protocol.ts';
import { closeAllEditors, eventually, inWorkspace, openFile, setTheme } from '../suite/editor.ts';
import { page } from '../suite/page.ts';
import { openPreview } from '../suite/preview.ts';

const THEMES = ['light', 'dark', 'hc-light', 'hc-dark'] as const;
/** As wide as a side bar, as half a window, as a large screen. */
const WIDTHS = [280, 700, 1700] as const;
const HEIGHT = 1100;
/** Tabs above the preview and the status bar below it, about. */
const AROUND = 110;
const TALLEST = 14_000;
/** For the theme's transition and the charts' redrawing. */
const SETTLE_MS = 600;
const SAMPLE_WITHIN_MS = 180_000;

/** What VS Code calls a theme in its webviews. */
const KINDS = {
  light: 'vscode-light',
  dark: 'vscode-dark',
  'hc-light': 'vscode-high-contrast-light',
  'hc-dark': 'vscode-high-contrast',
} as const;

describe('gallery', () => {
  before(async () => {
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    await setActivityBar('hidden');
  });
  after(async () => {
    await setTheme(undefined);
    await setActivityBar(undefined);
  });

  for (const sample of chosen(ONLY_SAMPLES, samples()))
    it(sample, async function () {
      this.timeout(SAMPLE_WITHIN_MS);
      await page.resize(WIDTHS[1], HEIGHT);
      await openFile(`${sample}.mgmodel`);
      const charts = await openPreview();
      assert.ok(charts.length > 0);
      // The preview alone: the editor beside it takes half of the width otherwise.
      await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
      await vscode.commands.executeCommand('workbench.action.closeEditorsInOtherGroups');
      for (const theme of THEMES.filter((name) => chosen(ONLY_THEMES, THEMES).includes(name))) {
        await setTheme(theme);
        await eventually(`the preview in ${theme}`, async () => {
          const kind = await page.evaluateInPreview('document.body.classList.value');
          return String(kind).split(' ').includes(KINDS[theme]) ? true : undefined;
        });
        for (const width of chosen(ONLY_WIDTHS, WIDTHS.map(String))) {
          await page.resize(Number(width), HEIGHT);
          await settle();
          // As tall as the page, so that the picture holds all of it.
          const tall = Number(await page.evaluateInPreview('document.documentElement.scrollHeight'));
          await page.resize(Number(width), Math.min(TALLEST, Math.max(HEIGHT, tall + AROUND)));
          await settle();
          await page.screenshot(`screenshots/${sample}-${theme}-${width}`);
        }
      }
      await closeAllEditors();
    });
});

const settle = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, SETTLE_MS));

/** Those of the names that the environment variable lists, or all when it lists none. */
function chosen(variable: string, names: readonly string[]): readonly string[] {
  const wanted = process.env[variable]?.split(',');
  return wanted ? names.filter((name) => wanted.includes(name)) : names;
}

/** Without it the preview is as wide as the window. */
async function setActivityBar(location: 'hidden' | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration('workbench')
    .update('activityBar.location', location, vscode.ConfigurationTarget.Workspace);
}

/** Names of the sample files, without their ending. */
function samples(): string[] {
  return readdirSync(inWorkspace('.').fsPath).flatMap((name) =>
    name.endsWith('.mgmodel') ? [name.replace('.mgmodel', '')] : [],
  );
}
