// Tests of the extension in a real VS Code.
//   npm run test:vscode [-- --grep PATTERN]
import { parseArgs } from 'node:util';
import { checkReload } from './harness/reload.ts';
import { runInBrowser } from './harness/suite.ts';
import { Tally } from './harness/tally.ts';

const SUITE_WITHIN_MS = 480_000;

const { grep } = parseArgs({ options: { grep: { type: 'string' } } }).values;
/** What loads the window again is not part of the suite, which runs inside of it: `--grep reload` runs it alone. */
const onlyReload = grep === 'reload';
const tally = onlyReload
  ? new Tally()
  : await runInBrowser('suite', { withinMs: SUITE_WITHIN_MS, ...(grep === undefined ? {} : { grep }) });
if (onlyReload || grep === undefined) await checkReload(tally);
tally.finish();
