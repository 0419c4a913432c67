// Exports as a user makes them: the file is written where the dialog says, with where its curves come from.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { numbersFromBase64 } from '../../../client/shared/base64.ts';
import { closeAllEditors, eventually, inWorkspace, openFile } from './editor.ts';
import { hasPage, page } from './page.ts';
import { openPreview, valuesOf } from './preview.ts';

const SOLID = 'three-parameter.mgmodel';
const FOLDER = 'exported';
/** For a dialog to take the keyboard. */
const FOCUS_MS = 400;

const pause = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, FOCUS_MS));

/** The box in which VS Code asks for a path where it has no dialog of the system. */
const PATH = '.quick-input-widget:not([style*="display: none"]) .quick-input-filter input';

/** Answers the dialog that asks where to save with a path in the workspace. */
async function saveTo(path: string): Promise<void> {
  await eventually('the dialog', async () =>
    (await page.evaluate(`document.querySelector('${PATH}') !== null`)) ? true : undefined,
  );
  await pause();
  await page.press('Control+a');
  await page.type(inWorkspace(path).path);
  await pause();
  await page.press('Enter');
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(inWorkspace(path)));
  } catch {
    return undefined;
  }
}

async function written(path: string): Promise<string> {
  return eventually(path, async () => (await textOf(path)) || undefined);
}

async function namesIn(path: string): Promise<string[]> {
  return (await vscode.workspace.fs.readDirectory(inWorkspace(path))).map(([name]) => name).sort();
}

/** What every export says of its curves, for the model as it is saved. */
async function provenance(): Promise<readonly RegExp[]> {
  const bytes = await vscode.workspace.fs.readFile(inWorkspace(SOLID));
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  return [/three-parameter\.mgmodel/, new RegExp(hash), /zener/, /eta.{1,12}4/, /0\.1\.0/, /rtol|relative tolerance/];
}

async function isTold(text: string): Promise<void> {
  for (const part of await provenance()) assert.match(text, part);
}

if (hasPage)
  describe('exports', () => {
    before(() => vscode.workspace.fs.createDirectory(inWorkspace(FOLDER)));
    afterEach(closeAllEditors);

    for (const format of ['svg', 'csv', 'json', 'png'] as const)
      it(`one chart as ${format}, where the dialog says`, async () => {
        await openFile(SOLID);
        const drawn = await openPreview();
        await page.clickInPreview('.card[data-test=hold] [aria-label="Export this chart"]');
        await page.clickInPreview(`.card[data-test=hold] [data-export=${format}]`);
        const path = `${FOLDER}/hold.${format}`;
        await saveTo(path);
        const text = await written(path);
        const values = Object.values(valuesOf(drawn, 'hold'))[0] ?? [];
        if (format === 'png') {
          const bytes = await vscode.workspace.fs.readFile(inWorkspace(path));
          assert.deepEqual([...bytes.slice(1, 4)], [...new TextEncoder().encode('PNG')]);
          return;
        }
        await isTold(text);
        if (format === 'csv') {
          const rows = text.split('\n').filter((line) => line.startsWith('zener,'));
          assert.equal(rows.length, values.length);
          // Exact: every digit that was computed.
          const ratios = rows.map((row) => Number(row.split(',').find((_, i) => i === columnOf(text, 'stress_ratio'))));
          assert.deepEqual(ratios, values);
        }
        if (format === 'json') {
          assert.ok(text.replace(/\s/g, '').includes(`"values":${JSON.stringify(values)}`));
          assert.doesNotMatch(text, /"name": "sweep"/);
        }
        if (format === 'svg') {
          assert.match(text, /<path/);
          assert.doesNotMatch(text, /<image/);
        }
      });

    it('all charts into a folder, and never over files that are there without a question', async () => {
      await openFile(SOLID);
      const drawn = await openPreview();
      const folder = `${FOLDER}/all`;
      await vscode.workspace.fs.createDirectory(inWorkspace(folder));
      const kept = `${folder}/three-parameter-hold.svg`;
      await vscode.workspace.fs.writeFile(inWorkspace(kept), new TextEncoder().encode('mine'));
      const exportAll = async (): Promise<void> => {
        await vscode.commands.executeCommand('mgmodel.exportResults', inWorkspace(SOLID), 'svg');
        await saveTo(folder);
        await pause();
        // The first Enter goes into the folder, the second takes it.
        const isOpen = `document.querySelector('${PATH}') !== null && document.querySelector('.quick-input-widget').textContent.includes('files here')`;
        if ((await page.evaluate(isOpen)) === true) await page.press('Enter');
      };
      const answer = async (key: 'Escape' | 'Enter', label: string): Promise<void> => {
        const question = `document.querySelector('.quick-input-widget')?.textContent.includes('is there already')`;
        await eventually('the question', async () => ((await page.evaluate(question)) === true ? true : undefined));
        await page.type(label);
        await pause();
        await page.press(key);
        await pause();
      };
      await exportAll();
      await answer('Escape', '');
      assert.deepEqual(await namesIn(folder), ['three-parameter-hold.svg']);
      assert.equal(await textOf(kept), 'mine');
      await exportAll();
      await answer('Enter', 'Keep both');
      await eventually(
        'the drawings beside it',
        async () => (await namesIn(folder)).length === drawn.length + 1 || undefined,
      );
      assert.equal(await textOf(kept), 'mine');
      await isTold(await written(`${folder}/three-parameter-hold-2.svg`));
    });

    it('a picture on the clipboard', async () => {
      await openFile(SOLID);
      await openPreview();
      await page.clickInPreview('.card[data-test=hold] [aria-label="Export this chart"]');
      await page.clickInPreview('.card[data-test=hold] [data-export=copy]');
      const copied = `navigator.clipboard.read().then(async ([item]) => [item.types.join(), (await item.getType('image/png')).size > 10000].join())`;
      let last: unknown;
      await eventually(
        'a picture',
        async () => {
          last = await page.evaluateInPreview(copied).catch(String);
          return last === 'image/png,true' || undefined;
        },
        { state: () => last },
      );
    });

    it('a report that holds the same curves', async () => {
      await openFile(SOLID);
      const drawn = await openPreview();
      // Ends when the dialog is answered.
      void vscode.commands.executeCommand('mgmodel.exportResults', inWorkspace(SOLID), 'html');
      const path = `${FOLDER}/report.html`;
      await saveTo(path);
      const text = await written(path);
      await isTold(text);
      const values = Object.values(valuesOf(drawn, 'hold'))[0] ?? [];
      const numbers = numbersFromBase64(/id="mgmodel-numbers">([^<]*)</.exec(text)?.[1] ?? '');
      assert.ok(values.length > 0);
      for (const value of values) assert.ok(numbers.includes(value), `${value} is not in the report`);
    });
  });

/** Index of a column of the table in a CSV with comments. */
function columnOf(text: string, name: string): number {
  const header = text.split('\n').find((line) => line.startsWith('model,')) ?? '';
  return header.split(',').indexOf(name);
}
