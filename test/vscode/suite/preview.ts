// The preview as its user sees it: opened beside the editor, its curves read out of the page.
import * as vscode from 'vscode';
import { areDrawn, asCharts, READ_CHARTS, type DrawnChart } from '../harness/charts.ts';
import { eventually } from './editor.ts';
import { page } from './page.ts';

const IS_SOLVING = "document.querySelector('.head .status')?.textContent.startsWith('Solving') ?? true";

/** Opens the preview of the active editor beside it and waits for its curves: some may be drawn before the others. */
export async function openPreview(): Promise<readonly DrawnChart[]> {
  await vscode.commands.executeCommand('mgmodel.openPreviewToSide');
  await chartsThat('curves in the preview', areDrawn);
  await eventually('the end of solving', async () =>
    (await page.evaluateInPreview(IS_SOLVING)) === false ? true : undefined,
  );
  return readCharts();
}

/** What the preview shows now. */
export async function readCharts(): Promise<readonly DrawnChart[]> {
  return asCharts(await page.evaluateInPreview(READ_CHARTS));
}

/** Waits until the preview's charts satisfy `accept`, and gives them; fails with `what` otherwise. */
export async function chartsThat(
  what: string,
  accept: (charts: readonly DrawnChart[]) => boolean,
): Promise<readonly DrawnChart[]> {
  let last: readonly DrawnChart[] = [];
  return eventually(
    what,
    async () => {
      last = await readCharts();
      return accept(last) ? last : undefined;
    },
    { state: () => last.map(({ test, outdated, series }) => ({ test, outdated, series: series.length })) },
  );
}

/** The y values of every series of the chart of `test`, by label. */
export function valuesOf(charts: readonly DrawnChart[], test: string): Record<string, readonly number[]> {
  const series = charts.find((chart) => chart.test === test)?.series ?? [];
  return Object.fromEntries(series.map(({ label, points }) => [label, points.map(([, y]) => y)]));
}
