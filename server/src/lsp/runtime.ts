/** What the server needs from the machine it runs on: Node gives it in `main-node.ts`, tests give a pretended one. */
import type { FolderLookup } from '../model/workspace.ts';
import type { Solver } from '../solver/service.ts';

export interface Runtime extends FolderLookup {
  readonly programVersion: string;
  /** The text of a file, or why it cannot be read. */
  readFile(uri: string): { readonly text: string } | { readonly problem: string };
  /** Changes when the file does; `undefined` for a file that is not there. */
  fileStamp(uri: string): number | undefined;
  /** URIs of the files of a folder whose names end in one of the endings; hidden folders and node_modules left out. */
  listFiles(folderUri: string, endings: readonly string[]): readonly string[];
  /** A short fingerprint of a text, for the provenance of curves. */
  contentHash(text: string): string;
  createSolver(): Solver;
  /** Told how many characters of text are open when a file is opened or closed, to use memory accordingly. */
  textIsOpen?(characters: number): void;
}
