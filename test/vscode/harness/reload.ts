// A window that is loaded again, one that is opened anew, and a VS Code that is ended and started again: what a suite inside
// of it would not outlive.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { pageActions } from './actions.ts';
import { areDrawn, asCharts, READ_CHARTS } from './charts.ts';
import type { Tally } from './tally.ts';
import { openWorkbench } from './workbench.ts';

const FLAGSHIP = 'la60ni15al25.mgmodel';
/** The workspace is told when the reader pauses, and VS Code writes what it keeps now and then. */
const KEPT_MS = 2500;
const WITHIN_MS = 30_000;
const SCROLL = 300;

/** Everything of the view that can be read off the page, but for the place on it. */
const VIEW = `JSON.stringify(window.mgmodelPreview.charts().map(({ test, axes, series }) => [test, axes, series.map(({ label, band }) => [label, band !== undefined])]))`;
const ENLARGED = `[...document.querySelectorAll('.card.enlarged')].map(({ dataset }) => dataset.test).join()`;

/** Waits until an expression has a value in the preview, whose page may be loaded again meanwhile. */
async function waitFor(
  page: Page,
  what: string,
  expression: string,
  accept: (value: unknown) => boolean,
  shown: (value: unknown) => string = (value) => JSON.stringify(value ?? null).slice(0, 2000),
): Promise<void> {
  const actions = pageActions(page);
  const end = Date.now() + WITHIN_MS;
  for (;;) {
    const value: unknown = await actions.evaluateInPreview(expression).catch(() => undefined);
    if (accept(value)) return;
    assert.ok(Date.now() < end, `${what}: ${shown(value)}`);
    await page.waitForTimeout(100);
  }
}

/** Where two texts begin to differ, with what is around it. */
function firstDifference(wanted: string, found: string): string {
  let at = 0;
  while (at < wanted.length && wanted[at] === found[at]) at += 1;
  const around = (text: string): string => text.slice(Math.max(0, at - 200), at + 200);
  return `wanted …${around(wanted)}…\nfound …${around(found)}…`;
}

async function drawn(page: Page): Promise<void> {
  await waitFor(page, 'curves', READ_CHARTS, (value) => Array.isArray(value) && areDrawn(asCharts(value)));
}

/** The checks; their results are added to the tally. */
export async function checkReload(tally: Tally): Promise<void> {
  let workbench = await openWorkbench({
    extension: 'development',
    settings: { 'mgmodel.preview.openAutomatically': true },
    open: [FLAGSHIP],
  });
  const { page } = workbench;
  const actions = pageActions(page);
  let view: unknown;
  try {
    await tally.check('reload: a preview is set up', async () => {
      await drawn(page);
      await actions.clickInPreview('.card[data-test=pull] [aria-label="Units and scales of the axes"]');
      await actions.evaluateInPreview(`(() => {
        const unit = document.querySelector('.card[data-test=pull] [aria-label="Unit of stress"]');
        unit.value = 'GPa';
        unit.dispatchEvent(new Event('change'));
      })()`);
      await actions.clickInPreview('.card[data-test=slow] [aria-label="Stack the parts of the strain"]');
      await actions.clickInPreview('.card[data-test=dma] [data-entry="series:modulus:storage_modulus"]');
      await actions.dragInPreview('.card[data-test=times] canvas', [0.4, 0.3], [0.7, 0.7]);
      await actions.evaluateInPreview(`window.scrollTo({ top: ${SCROLL} })`);
      await page.waitForTimeout(KEPT_MS);
      view = await actions.evaluateInPreview(VIEW);
      assert.match(String(view), /σ \(GPa\)/);
    });
    const isAsBefore = async (where = page): Promise<void> => {
      await waitFor(
        where,
        'the same view',
        VIEW,
        (value) => value === view,
        (value) => firstDifference(String(view), String(value)),
      );
      await waitFor(where, 'the same place', 'window.scrollY', (value) => Math.abs(Number(value) - SCROLL) < 40);
    };
    await tally.check('reload: zoom, units, stacks, hidden series and scroll are as they were', async () => {
      await page.reload();
      await drawn(page);
      await isAsBefore();
    });
    await tally.check('reload: an enlarged chart stays enlarged, and all come back to where they were', async () => {
      await actions.clickInPreview('.card[data-test=times] [aria-label^="Enlarge"]');
      await page.waitForTimeout(KEPT_MS);
      await page.reload();
      await drawn(page);
      await waitFor(page, 'one enlarged chart', ENLARGED, (value) => value === 'times');
      await actions.clickInPreview('.card[data-test=times] [aria-label^="Back to all charts"]');
      await waitFor(page, 'all charts', ENLARGED, (value) => value === '');
      await actions.evaluateInPreview(`window.scrollTo({ top: ${SCROLL} })`);
      await page.waitForTimeout(KEPT_MS);
    });
    await tally.check('restart: a new window with a new extension host finds the view again', async () => {
      const address = page.url();
      await page.goto('about:blank');
      await page.waitForTimeout(KEPT_MS);
      await page.goto(address);
      await drawn(page);
      await isAsBefore();
      await actions.screenshot('preview-restarted');
    });
    await tally.check(
      'restart: VS Code and its browser ended and started again open the preview as it was',
      async () => {
        await page.waitForTimeout(KEPT_MS);
        workbench = await workbench.restart();
        await drawn(workbench.page);
        await isAsBefore(workbench.page);
        await pageActions(workbench.page).screenshot('preview-started-again');
      },
    );
  } finally {
    await workbench.close();
  }
}
