// What a preview shows while solves run, end early and overtake each other.
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAllEditors, eventually, inWorkspace, openFile, replaceText, writeAndOpen } from './editor.ts';
import { hasPage, page } from './page.ts';
import { openPreview } from './preview.ts';

const FLAGSHIP = 'la60ni15al25.mgmodel';
const MILLION = 1_000_000;
/** Files that a test has written. */
const WRITTEN: string[] = [];
const LONG_MS = 40_000;

async function inPage(what: string, expression: string): Promise<void> {
  const is = async (): Promise<true | undefined> =>
    (await page.evaluateInPreview(expression)) === true ? true : undefined;
  await eventually(what, is, { withinMs: LONG_MS });
}

/** Resolves in the page with the time at which another curve of a test is drawn. */
const OTHER_CURVE = (test: string): string => `new Promise((resolve) => {
  const read = () => window.mgmodelPreview.lines('${test}').findLast(({ ghost }) => !ghost)?.y.at(-1);
  const before = read();
  const look = () => (read() === before ? setTimeout(look, 5) : resolve(Date.now()));
  look();
})`;

const SENSITIVITIES = `window.mgmodelPreview.charts().flatMap(({ series }) => series.map(({ label }) => label)).filter((label) => label.startsWith('∂')).join()`;

async function write(name: string, text: string): Promise<vscode.TextEditor> {
  WRITTEN.push(name);
  return writeAndOpen(name, text);
}

/** A copy of the flagship whose first test is slow. */
async function slowFlagship(name: string): Promise<vscode.TextEditor> {
  const bytes = await vscode.workspace.fs.readFile(inWorkspace(FLAGSHIP));
  return write(name, new TextDecoder().decode(bytes).replace('step 1 K', 'step 0.05 K'));
}

/** One relaxation, and a sweep of a million frequencies. */
const sweep = (spectrum: string, count: number): string => `mgmodel 1

alloy glass { composition = Zr 100 }

model m of glass {
  elastic { E = 36 GPa }
  relaxation a : debye {
    strength = 6 GPa
    tau      = 0.5 s
    ${spectrum}
  }
}

test sweep of m : dma_frequency {
  T         = 300 K
  frequency = 1e-3 Hz .. 1e3 Hz log ${count}
}
`;

if (hasPage)
  describe('solving for the preview', () => {
    afterEach(async () => {
      await closeAllEditors();
      for (const name of WRITTEN.splice(0)) await vscode.workspace.fs.delete(inWorkspace(name));
    });

    it('after a save comes first what is in view, though no slider has been moved', async () => {
      const editor = await slowFlagship('in-view.mgmodel');
      await openPreview();
      await page.evaluateInPreview('scrollTo(0, document.body.scrollHeight)');
      await new Promise((resolve) => setTimeout(resolve, 500));
      const drawn = [page.evaluateInPreview(OTHER_CURVE('pull')), page.evaluateInPreview(OTHER_CURVE('dma'))];
      await replaceText(editor, 'E = 33 GPa', 'E = 34 GPa');
      await editor.document.save();
      const [last = 0, first = 0] = (await Promise.all(drawn)).map(Number);
      assert.ok(last < first, `the last test, in view, was drawn ${last - first} ms after the first one`);
    });

    it('what an overtaken solve still says is dropped', async () => {
      const editor = await slowFlagship('overtaken.mgmodel');
      await openPreview();
      await page.evaluateInPreview(`{
        window.versions = [];
        window.addEventListener('message', ({ data }) => {
          if (data.type === 'state' && data.request === undefined) window.versions.push(data.state.version);
        });
      }`);
      for (const modulus of [34, 35, 36, 37]) {
        await replaceText(editor, `E = ${modulus - 1} GPa`, `E = ${modulus} GPa`);
        await editor.document.save();
        // Long enough for the first curves of this solve, not for the last.
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
      const { version } = editor.document;
      await inPage(
        'the curves of the last text',
        `window.versions.at(-1) === ${version} && !document.querySelector('.head .status').textContent.startsWith('Solving')`,
      );
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const versions: unknown = await page.evaluateInPreview('window.versions');
      assert.ok(Array.isArray(versions) && versions.length > 1);
      assert.deepEqual(
        versions,
        versions.map(Number).toSorted((a, b) => a - b),
      );
      const modulus = await page.evaluateInPreview(
        `window.mgmodelPreview.lines('dma').find(({ series }) => series === 'storage_modulus').y[0]`,
      );
      assert.ok(Number(modulus) > 36, `E′ starts at ${String(modulus)} GPa`);
    });

    it('a parameter shows its sensitivity over the curves, the cursor in the text chooses which, a click ends it', async () => {
      const editor = await openFile(FLAGSHIP);
      await openPreview();
      await page.clickInPreview('[aria-label="Sensitivity to B"]');
      await inPage('the sensitivity to B', `${SENSITIVITIES}.includes('∂ln/∂ln B of')`);
      const text = editor.document.getText();
      const position = editor.document.positionAt(text.indexOf('param t_0') + 7);
      editor.selection = new vscode.Selection(position, position);
      await inPage(
        'the sensitivity to t_0 alone',
        `${SENSITIVITIES}.includes('∂ln/∂ln t_0 of') && !${SENSITIVITIES}.includes('ln B of')`,
      );
      await page.screenshot('preview-sensitivity');
      await page.clickInPreview('[aria-label="Sensitivity to t_0"]');
      await inPage('no sensitivity', `${SENSITIVITIES} === ''`);
    });

    it('a million points are solved, drawn and exact', async () => {
      await write('million.mgmodel', sweep('', MILLION));
      await vscode.commands.executeCommand('mgmodel.openPreviewToSide');
      const line = `window.mgmodelPreview?.lines('sweep').find(({ series }) => series === 'loss_modulus')`;
      await inPage('a million points', `${line}?.y.length === ${MILLION}`);
      const wrong = await page.evaluateInPreview(`(() => {
        const { x, y } = ${line};
        let wrong = 0;
        for (let i = 0; i < x.length; i += 997) {
          const product = 2 * Math.PI * x[i] * 0.5;
          const exact = (6 * product) / (1 + product * product);
          if (!(Math.abs(y[i] / exact - 1) < 1e-9)) wrong += 1;
        }
        return wrong;
      })()`);
      assert.equal(wrong, 0);
      await page.evaluateInPreview(`document.querySelector('.card[data-test=sweep] .panel').focus()`);
      await page.screenshot('preview-million');
    });

    it('a solve of a million points is cancelled while it runs, and the curves stay', async () => {
      const editor = await write('cancelled.mgmodel', sweep('spectrum = gumbel(B: 0.35)', 1000));
      await openPreview();
      await replaceText(editor, 'log 1000', `log ${MILLION}`);
      await editor.document.save();
      await inPage('progress', `document.querySelector('progress') !== null`);
      await page.evaluateInPreview(
        `[...document.querySelectorAll('button')].find((button) => button.textContent === 'Cancel').click()`,
      );
      await inPage('that it was cancelled', `document.body.innerText.includes('Solving was cancelled')`);
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await inPage('the curves as they were', `window.mgmodelPreview.lines('sweep')[0].x.length === 1000`);
      await replaceText(editor, `log ${MILLION}`, 'log 500');
      await editor.document.save();
      await inPage('the next curves', `window.mgmodelPreview.lines('sweep')[0].x.length === 500`);
    });

    it('an edit ends the tests that it makes stale, and the page says so; their curves stay until the next save', async () => {
      const editor = await write('stale.mgmodel', sweep('spectrum = gumbel(B: 0.35)', 1000));
      await openPreview();
      await replaceText(editor, 'log 1000', `log ${MILLION}`);
      await editor.document.save();
      await inPage('progress', `document.querySelector('progress') !== null`);
      await replaceText(editor, 'strength = 6 GPa', 'strength = 7 GPa');
      await inPage(
        'why there are no new curves',
        `document.querySelector('.card[data-test=sweep]').innerText.includes('the text has changed while it was being solved')`,
      );
      await inPage('no progress', `document.querySelector('progress') === null`);
      await page.screenshot('preview-stale');
      await inPage('the curves as they were', `window.mgmodelPreview.lines('sweep')[0].x.length === 1000`);
      await replaceText(editor, `log ${MILLION}`, 'log 500');
      await editor.document.save();
      await inPage('the next curves', `window.mgmodelPreview.lines('sweep')[0].x.length === 500`);
    });
  });
