/** What the status item says. */
import type { Health, Progress, ServerState } from './server.ts';

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** Text, tooltip and severity of the item, from what is known. */
export function statusOf(
  server: ServerState,
  health: Health | undefined,
  progress: Progress | undefined,
): { readonly text: string; readonly sentence: string; readonly severity: 'none' | 'warning' | 'error' } {
  if (server === 'starting')
    return { text: '$(loading~spin) MGModel', sentence: 'The language server is starting.', severity: 'none' };
  if (server === 'stopped')
    return { text: '$(circle-slash) MGModel', sentence: 'The language server is not running.', severity: 'error' };
  const again = server === 'restarted' ? ' The language server was restarted after it had ended unexpectedly.' : '';
  if (progress && progress.done < progress.total) {
    const sentence = `Solving ${progress.test} (${progress.done + 1} of ${progress.total}).${again}`;
    return { text: `$(sync~spin) MGModel ${progress.done + 1}/${progress.total}`, sentence, severity: 'none' };
  }
  if (health && health.errors > 0) {
    const sentence = `${plural(health.errors, 'error')}, ${plural(health.warnings, 'warning')}.${again}`;
    return { text: `$(error) MGModel ${health.errors}`, sentence, severity: 'none' };
  }
  if (health && health.warnings > 0) {
    const sentence = `${plural(health.warnings, 'warning')}.${again}`;
    return { text: `$(warning) MGModel ${health.warnings}`, sentence, severity: 'none' };
  }
  return { text: '$(check) MGModel', sentence: `No problems.${again}`, severity: 'none' };
}
