// Colours of curves beside their names in the text, while a preview shows the file.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAllEditors, eventually, openFile, setTheme } from './editor.ts';
import { openFixture } from './fixture.ts';
import { hasPage, page } from './page.ts';
import { openPreview } from './preview.ts';

/** Lines of the editor with the pictures that stand in them. */
const READ = `[...document.querySelectorAll('.view-line')].flatMap((line) => {
  const pictures = [...line.querySelectorAll('span')]
    .map((span) => getComputedStyle(span, '::before').content)
    .filter((content) => content.includes('data:image/svg+xml'));
  return pictures.length > 0 ? [{ text: line.textContent.replaceAll('\\u00a0', ' ').trim(), pictures }] : [];
})`;

interface Marked {
  readonly text: string;
  readonly pictures: readonly string[];
}

const isMarked = (value: unknown): value is Marked =>
  typeof value === 'object' && value !== null && 'pictures' in value;

async function marked(): Promise<readonly Marked[]> {
  const found = await page.evaluate(READ);
  return Array.isArray(found) ? found.filter(isMarked) : [];
}

const svgOf = (content: string): string =>
  Buffer.from(/base64,([A-Za-z0-9+/=]+)/.exec(content)?.[1] ?? '', 'base64').toString();

if (hasPage)
  describe('colours of the curves in the text', () => {
    const settings = vscode.workspace.getConfiguration('mgmodel');
    before(async () => {
      await openFixture();
      assert.deepEqual(await marked(), []);
      await openPreview();
    });
    after(async () => {
      await setTheme(undefined);
      await closeAllEditors();
    });

    it('stand at each model of a test with several, and at other tests', async () => {
      const lines = await eventually('pictures', async () => {
        const found = await marked();
        return found.length >= 2 ? found : undefined;
      });
      const pictures = lines.map(({ text, pictures: { length } }) => [text, length] as const);
      assert.deepEqual(pictures, [
        ['test dma of cast, aged : dma_temperature {', 2],
        ['test rest of cast : stress_relaxation {', 1],
      ]);
    });

    it('follow the theme', async () => {
      const first = async (): Promise<string> => svgOf((await marked())[1]?.pictures[0] ?? '');
      await setTheme('light');
      await eventually('the blue of light grounds', async () => (await first()).includes('#0072b2') || undefined);
      await setTheme('dark');
      await eventually('the blue of dark grounds', async () => (await first()).includes('#56b4e9') || undefined);
    });

    it('stand at relaxations, and show the scale of a family', async () => {
      const editor = await openFile('la60ni15al25.mgmodel');
      const model = editor.document.getText().indexOf('model as_cast');
      const start = editor.document.positionAt(model);
      editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.AtTop);
      const lines = await eventually('pictures', async () => {
        const found = await marked();
        const texts = found.map(({ text }) => text.split(' ').slice(0, 2).join(' '));
        return ['relaxation beta', 'relaxation alpha', 'test dma'].every((text) => texts.includes(text))
          ? found
          : undefined;
      });
      const [family = ''] = lines.find(({ text }) => text.startsWith('test dma'))?.pictures ?? [];
      assert.match(svgOf(family), /<linearGradient/);
      await page.screenshot('features/swatches');
      await openFixture();
    });

    it('go with their setting, and with the preview', async () => {
      await settings.update('seriesColours', false, vscode.ConfigurationTarget.Workspace);
      await eventually('no pictures', async () => (await marked()).length === 0 || undefined);
      await settings.update('seriesColours', undefined, vscode.ConfigurationTarget.Workspace);
      await eventually('pictures again', async () => (await marked()).length > 0 || undefined);
      await vscode.commands.executeCommand('workbench.action.closeEditorsInOtherGroups');
      await eventually('no pictures without a preview', async () => (await marked()).length === 0 || undefined);
    });
  });
