/** `mgmodel fmt`: canonical form in place, or a check of it for CI. */
import { writeFileSync } from 'node:fs';
import { readText } from '../read-text.ts';
import { formatText } from '../../syntax/format.ts';
import { parse } from '../../syntax/parse.ts';
import type { Terminal } from '../terminal.ts';

/** Exit status 0; with `--check` 1 when a file would change; 2 when one could not be read or written. */
export function runFormat(files: readonly string[], options: { readonly check?: boolean }, terminal: Terminal): number {
  let status = 0;
  for (const path of files) {
    const read = readText(path);
    if ('problem' in read) {
      terminal.error(`mgmodel: ${read.problem}\n`);
      status = 2;
      continue;
    }
    const formatted = formatText(parse(read.text));
    if (formatted === read.text) continue;
    if (options.check) {
      terminal.write(`${path} is not formatted (mgmodel fmt ${path})\n`);
      status = Math.max(status, 1);
      continue;
    }
    try {
      writeFileSync(path, formatted);
      terminal.write(`${path} formatted\n`);
    } catch (error) {
      terminal.error(
        `mgmodel: ${path} could not be written: ${error instanceof Error ? error.message : String(error)}\n`,
      );
      status = 2;
    }
  }
  return status;
}
