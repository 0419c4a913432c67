/** How the checker reaches other files on the command line: straight from disk, inside the workspace only. */
import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readText } from './read-text.ts';
import { parse } from '../syntax/parse.ts';
import { columnNames } from '../fit/table.ts';
import type { ModelHost } from '../model/checked.ts';
import type { SourceFile } from '../syntax/tree.ts';

/** The folder that imports and data may not leave: the git work tree around the file, else the file's own folder. */
function workspaceOf(file: string): string {
  const own = dirname(file);
  for (let folder = own; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (folder === dirname(folder)) return own;
  }
}

function inside(workspace: string, path: string): boolean {
  const way = relative(workspace, path);
  return !way.startsWith('..') && !isAbsolute(way);
}

/** The file that a model file names, if it is one that may be read. */
function locate(workspace: string, from: string, target: string): { file: string } | { problem: string } {
  if (isAbsolute(target)) return { problem: `"${target}" is absolute; write it relative to this file` };
  const file = resolve(dirname(from), target);
  if (!inside(workspace, file)) return { problem: `"${target}" lies outside the workspace (${workspace})` };
  return { file };
}

/** Reads the tables that the model file at `path` names. */
export function createDataReader(path: string): (target: string) => ReturnType<typeof readText> {
  const workspace = workspaceOf(resolve(path));
  return (target) => {
    const located = locate(workspace, resolve(path), target);
    return 'problem' in located ? located : readText(located.file);
  };
}

/** A host for the model file at `path`; every imported file is read and parsed once. */
export function createFileHost(path: string): ModelHost {
  const workspace = workspaceOf(resolve(path));
  const trees = new Map<string, SourceFile>();
  const named = (fromUri: string, target: string) => locate(workspace, fileURLToPath(fromUri), target);
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
