// Runs every *.test.cjs beside this bundle with mocha, in the extension host of a VS Code.
// Called by VS Code: the page's `extensionTestsPath`, or @vscode/test-electron on a desktop.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { GREP, type TestReport } from '../protocol.ts';
import { sendReport } from './channel.ts';

const TEST_WITHIN_MS = 60_000;

/** Resolves when every test passed, rejects with their number when some failed. */
export async function run(): Promise<void> {
  const grep = process.env[GREP];
  const mocha = new Mocha({
    timeout: TEST_WITHIN_MS,
    reporter: ChannelReporter,
    ...(grep ? { grep: new RegExp(grep) } : {}),
  });
  for (const file of readdirSync(__dirname)
    .filter((name) => name.endsWith('.test.cjs'))
    .sort())
    mocha.addFile(join(__dirname, file));
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  }).catch(async (error: unknown) => {
    await sendReport({ title: 'loading the suite', state: 'failed', ms: 0, error: describe(error) });
    throw error;
  });
  await Promise.all(sent);
  if (failures > 0) throw new Error(`${failures} failed`);
}

const sent: Promise<unknown>[] = [];

/** Sends every finished test and every hook that failed over the channel. */
class ChannelReporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    runner.on('pass', (test) => send({ title: test.fullTitle(), state: 'passed', ms: millisecondsOf(test) }));
    runner.on('pending', (test) => send({ title: test.fullTitle(), state: 'skipped', ms: 0 }));
    runner.on('fail', (test, error: unknown) =>
      send({ title: test.fullTitle(), state: 'failed', ms: test.duration ?? 0, error: describe(error) }),
    );
  }
}

/** How long a test took, or what it measured itself: the test then carries it as `measuredMilliseconds`. */
function millisecondsOf(test: Mocha.Test): number {
  if ('measuredMilliseconds' in test && typeof test.measuredMilliseconds === 'number') return test.measuredMilliseconds;
  return test.duration ?? 0;
}

function send(report: TestReport): void {
  sent.push(sendReport(report));
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
