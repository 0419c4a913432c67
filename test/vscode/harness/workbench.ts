// Opens VS Code's workbench in Chromium on a folder, with the extension either under development or packaged.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../../../.ci/install.mjs';
import {
  CALM_WINDOW,
  installCodeServer,
  installExtension,
  prepareFolders,
  remoteUri,
  startCodeServer,
  workbenchAddress,
  type ServerFolders,
} from '../../../.ci/tasks/code-server.ts';
import { launchChromiumOn } from './browser.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

/** Settings of every window under test: nothing moves, pops up or is saved that a test did not ask for. */
const QUIET = { ...CALM_WINDOW, 'git.enabled': false, 'files.autoSave': 'off', 'window.confirmBeforeClose': 'never' };

// Not worth reading: what is reported a second time (with %c), and what code-server does without (its native modules).
const NOISE =
  /^%c|bindings file|native-watchdog|open-vsx|Failed to load resource|ServiceWorker|Creating a socket|connection token|grace.time/;

export interface WorkbenchOptions {
  /** `development`: the bundles in dist/; else the path of a .vsix that is installed first. */
  readonly extension: 'development' | { readonly vsix: string };
  /** A bundled test suite to run in the extension host. */
  readonly suite?: string;
  /** Environment variables of the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Files to open, relative to the workspace. */
  readonly open?: readonly string[];
  /** Called with the page before VS Code is loaded in it. */
  readonly beforeLoad?: (page: Page) => void;
  readonly width?: number;
  readonly height?: number;
}

export interface Workbench {
  readonly page: Page;
  /** The opened folder: a copy of samples/, which tests may change. */
  readonly workspace: string;
  /** Resolves to the exit code of the suite, or rejects when the page or the server ends before it. */
  readonly suiteExit: Promise<number>;
  /** What is worth reading after a failure: the server's output, the consoles of page, webviews and extension host. */
  readonly logs: () => string;
  /**
   * Ends browser and server, and starts them again as their user would: the same folders, the same profile, and nothing
   * said of what was open. This workbench is closed with it; the caller must close the new one.
   */
  readonly restart: () => Promise<Workbench>;
  readonly close: () => Promise<void>;
}

/** Starts server and browser and loads the page. The caller must close the result. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  await installCodeServer();
  const workspace = makeWorkspace();
  const folders = prepareFolders(workspace.base, { ...QUIET, ...options.settings });
  if (options.extension !== 'development') await installExtension(options.extension.vsix, folders);
  return start(options, workspace, folders, undefined);
}

async function start(
  options: WorkbenchOptions,
  { base, folder, remove }: Workspace,
  folders: ServerFolders,
  port: number | undefined,
): Promise<Workbench> {
  const server = await startCodeServer({
    ...folders,
    testDriver: true,
    ...(options.env && { env: options.env }),
    ...(port === undefined ? {} : { preferredPort: port }),
  });
  const viewport = { width: options.width ?? 1400, height: options.height ?? 900 };
  const browser = await launchChromiumOn(join(base, 'browser'), viewport);
  const page = browser.pages()[0] ?? (await browser.newPage());

  const log = await consoleOf(page);
  const suiteExit = exitOfSuite(page, server.exited);
  await page.exposeFunction('codeAutomationExit', suiteExit.finish);
  options.beforeLoad?.(page);
  const payload: [string, string][] = [['skipWelcome', 'true']];
  if (options.extension === 'development') payload.push(['extensionDevelopmentPath', remoteUri(server, root)]);
  if (options.suite) payload.push(['extensionTestsPath', remoteUri(server, options.suite)]);
  for (const file of options.open ?? []) payload.push(['openFile', remoteUri(server, join(folder, file))]);
  await page.goto(workbenchAddress(server, { folder }, payload));

  const stop = async (): Promise<void> => {
    await browser.close();
    await server.stop();
  };
  return {
    page,
    workspace: folder,
    suiteExit: suiteExit.code,
    logs: () =>
      [...section("VS Code's server", server.log()), ...section('page and extension host', log.join('\n'))].join('\n'),
    restart: async () => {
      await stop();
      return start({ ...options, open: [] }, { base, folder, remove }, folders, Number(server.authority.split(':')[1]));
    },
    close: async () => {
      await stop();
      remove();
    },
  };
}

/** Collects what the consoles of the page, its webviews and the extension host say. */
async function consoleOf(page: Page): Promise<readonly string[]> {
  const log: string[] = [];
  const note = (kind: string, text: string): void => {
    if (!NOISE.test(text)) log.push(`${kind}: ${text}`);
  };
  page.on('console', (message) => note(message.type(), message.text()));
  page.on('pageerror', (error) => note('uncaught', error.message));
  // VS Code looks for a function of this name to report the extension host's console.
  await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
    note(type, args.map(String).join(' '));
  });
  return log;
}

/** The exit code of a suite, which `finish` gives; the code rejects when the page or the server ends before. */
function exitOfSuite(page: Page, serverEnd: Promise<void>): { code: Promise<number>; finish: (code: number) => void } {
  let finish: (code: number) => void = () => undefined;
  const code = new Promise<number>((resolve, reject) => {
    finish = resolve;
    page.on('crash', () => reject(new Error('The page crashed.')));
    void serverEnd.then(() => reject(new Error("VS Code's server ended.")));
  });
  // A workbench without a suite is closed without anybody waiting for this.
  code.catch(() => undefined);
  return { code, finish };
}

function section(title: string, text: string): string[] {
  return text.trim() === '' ? [] : [`---- ${title} ----`, text.trim()];
}
