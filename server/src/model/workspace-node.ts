/** Folders on a real disk. */
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FolderLookup } from './workspace.ts';

/** The path with symbolic links followed; of what does not exist, the part that does. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const folder = dirname(path);
    return folder === path ? path : join(realPath(folder), basename(path));
  }
}

function projectOf(file: string): string {
  const own = dirname(file);
  for (let folder = own; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (folder === dirname(folder)) return own;
  }
}

const toUri = (path: string): string => pathToFileURL(path).href;

export const foldersOnDisk: FolderLookup = {
  realUri: (uri) => (uri.startsWith('file:') ? toUri(realPath(fileURLToPath(uri))) : uri),
  projectsOf(uri) {
    if (!uri.startsWith('file:')) return [uri.slice(0, uri.lastIndexOf('/'))];
    const file = fileURLToPath(uri);
    // A model that is itself a link belongs to both places: the person who opened it chose it.
    return [...new Set([projectOf(file), projectOf(realPath(file))].map(toUri))];
  },
};
