// The report in one file, opened as a file would be.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { reportHtml } from '../../client/shared/export/report.ts';
import { MILLION, millionState, SPIKE, SPIKE_HEIGHT, strainAt, stressAt } from '../support/million.ts';
import { fixture } from '../support/preview-fixture.ts';
import { launchChromium } from '../vscode/harness/browser.ts';

const root = new URL('../..', import.meta.url).pathname;

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    outfile: 'report.js',
  });
  return outputFiles[0]?.text ?? '';
}

describe('report', () => {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
  });

  test('draws the same charts with legend and hover, asks for nothing, and says where it comes from', async () => {
    const page = await browser?.newPage();
    if (!page) throw new Error('the browser has not started');
    const errors: string[] = [];
    const requests: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    page.on('request', (request) => requests.push(request.url()));
    await page.setContent(
      reportHtml(
        fixture('flagship'),
        await bundle('client/webview/report.ts'),
        await bundle('client/webview/style.css'),
      ),
    );
    await expect.poll(() => page.evaluate('window.mgmodelPreview?.charts().length === 6')).toBe(true);
    await page.locator('.card[data-test="dma"] .legend').getByRole('button', { name: 'E′', exact: true }).click();
    await expect
      .poll(() =>
        page.evaluate(`!window.mgmodelPreview.charts()[0].series.some(({ label }) => label.startsWith('E′'))`),
      )
      .toBe(true);
    expect(await page.getByRole('slider').count()).toBe(0);
    expect(await page.locator('footer').innerText()).toContain('sha256 9f2c41d07a5b');
    expect(errors).toEqual([]);
    expect(requests.filter((url) => !url.startsWith('data:') && !url.startsWith('blob:'))).toEqual([]);
  });

  test('of a million points is drawn with its spike, and read to the last digit', async () => {
    const page = await browser?.newPage();
    if (!page) throw new Error('the browser has not started');
    const folder = mkdtempSync(join(tmpdir(), 'mgmodel-report-'));
    try {
      const path = join(folder, 'report.html');
      const parts = [await bundle('client/webview/report.ts'), await bundle('client/webview/style.css')] as const;
      writeFileSync(path, reportHtml(millionState(), ...parts));
      await page.goto(pathToFileURL(path).href);
      const values = `window.mgmodelPreview?.charts().find(({ test }) => test === 'pull')?.series[0].points`;
      await expect.poll(() => page.evaluate(`${values}?.length`)).toBe(MILLION);
      for (const i of [0, 999, SPIKE, MILLION - 1]) {
        // In per cent and GPa.
        const [x = Number.NaN, y = Number.NaN] = await page.evaluate<number[]>(`${values}[${i}]`);
        expect(x).toBeCloseTo(100 * strainAt(i), 13);
        expect(y).toBeCloseTo(stressAt(i) / 1e9, 14);
      }
      expect(await page.evaluate(`${values}[${SPIKE}][1]`)).toBe(SPIKE_HEIGHT / 1e9);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('that was cut off says so', async () => {
    const page = await browser?.newPage();
    if (!page) throw new Error('the browser has not started');
    const html = reportHtml(fixture('flagship'), await bundle('client/webview/report.ts'), '');
    await page.setContent(html.replace(/(id="mgmodel-numbers">.{1000})[^<]*/, '$1'));
    await expect.poll(() => page.locator('main').innerText()).toBe('This report is damaged: it holds no results.');
  });
});
