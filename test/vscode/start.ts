// Tests `npm start` as a person meets it without a desktop VS Code: the packaged extension, served in a browser.
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../../.ci/install.mjs';
import { launchChromium } from './harness/browser.ts';
import { areDrawn, asCharts, READ_CHARTS, type DrawnChart } from './harness/charts.ts';
import { previewFrame, previewFrames } from './harness/preview.ts';
import { Tally } from './harness/tally.ts';

const ADDRESS_WITHIN_MS = 120_000;
const CURVES_WITHIN_MS = 30_000;

const tally = new Tally();
const program = spawn(process.execPath, [join(root, '.ci/start.mjs'), '--browser'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = new Promise((resolve) => program.once('close', resolve));
const browser = await launchChromium();
try {
  let address = '';
  await tally.check('npm start prints the address', async () => {
    address = await printedAddress(program);
  });
  if (address !== '') {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    await page.goto(address);
    await tally.check('the preview stands beside the editor with every curve drawn', () => curvesDrawn(page));
    await tally.check('no notification and no chat panel stands in the way', async () => {
      assert.equal(await page.locator('.notification-toast').count(), 0);
      assert.equal(await page.locator('.part.auxiliarybar:visible').count(), 0);
    });
    mkdirSync(join(root, 'test-results'), { recursive: true });
    await page.screenshot({ path: join(root, 'test-results/start.png') });
    await tally.check('after a reload of the window there is one preview again', async () => {
      await page.reload();
      await curvesDrawn(page);
      assert.equal((await previewFrames(page)).length, 1);
    });
    await browser.close();
    await tally.check('Ctrl+C stops the server', async () => {
      program.kill('SIGINT');
      await ended;
      await assert.rejects(fetch(address));
    });
  }
} finally {
  await browser.close();
  program.kill('SIGINT');
  await ended;
}
tally.finish();

/** Waits until the preview shows curves, none of them outdated. */
async function curvesDrawn(page: Page): Promise<void> {
  let charts: readonly DrawnChart[] = [];
  const end = Date.now() + CURVES_WITHIN_MS;
  while (!areDrawn(charts) || charts.some(({ outdated }) => outdated)) {
    const seen = JSON.stringify(charts).slice(0, 300);
    assert.ok(Date.now() < end, `after ${CURVES_WITHIN_MS / 1000} s the preview holds ${seen}`);
    const frame = await previewFrame(page, CURVES_WITHIN_MS);
    // A frame that is being replaced cannot be read.
    charts = asCharts(await frame.evaluate(READ_CHARTS).catch(() => []));
    await page.waitForTimeout(100);
  }
}

/** Waits for the address on the program's output, and shows that output. */
function printedAddress({ stdout }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => reject(new Error('npm start printed no address in time')), ADDRESS_WITHIN_MS);
    stdout?.on('data', (data: Buffer) => {
      process.stdout.write(data);
      output += data.toString();
      const [address] = /http:\/\/127\.0\.0\.1:\S+/.exec(output) ?? [];
      if (address) resolve(address);
    });
    stdout?.on('close', () => reject(new Error('npm start ended without an address')));
    stdout?.on('close', () => clearTimeout(timer));
  });
}
