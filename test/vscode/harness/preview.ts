// Finds the preview's page among the frames of the workbench and acts on it.
import type { Frame, Page } from 'playwright-core';

const LOOK_EVERY_MS = 50;

/** The frames that show a preview: a webview is two frames deep, the inner one holds `window.mgmodelPreview`. */
export async function previewFrames(page: Page): Promise<Frame[]> {
  const found: Frame[] = [];
  for (const frame of page.frames()) {
    // A frame may vanish while it is asked.
    const isPreview = await frame.evaluate<boolean>("typeof window.mgmodelPreview === 'object'").catch(() => false);
    if (isPreview) found.push(frame);
  }
  return found;
}

/** Waits for the first preview. Throws when none appears in time. */
export async function previewFrame(page: Page, withinMs: number): Promise<Frame> {
  const end = Date.now() + withinMs;
  for (;;) {
    const [frame] = await previewFrames(page);
    if (frame) return frame;
    if (Date.now() > end) throw new Error(`No preview appeared within ${withinMs / 1000} s.`);
    await page.waitForTimeout(LOOK_EVERY_MS);
  }
}
