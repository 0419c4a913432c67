// The same tests in a desktop VS Code, which @vscode/test-electron downloads (or $MGMODEL_VSCODE names).
//   npm run test:desktop [-- --grep PATTERN]
// Tests that act on the page are not registered there: a desktop's window cannot be driven from outside.
import { runTests } from '@vscode/test-electron';
import { parseArgs } from 'node:util';
import { root } from '../../.ci/install.mjs';
import { bundleSuite } from './harness/bundle.ts';
import { openChannel } from './harness/channel.ts';
import { channelEnvironment } from './harness/suite.ts';
import { Tally } from './harness/tally.ts';
import { makeWorkspace } from './harness/workspace.ts';

const { values } = parseArgs({ options: { grep: { type: 'string' } } });
const tally = new Tally();
const workspace = makeWorkspace();
const channel = await openChannel({
  report: (report) => tally.add(report),
  act: (action) => Promise.reject(new Error(`'${action}' needs a page; use npm run test:vscode.`)),
});
try {
  const vscodeExecutablePath = process.env['MGMODEL_VSCODE'];
  await runTests({
    ...(vscodeExecutablePath ? { vscodeExecutablePath } : {}),
    extensionDevelopmentPath: root,
    extensionTestsPath: await bundleSuite('suite'),
    extensionTestsEnv: channelEnvironment(channel, values.grep),
    launchArgs: [workspace.folder, '--disable-extensions', '--disable-workspace-trust'],
  });
} catch (error) {
  if (tally.failed === 0) tally.add({ title: 'desktop VS Code', state: 'failed', ms: 0, error: String(error) });
} finally {
  channel.close();
  workspace.remove();
}
tally.finish();
