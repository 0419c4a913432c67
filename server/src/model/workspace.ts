/** Which files a model may read: those of its workspace. The rule that editor and command line share. */

/** What the rule asks of the machine. */
export interface FolderLookup {
  /** The URI with symbolic links followed, as far as its path exists. */
  realUri(uri: string): string;
  /** Where a file belongs when no folder is open: URIs of the git work tree around it, else of its own folder. */
  projectsOf(uri: string): readonly string[];
}

export const isAbsolutePath = (path: string): boolean => path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path);

export const absolutePathProblem = (path: string): string =>
  `"${path}" is absolute; write it relative to this file, so that the model works on other machines too`;

function isInside(folder: string, uri: string): boolean {
  return uri === folder || uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** A folder as people write it. */
const pathOf = (uri: string): string => decodeURIComponent(uri.replace(/^file:\/\/(?:\/(?=[A-Za-z]:))?/, ''));

/**
 * The folders that a model and what it imports may read from.
 * @param opened URIs of the folders of the workspace; none on the command line
 */
export function readableFolders(modelUri: string, opened: readonly string[], lookup: FolderLookup): readonly string[] {
  const own = [modelUri, lookup.realUri(modelUri)];
  const folders = opened.flatMap((uri) => [uri, lookup.realUri(uri)]);
  return folders.some((folder) => own.some((uri) => isInside(folder, uri))) ? opened : lookup.projectsOf(modelUri);
}

/** Why the file at `uri`, written as `path`, may not be read; `undefined` when it may. */
export function outsideProblem(
  path: string,
  uri: string,
  folders: readonly string[],
  lookup: FolderLookup,
): string | undefined {
  const real = lookup.realUri(uri);
  if (folders.some((folder) => isInside(lookup.realUri(folder), real))) return undefined;
  const others = folders.length > 1 ? 'one of its folders' : 'it';
  return `"${path}" lies outside the workspace (${folders.map(pathOf).join(', ')}); copy the file into ${others}`;
}
