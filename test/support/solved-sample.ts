/** The samples as the page shows them: checked, solved, with their measured data. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createDataReader } from '../../server/src/cli/file-host.ts';
import { load } from '../../server/src/cli/load.ts';
import { previewOf } from '../../server/src/cli/preview.ts';
import { measuredData } from '../../server/src/preview/measured.ts';
import type { PreviewState } from '../../server/src/lsp/messages.ts';
import type { Problem } from '../../server/src/solver/problem.ts';
import { solve } from '../../server/src/solver/solve.ts';

const folder = new URL('../../samples/', import.meta.url).pathname;

/** Names of the samples' files. */
export const sampleNames: readonly string[] = readdirSync(folder).filter((name) => name.endsWith('.mgmodel'));

function loaded(name: string) {
  const file = load(join(folder, name));
  if ('problem' in file) throw new Error(file.problem);
  return file;
}

/** With other values (SI) of some parameters than the file has. Throws when the sample cannot be read. */
export function solvedSample(name: string, parameters: Readonly<Record<string, number>> = {}): PreviewState {
  const file = loaded(name);
  const solution = solve(file.checked.problem, { parameters });
  const measured = measuredData(file.checked, createDataReader(join(folder, name)));
  return previewOf({ file, solution, measured, diagnostics: [] });
}

/** What the solver is asked for a sample. */
export const sampleProblem = (name: string): Problem => loaded(name).checked.problem;
