// Runs a folder of tests in the extension host of a real VS Code, shows each result as it comes and counts them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../.ci/install.mjs';
import { CHANNEL, GREP, HAS_PAGE, type PageActions } from '../protocol.ts';
import { pageActions } from './actions.ts';
import { bundleSuite } from './bundle.ts';
import { openChannel, type Channel } from './channel.ts';
import { Tally } from './tally.ts';
import { openWorkbench } from './workbench.ts';

export interface SuiteOptions {
  readonly grep?: string;
  readonly withinMs: number;
  /** Further environment variables of the extension host. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs test/vscode/FOLDER in code-server's VS Code, with a page to act on. */
export async function runInBrowser(folder: string, options: SuiteOptions): Promise<Tally> {
  const suite = await bundleSuite(folder);
  const tally = new Tally();
  let actions: PageActions | undefined;
  const channel = await openChannel({
    report: (report) => tally.add(report),
    act: (action, args) => {
      if (actions === undefined) throw new Error('The page is not there yet.');
      return perform(actions, action, args);
    },
  });
  try {
    const env = { ...options.env, ...channelEnvironment(channel, options.grep), [HAS_PAGE]: '1' };
    const workbench = await openWorkbench({
      extension: 'development',
      suite,
      env,
      beforeLoad: (page) => (actions = pageActions(page)),
    });
    try {
      const code = await within(options.withinMs, workbench.suiteExit);
      if (code !== 0 && tally.failed === 0) throw new Error(`The suite ended with status ${code} but no failed test.`);
      if (tally.passed + tally.failed === 0) throw new Error('No test was run.');
    } catch (error) {
      tally.add({ title: folder, state: 'failed', ms: 0, error: String(error) });
    } finally {
      if (tally.failed > 0) await keepEvidence(workbench.page.screenshot(), workbench.logs());
      await workbench.close();
    }
  } finally {
    channel.close();
  }
  return tally;
}

/** The environment that leads a suite to its channel. */
export function channelEnvironment(channel: Channel, grep: string | undefined): Record<string, string> {
  return { [CHANNEL]: channel.address, ...(grep ? { [GREP]: grep } : {}) };
}

/** Calls an action by its name; the suite's `page` object is what keeps the arguments right. */
async function perform(actions: PageActions, name: string, args: readonly unknown[]): Promise<unknown> {
  const action: unknown = Object.entries(actions).find(([key]) => key === name)?.[1];
  if (typeof action !== 'function') throw new Error(`The page has no action '${name}'.`);
  const result: unknown = await Reflect.apply(action, actions, args);
  return result;
}

async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The suite did not end within ${ms / 1000} s.`)), ms);
  });
  return Promise.race([promise, timeout]).finally(() => clearTimeout(timer));
}

const LOG_TAIL = 80;

async function keepEvidence(screenshot: Promise<Buffer>, logs: string): Promise<void> {
  const folder = join(root, 'test-results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'vscode-failure.log'), logs);
  console.log(logs.split('\n').slice(-LOG_TAIL).join('\n'));
  console.log(`The whole log: ${join(folder, 'vscode-failure.log')}`);
  const image = await screenshot.catch(() => undefined);
  if (image) {
    writeFileSync(join(folder, 'vscode-failure.png'), image);
    console.log(`What was on the screen: ${join(folder, 'vscode-failure.png')}`);
  }
}
