// A folder for VS Code to open: a copy of the samples, which tests may change.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../.ci/install.mjs';

export interface Workspace {
  /** An empty folder around the workspace, for what else a run keeps. */
  readonly base: string;
  readonly folder: string;
  readonly remove: () => void;
}

export function makeWorkspace(): Workspace {
  const base = mkdtempSync(join(tmpdir(), 'mgmodel-vscode-'));
  const folder = join(base, 'workspace');
  cpSync(join(root, 'samples'), folder, { recursive: true });
  mkdirSync(join(folder, '.vscode'), { recursive: true });
  writeFileSync(join(folder, '.vscode/settings.json'), '{}\n');
  const remove = (): void => rmSync(base, { recursive: true, force: true, maxRetries: 3 });
  // However the run ends, nothing of it stays.
  process.once('exit', remove);
  return { base, folder, remove };
}
