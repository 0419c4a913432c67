/** One Chromium for the tests of a file. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchChromium } from '../../vscode/harness/browser.ts';
import { Preview } from './page.ts';

/** Gives a function that opens previews; they are closed after each test, and none may have complained. */
export function previews(): (options?: Parameters<typeof Preview.open>[1]) => Promise<Preview> {
  let browser: Browser | undefined;
  const open: Preview[] = [];
  const complaints: string[] = [];
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterEach(async () => {
    for (const preview of open.splice(0)) await preview.close();
    expect(complaints.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
  });
  return async (options) => {
    if (!browser) throw new Error('the browser has not started');
    const preview = await Preview.open(browser, options);
    preview.page.on('pageerror', (error) => complaints.push(error.message));
    // A violation of the content security policy is written to the console.
    preview.page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    open.push(preview);
    return preview;
  };
}
