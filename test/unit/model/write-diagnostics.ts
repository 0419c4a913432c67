/** Diagnostics as a text that people read: place, severity, code, message; then fixes and related places. */
import type { Diagnostic } from '../../../server/src/diagnostics/diagnostic.ts';
import type { TextRange } from '../../../server/src/syntax/tree.ts';

/** `5:9-5:14`, counted from 1 as editors show it. */
function placeOf(text: string, { start, end }: TextRange): string {
  const at = (offset: number): string => {
    const before = text.slice(0, offset).split('\n');
    return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
  };
  return `${at(start)}-${at(end)}`;
}

/** One line in which blanks that cannot be told apart are visible. */
const marked = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);

export function writeDiagnostics(text: string, diagnostics: readonly Diagnostic[]): string {
  const lines = diagnostics.flatMap((diagnostic) => {
    const { code, severity, message, range } = diagnostic;
    return [
      `${severity} ${placeOf(text, range)} ${marked(text.slice(range.start, range.end))} ${code}: ${message}`,
      ...(diagnostic.fixes ?? []).map(({ title }) => `    fix: ${title}`),
      ...(diagnostic.related ?? []).map((one) => `    see ${placeOf(text, one.range)}: ${one.message}`),
    ];
  });
  return lines.length === 0 ? 'no complaints\n' : `${lines.join('\n')}\n`;
}
