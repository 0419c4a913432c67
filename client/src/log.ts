/** The one log of the extension, in the Output view. */
import { window, type LogOutputChannel } from 'vscode';

export function createLog(): LogOutputChannel {
  return window.createOutputChannel('MGModel', { log: true });
}

/** What went wrong, in words. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
