/** How the checker reaches other files on the command line: straight from disk, inside the workspace only. */
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readText } from './read-text.ts';
import { parse } from '../syntax/parse.ts';
import { columnNames, readTable } from '../fit/table.ts';
import type { ModelHost } from '../model/checked.ts';
import { absolutePathProblem, isAbsolutePath, outsideProblem, readableFolders } from '../model/workspace.ts';
import { foldersOnDisk } from '../model/workspace-node.ts';
import type { SourceFile } from '../syntax/tree.ts';

/** Finds the files that a model file, or one that it imports, names: those that may be read. */
function createLocator(path: string): (from: string, target: string) => { file: string } | { problem: string } {
  const folders = readableFolders(pathToFileURL(resolve(path)).href, [], foldersOnDisk);
  return (from, target) => {
    if (isAbsolutePath(target)) return { problem: absolutePathProblem(target) };
    const file = resolve(dirname(from), target);
    const problem = outsideProblem(target, pathToFileURL(file).href, folders, foldersOnDisk);
    return problem === undefined ? { file } : { problem };
  };
}

/** Reads the tables that the model file at `path` names. */
export function createDataReader(path: string): (target: string) => ReturnType<typeof readTable> {
  const locate = createLocator(path);
  return (target) => {
    const located = locate(resolve(path), target);
    const read = 'problem' in located ? located : readText(located.file);
    return 'problem' in read ? read : readTable(read.text);
  };
}

/** A host for the model file at `path`; every imported file is read and parsed once. */
export function createFileHost(path: string): ModelHost {
  const locate = createLocator(path);
  const trees = new Map<string, SourceFile>();
  const named = (fromUri: string, target: string) => locate(fileURLToPath(fromUri), target);
  return {
    readImport(fromUri, target) {
      const located = named(fromUri, target);
      if ('problem' in located) return located;
      const known = trees.get(located.file);
      const uri = pathToFileURL(located.file).href;
      if (known) return { uri, tree: known };
      const read = readText(located.file);
      if ('problem' in read) return { problem: read.problem.replace(located.file, `"${target}"`) };
      const tree = parse(read.text);
      trees.set(located.file, tree);
      return { uri, tree };
    },
    readDataHeader(fromUri, target) {
      const located = named(fromUri, target);
      if ('problem' in located) return located;
      const read = readText(located.file);
      return 'problem' in read
        ? { problem: read.problem.replace(located.file, `"${target}"`) }
        : columnNames(read.text);
    },
  };
}
