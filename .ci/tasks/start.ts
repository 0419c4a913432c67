// Builds, shows the flagship's curves as a table, and opens it in VS Code with the preview beside it.
//   npm start [-- --no-open]    stop after the table
//   npm start [-- --browser]    VS Code in the browser, also where the desktop's `code` is installed
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../install.mjs';
import {
  CALM_WINDOW,
  installCodeServer,
  installExtension,
  prepareFolders,
  remoteUri,
  startCodeServer,
  workbenchAddress,
} from './code-server.ts';
import { packageExtension } from './vsix.ts';

const FLAGSHIP = join(root, 'samples/la60ni15al25.mgmodel');
/** Everything that a started VS Code keeps; git-ignored, may be deleted at any time. */
const BASE = join(root, '.cache/start');

/** Runs a program in the foreground and throws when it fails. */
function foreground(program: string, args: readonly string[], what: string): void {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: 'inherit' });
  if (error) throw new Error(`${what}: ${error.message}`);
  if (status !== 0) throw new Error(`${what} (exit status ${status ?? 'unknown'}).`);
}

/** Runs the desktop VS Code's `code`, which is a script: Windows starts one only through its shell. */
function code(...args: readonly string[]): boolean {
  if (process.platform !== 'win32') return spawnSync('code', args, { stdio: 'inherit' }).status === 0;
  return (
    spawnSync(
      'code',
      args.map((arg) => `"${arg}"`),
      { stdio: 'inherit', shell: true },
    ).status === 0
  );
}

function hasDesktopVsCode(): boolean {
  const finder = process.platform === 'win32' ? 'where' : 'which';
  return spawnSync(finder, ['code'], { stdio: 'ignore' }).status === 0;
}

/** A workspace of the samples that shows the preview at once, without a change to the person's own settings. */
function writeWorkspace(): string {
  const file = join(BASE, 'MGModel samples.code-workspace');
  mkdirSync(BASE, { recursive: true });
  const settings = {
    'mgmodel.preview.openAutomatically': true,
    // Git would ask whether to open the checkout that the samples lie in.
    'git.openRepositoryInParentFolders': 'never',
  };
  writeFileSync(file, JSON.stringify({ folders: [{ path: '../../samples' }], settings }, undefined, 2));
  return file;
}

function openOnDesktop(vsix: string): void {
  console.log('\nOpening the model in VS Code …');
  if (!code('--install-extension', vsix, '--force')) throw new Error('VS Code did not install the extension.');
  if (!code('--new-window', writeWorkspace(), FLAGSHIP)) throw new Error('VS Code did not start.');
}

/** Serves VS Code until this program is interrupted. */
async function serveInBrowser(vsix: string): Promise<void> {
  console.log("\nNo 'code' on the PATH, or --browser: opening the model in a VS Code in the browser.");
  await installCodeServer();
  rmSync(join(BASE, 'extensions'), { recursive: true, force: true });
  const folders = prepareFolders(BASE, CALM_WINDOW);
  await installExtension(vsix, folders);
  const server = await startCodeServer({ ...folders, preferredPort: 7420 });
  const workspace = { workspace: writeWorkspace() };
  const address = workbenchAddress(server, workspace, [['openFile', remoteUri(server, FLAGSHIP)]]);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void server.stop());

  console.log(`\nVS Code is at\n\n  ${address}\n\nIt runs on this computer only. Press Ctrl+C to stop it.`);
  openBrowser(address);
  await server.exited;
}

/** Shows an address in the person's browser where there is one; the printed address serves otherwise. */
function openBrowser(address: string): void {
  const programs: Partial<Record<NodeJS.Platform, [string, string[]]>> = {
    darwin: ['open', [address]],
    win32: ['rundll32', ['url.dll,FileProtocolHandler', address]],
  };
  const hasScreen = process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'];
  const [program, args] = programs[process.platform] ?? (hasScreen ? ['xdg-open', [address]] : []);
  if (program === undefined) return;
  const child = spawn(program, args ?? [], { detached: true, stdio: 'ignore' });
  child.on('error', () => undefined);
  child.unref();
}

async function start(): Promise<void> {
  const { values } = parseArgs({ options: { 'no-open': { type: 'boolean' }, browser: { type: 'boolean' } } });
  foreground(process.execPath, [join(root, '.ci/build.mjs')], 'The build failed');
  console.log();
  foreground(process.execPath, [join(root, 'dist/mgmodel.mjs'), 'run', FLAGSHIP], 'The flagship model does not run');
  if (values['no-open']) return;
  const { file, kilobytes } = packageExtension();
  console.log(`\nPackaged ${file} (${kilobytes.toFixed(0)} kB).`);
  if (!values.browser && hasDesktopVsCode()) openOnDesktop(file);
  else await serveInBrowser(file);
}

try {
  await start();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
