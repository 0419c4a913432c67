/** The server's runtime on Node: files from disk, solver workers as threads. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import manifest from '../../../package.json' with { type: 'json' };
import { createSolver } from '../solver/service.ts';
import { spawnNodeWorker } from '../solver/spawn-node.ts';
import { foldersOnDisk } from '../model/workspace-node.ts';
import type { Runtime } from './runtime.ts';

/** Files larger than this are not models or tables that anyone wrote. */
const largestFile = 20 * 1024 * 1024;

/** Folders deeper than this are not searched for models. */
const deepest = 8;

/** The most files that a folder is searched for. */
const mostFiles = 2000;

const skipped = new Set(['node_modules', 'dist', 'out', 'target']);

const isFile = (uri: string): boolean => uri.startsWith('file:');

function readFile(uri: string): { readonly text: string } | { readonly problem: string } {
  if (!isFile(uri)) return { problem: 'it is not a file on this machine' };
  const path = fileURLToPath(uri);
  try {
    const { size } = statSync(path);
    if (size > largestFile) return { problem: `it is too large (${Math.round(size / 1024 / 1024)} MB)` };
    return { text: readFileSync(path, 'utf8') };
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { problem: missing ? 'there is no such file' : 'it cannot be read' };
  }
}

function fileStamp(uri: string): number | undefined {
  if (!isFile(uri)) return undefined;
  return statSync(fileURLToPath(uri), { throwIfNoEntry: false })?.mtimeMs;
}

function listFiles(folderUri: string, endings: readonly string[]): readonly string[] {
  if (!isFile(folderUri)) return [];
  const found: string[] = [];
  const visit = (folder: string, depth: number): void => {
    if (depth > deepest || found.length >= mostFiles) return;
    for (const entry of entriesOf(folder)) {
      if (entry.name.startsWith('.') || skipped.has(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path, depth + 1);
      else if (endings.some((ending) => entry.name.endsWith(ending))) found.push(pathToFileURL(path).href);
    }
  };
  visit(fileURLToPath(folderUri), 0);
  return found;
}

/** A folder that cannot be read holds nothing. */
function entriesOf(folder: string): ReturnType<typeof readFolder> {
  try {
    return readFolder(folder);
  } catch {
    return [];
  }
}

const readFolder = (folder: string) => readdirSync(folder, { withFileTypes: true });

/** The worker's script: beside the bundle, or in the sources when they are run directly. */
function workerScript(): URL {
  const bundled = new URL('./worker.cjs', import.meta.url);
  return existsSync(bundled) ? bundled : new URL('../solver/worker-node.ts', import.meta.url);
}

/**
 * As many workers as the processors, without one for the server's own thread where there are more than two: each takes some
 * 15 MB while it works.
 */
function workers(): number {
  const processors = availableParallelism();
  return Math.min(3, processors <= 2 ? processors : processors - 1);
}

export const nodeRuntime = (): Runtime => ({
  ...foldersOnDisk,
  programVersion: manifest.version,
  readFile,
  fileStamp,
  listFiles,
  contentHash: (text) => createHash('sha256').update(text).digest('hex').slice(0, 12),
  createSolver: () => createSolver(() => spawnNodeWorker(workerScript()), workers()),
});
