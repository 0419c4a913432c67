// The real VS Code without a download: the server and workbench that the npm package code-server carries.
// Installed once for each version into the user's cache folder, without install scripts, compiler or system library.
import { spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { explainNpm, npm } from '../install.mjs';

/** code-server 4.139.1 carries VS Code 1.139.1. */
const VERSION = '4.139.1';
const READY = 'Extension host agent listening';
const READY_WITHIN_MS = 60_000;

/** The folder for what outlives a checkout: $MGMODEL_CACHE, else `mgmodel` in the user's cache folder. */
function cacheFolder(): string {
  const { MGMODEL_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (MGMODEL_CACHE) return MGMODEL_CACHE;
  if (process.platform === 'darwin') return join(homedir(), 'Library/Caches/mgmodel');
  const base = process.platform === 'win32' ? LOCALAPPDATA : XDG_CACHE_HOME;
  return join(base || join(homedir(), '.cache'), 'mgmodel');
}

function codeServerFolder(): string {
  return join(cacheFolder(), `code-server-${VERSION}`);
}

function serverProgram(): string {
  return join(codeServerFolder(), 'node_modules/code-server/lib/vscode/out/server-main.js');
}

/**
 * Installs code-server where it is missing (about 600 MB, 15 s).
 * Throws an error that says in words why that was not possible.
 */
export async function installCodeServer(): Promise<void> {
  if (!existsSync(serverProgram())) await installOnce();
  provideLogWriter();
}

/** Without it every Output view of that VS Code stays empty. */
function provideLogWriter(): void {
  const replaced = join(codeServerFolder(), 'node_modules/code-server/lib/vscode/node_modules/@vscode/spdlog/index.js');
  copyFileSync(join(import.meta.dirname, 'log-writer.cjs'), replaced);
}

async function installOnce(): Promise<void> {
  console.log(`Installing VS Code (code-server ${VERSION}, once, 600 MB) in ${codeServerFolder()} …`);
  // Built beside its place and moved there when complete, so that an interrupted install is never taken for a whole one.
  const partial = `${codeServerFolder()}-partial-${process.pid}`;
  mkdirSync(partial, { recursive: true });
  try {
    const vscode = join(partial, 'node_modules/code-server/lib/vscode');
    const options = ['--ignore-scripts', '--no-audit', '--no-fund'];
    await install(['--prefix', partial, ...options, `code-server@${VERSION}`], partial);
    await install([...options, '--omit=dev'], vscode);
    await install([...options, '--omit=dev'], join(vscode, 'extensions'));
    if (!existsSync(serverProgram())) renameSync(partial, codeServerFolder());
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

async function install(args: readonly string[], folder: string): Promise<void> {
  const { status, output } = await npm(['install', ...args], folder);
  if (status !== 0) throw new Error(explainNpm(output));
}

/** Settings of a window that shows the model and nothing else: no chat, welcome page, tips or telemetry. */
export const CALM_WINDOW = {
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.tips.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
} as const;

/** The folders in which one server keeps its settings, logs and extensions. */
export interface ServerFolders {
  readonly data: string;
  readonly extensions: string;
}

/** Makes the server's folders below `base` and writes `settings` as the settings of every window that it serves. */
export function prepareFolders(base: string, settings: Readonly<Record<string, unknown>>): ServerFolders {
  const folders = { data: join(base, 'data'), extensions: join(base, 'extensions') };
  const machine = join(folders.data, 'data/Machine');
  mkdirSync(machine, { recursive: true });
  mkdirSync(folders.extensions, { recursive: true });
  writeFileSync(join(machine, 'settings.json'), JSON.stringify(settings, undefined, 2));
  return folders;
}

function folderOptions({ data, extensions }: ServerFolders): string[] {
  return ['--server-data-dir', data, '--extensions-dir', extensions];
}

/** Installs a packaged extension into the server's own folder. Throws with what the server said when it fails. */
export async function installExtension(vsix: string, folders: ServerFolders): Promise<void> {
  const child = spawn(
    process.execPath,
    [serverProgram(), '--install-extension', vsix, '--force', ...folderOptions(folders)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const output = collect(child);
  const status = await new Promise((resolve) => child.on('close', resolve));
  if (status !== 0) throw new Error(`VS Code did not install ${vsix}:\n${output.text}`);
}

export interface CodeServer {
  /** host:port, the authority of its vscode-remote addresses. */
  readonly authority: string;
  /** What it has printed so far. */
  readonly log: () => string;
  readonly exited: Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface ServerOptions extends ServerFolders {
  /** Lets a page load an extension under development and run its tests. */
  readonly testDriver?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Taken when it is free, so that the browser finds its window's state again; else any free port. */
  readonly preferredPort?: number;
}

/** Starts the server on a free port of 127.0.0.1; resolves when it listens. */
export async function startCodeServer(options: ServerOptions): Promise<CodeServer> {
  const port = await freePort(options.preferredPort ?? 0).catch(() => freePort(0));
  const args = ['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'];
  args.push('--accept-server-license-terms', '--telemetry-level', 'off', '--disable-workspace-trust');
  if (options.testDriver) args.push('--enable-smoke-test-driver');
  const child = spawn(process.execPath, [serverProgram(), ...args, ...folderOptions(options)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env },
  });
  const output = collect(child);
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()));
  // However this program ends, the server ends with it.
  process.once('exit', () => child.kill());
  await listening(child, output);
  return {
    authority: `127.0.0.1:${port}`,
    // Lines without a time of day are complaints about native modules that it does without.
    log: () =>
      output.text
        .split('\n')
        .filter((line) => /^\[\d\d:/.test(line))
        .join('\n'),
    exited,
    stop: async () => {
      child.kill();
      await exited;
    },
  };
}

interface Output {
  text: string;
  changed: () => void;
}

function collect(child: ChildProcess): Output {
  const output: Output = { text: '', changed: () => undefined };
  const add = (data: unknown): void => {
    output.text += String(data);
    output.changed();
  };
  child.stdout?.on('data', add);
  child.stderr?.on('data', add);
  return output;
}

function listening(child: ChildProcess, output: Output): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string): void => {
      clearTimeout(timer);
      child.kill();
      reject(new Error(`VS Code's server ${reason}. It said:\n${output.text}`));
    };
    const timer = setTimeout(() => fail(`did not listen within ${READY_WITHIN_MS / 1000} s`), READY_WITHIN_MS);
    child.once('error', (error) => fail(`could not be started: ${error.message}`));
    child.once('close', () => fail('ended before it listened'));
    output.changed = () => {
      if (!output.text.includes(READY)) return;
      clearTimeout(timer);
      resolve();
    };
  });
}

function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no free port on 127.0.0.1'));
      });
    });
  });
}

/**
 * The address that shows VS Code.
 * @param payload what VS Code is told at its start, as pairs of name and value (`openFile`, `extensionDevelopmentPath`, …)
 */
export function workbenchAddress(
  { authority }: CodeServer,
  open: { readonly folder: string } | { readonly workspace: string },
  payload: readonly (readonly [string, string])[],
): string {
  const address = new URL(`http://${authority}/`);
  for (const [name, path] of Object.entries(open)) address.searchParams.set(name, path);
  address.searchParams.set('payload', JSON.stringify(payload));
  return address.href.replaceAll('+', '%20');
}

/** The address of a file as that VS Code sees it. */
export function remoteUri({ authority }: CodeServer, path: string): string {
  return `vscode-remote://${authority}${path}`;
}
