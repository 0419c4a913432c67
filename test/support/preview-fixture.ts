/** States of a preview kept as JSON, for tests of page and client. */
import { readFileSync } from 'node:fs';
import { isPreviewState } from '../../client/shared/preview-state.ts';
import type { PreviewState } from '../../server/src/lsp/messages.ts';

/** Throws when the file holds no state. */
export function fixture(name: string): PreviewState {
  const file = new URL(`../webview/fixtures/${name}.json`, import.meta.url);
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isPreviewState(value)) throw new Error(`${name}.json is no state of a preview`);
  return value;
}
