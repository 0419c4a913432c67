// The page's side of the channel: each action, done with playwright.
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../../../.ci/install.mjs';
import type { PageActions } from '../protocol.ts';
import { previewFrame, previewFrames } from './preview.ts';

const PREVIEW_WITHIN_MS = 15_000;
const ACTION_WITHIN_MS = 10_000;

/** The actions on `page`. Each throws an error that says what was not found when it cannot be done in time. */
export function pageActions(page: Page): PageActions {
  page.setDefaultTimeout(ACTION_WITHIN_MS);
  const preview = () => previewFrame(page, PREVIEW_WITHIN_MS);

  const pointIn = async (selector: string, [x, y]: readonly [number, number]): Promise<[number, number]> => {
    const element = (await preview()).locator(selector).first();
    await element.scrollIntoViewIfNeeded();
    const box = await element.boundingBox();
    if (!box) throw new Error(`'${selector}' is not visible in the preview.`);
    return [box.x + x * box.width, box.y + y * box.height];
  };

  return {
    screenshot: async (name) => {
      const path = join(root, 'test-results', `${name}.png`);
      mkdirSync(dirname(path), { recursive: true });
      await page.screenshot({ path });
      return path;
    },
    evaluateInPreview: async (expression) => (await preview()).evaluate(expression),
    evaluateInPreviews: async (expression) =>
      Promise.all((await previewFrames(page)).map((frame) => frame.evaluate<unknown>(expression))),
    evaluate: (expression) => page.evaluate(expression),
    clickInPreview: async (selector) => (await preview()).locator(selector).first().click(),
    click: (selector) => page.locator(selector).first().click(),
    dragInPreview: async (selector, from, to) => {
      const [start, end] = [await pointIn(selector, from), await pointIn(selector, to)];
      await page.mouse.move(...start);
      await page.mouse.down();
      await page.mouse.move(...end, { steps: 10 });
      await page.mouse.up();
    },
    hoverInPreview: async (selector, at) => page.mouse.move(...(await pointIn(selector, at))),
    wheel: (dx, dy) => page.mouse.wheel(dx, dy),
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    resize: (width, height) => page.setViewportSize({ width, height }),
  };
}
