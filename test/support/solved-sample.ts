/** The samples as the page shows them: checked, solved, with their measured data. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createDataReader } from '../../server/src/cli/file-host.ts';
import { load } from '../../server/src/cli/load.ts';
import { previewOf } from '../../server/src/cli/preview.ts';
import { measuredData } from '../../server/src/preview/measured.ts';
import type { PreviewState } from '../../server/src/lsp/messages.ts';
import { solve } from '../../server/src/solver/solve.ts';

const folder = new URL('../../samples/', import.meta.url).pathname;

/** Names of the samples' files. */
export const sampleNames: readonly string[] = readdirSync(folder).filter((name) => name.endsWith('.mgmodel'));

/** Throws when the sample cannot be read. */
export function solvedSample(name: string): PreviewState {
  const path = join(folder, name);
  const file = load(path);
  if ('problem' in file) throw new Error(file.problem);
  const solution = solve(file.checked.problem);
  const measured = measuredData(file.checked, createDataReader(path));
  return previewOf({ file, solution, measured, diagnostics: [] });
}
