// The path that everything else is for: open the flagship, see its curves, change a number, save, see them move.
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, before, describe, it } from 'mocha';
import { areDrawn, type DrawnChart } from '../harness/charts.ts';
import { closeAllEditors, openFile, replaceText } from './editor.ts';
import { hasPage, page } from './page.ts';
import { chartsThat, openPreview, valuesOf } from './preview.ts';

const FLAGSHIP = 'la60ni15al25.mgmodel';
/** A line of the flagship: Young's modulus in GPa. */
const MODULUS = 'E = 33 GPa';

function outdated(charts: readonly DrawnChart[]): boolean {
  return charts.length > 0 && charts.every((chart) => chart.outdated);
}

function current(charts: readonly DrawnChart[]): boolean {
  return areDrawn(charts) && charts.every((chart) => !chart.outdated);
}

function sameCurves(some: readonly DrawnChart[], others: readonly DrawnChart[]): boolean {
  const series = (charts: readonly DrawnChart[]): unknown => charts.map((chart) => chart.series);
  return isDeepStrictEqual(series(some), series(others));
}

// On a desktop there is no page to read the curves from.
if (hasPage)
  describe('flagship', () => {
    let original = '';
    before(async () => {
      original = (await openFile(FLAGSHIP)).document.getText();
    });
    afterEach(async () => {
      const editor = await openFile(FLAGSHIP);
      await replaceText(editor, editor.document.getText(), original);
      await editor.document.save();
      await closeAllEditors();
    });

    it('shows a chart for each test, in the order of the file', async () => {
      const { document } = await openFile(FLAGSHIP);
      const tests = [...document.getText().matchAll(/^test (\w+)/gm)].map(([, name]) => name);
      const charts = await openPreview();
      assert.deepEqual([...new Set(charts.map(({ test }) => test))], tests);
      await page.screenshot('flagship');
    });

    it('draws other curves when a number is changed and saved', async () => {
      const editor = await openFile(FLAGSHIP);
      const drawn = await openPreview();
      await replaceText(editor, MODULUS, 'E = 32 GPa');
      await editor.document.save();
      const after = await chartsThat(
        'other curves after saving',
        (charts) => current(charts) && !isDeepStrictEqual(valuesOf(charts, 'pull'), valuesOf(drawn, 'pull')),
      );
      await page.screenshot('flagship-edited');
      assert.deepEqual(
        after.map(({ test }) => test),
        drawn.map(({ test }) => test),
      );
    });

    it('keeps the last good curves and marks them outdated when the text is wrong, until it is mended', async () => {
      const editor = await openFile(FLAGSHIP);
      const drawn = await openPreview();
      await replaceText(editor, MODULUS, 'E = = GPa');
      await editor.document.save();
      const during = await chartsThat('curves marked as outdated', outdated);
      await page.screenshot('flagship-outdated');
      assert.ok(sameCurves(during, drawn), 'the curves marked as outdated are not those drawn before');
      await replaceText(editor, 'E = = GPa', MODULUS);
      await editor.document.save();
      const after = await chartsThat('curves no longer outdated', current);
      assert.ok(sameCurves(after, drawn), 'the mended text does not draw the curves that it drew before');
    });
  });
