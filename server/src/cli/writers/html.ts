/** One self-contained report: the results and the page that draws them. */
import { writeFileSync } from 'node:fs';
import { loadDrawing, reportParts } from '../drawing.ts';
import { previewOf } from '../preview.ts';
import type { SolvedFile } from '../commands/run.ts';

/** Gives the file written. */
export async function writeReport(path: string, solved: SolvedFile): Promise<string> {
  const { reportHtml } = await loadDrawing();
  const { script, style } = reportParts();
  writeFileSync(path, reportHtml(previewOf(solved), script, style));
  return path;
}
