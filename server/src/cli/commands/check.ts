/** `mgmodel check`: what the checker says of each file. */
import { diagnosticsToJson, diagnosticsToText } from '../writers/diagnostics.ts';
import { load, type LoadedFile } from '../load.ts';
import type { Terminal } from '../terminal.ts';

const hasErrors = (file: LoadedFile): boolean => file.checked.diagnostics.some(({ severity }) => severity === 'error');

/** Exit status 0, 1 (errors) or 2 (a file could not be read). */
export function runCheck(files: readonly string[], options: { readonly json?: boolean }, terminal: Terminal): number {
  const loaded = files.map((path) => ({ path, file: load(path) }));
  const answers = loaded.map(({ path, file }) =>
    'problem' in file
      ? { file: path, diagnostics: [], problem: file.problem }
      : { file: path, diagnostics: diagnosticsToJson(file, file.checked.diagnostics) },
  );
  let status = 0;
  for (const { file } of loaded) {
    if ('problem' in file) terminal.error(`mgmodel: ${file.problem}\n`);
    status = Math.max(status, 'problem' in file ? 2 : hasErrors(file) ? 1 : 0);
  }
  if (options.json) {
    terminal.write(`${JSON.stringify(answers.length === 1 ? answers[0] : answers)}\n`);
    return status;
  }
  for (const { path, file } of loaded) {
    if ('problem' in file) continue;
    const text = diagnosticsToText(file, file.checked.diagnostics);
    terminal.write(text === '' ? `${path}: no complaints\n` : text);
  }
  return status;
}
