/** One drawing in vectors for each test and curve. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadDrawing } from '../drawing.ts';
import { previewOf } from '../preview.ts';
import type { SolvedFile } from '../commands/run.ts';

/** Writes into the folder, making it where it is missing; gives the files written. */
export async function writeDrawings(folder: string, solved: readonly SolvedFile[]): Promise<string[]> {
  const { drawings } = await loadDrawing();
  mkdirSync(folder, { recursive: true });
  return solved.flatMap((file) =>
    drawings(previewOf(file)).map(({ name, text }) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    }),
  );
}
