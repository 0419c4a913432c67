// The lens above a fit: how far the present values are from its data, and the chart that shows it.
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAllEditors, eventually, inWorkspace, writeAndOpen } from './editor.ts';
import { askFor } from './fixture.ts';
import { hasPage, page } from './page.ts';

const table = 'T,loss\n320,200\n340,700\n360,1200\n380,900\n';

const model = `mgmodel 1
alloy G {
  composition = La 60, Ni 15, Al 25
  T_g = 453 K
}
model cast of G {
  elastic { E = 33 GPa }
  relaxation beta : debye {
    strength = 1/30.6 GPa - 1/33 GPa
    tau      = arrhenius(tau0: 1.86e-13 s, U: 83 kJ/mol)
  }
}
test dma of cast : dma_temperature {
  T         = 300 K .. 450 K step 5 K
  frequency = 1 Hz
}
data measured for dma from "measured.csv" {
  T            = column "T" in K
  loss_modulus = column "loss" in MPa
  frequency    = 1 Hz
}
fit barrier of cast {
  to   = [measured]
  vary = [beta.tau.U in 70 .. 100 kJ/mol]
}
`;

if (hasPage)
  describe('the lens above a fit', () => {
    afterEach(closeAllEditors);

    it('tells how far the present values are, and a click shows the chart with the data', async () => {
      await vscode.workspace.fs.writeFile(inWorkspace('fits/measured.csv'), new TextEncoder().encode(table));
      const editor = await writeAndOpen('fits/model.mgmodel', model);
      const { document } = editor;
      editor.revealRange(document.lineAt(document.lineCount - 1).range);
      const lens = await eventually('a lens that says fit', async () => {
        const all = await askFor(vscode.CodeLens, 'vscode.executeCodeLensProvider', document.uri, 50);
        return all.find(({ range }) => document.getText(range) === 'barrier')?.command;
      });
      assert.match(lens.title, /fit/);
      await eventually('the lens on the page', async () =>
        (await page.evaluate(FIT_LENSES)) === 0 ? undefined : true,
      );
      await page.click('.codelens-decoration a:has-text("fit")');
      await eventually('the measured points in the chart', async () =>
        (await page.evaluateInPreview("document.querySelector('[data-test=dma]')?.textContent ?? ''")) === ''
          ? undefined
          : true,
      );
      await eventually('the residual in the lens', async () => {
        const all = await askFor(vscode.CodeLens, 'vscode.executeCodeLensProvider', document.uri, 50);
        return all.some(({ command }) => /^▷ fit: loss modulus R²/.test(command?.title ?? '')) ? true : undefined;
      });
    });
  });

const FIT_LENSES =
  "[...document.querySelectorAll('.codelens-decoration a')].filter((a) => a.textContent.includes('fit')).length";
