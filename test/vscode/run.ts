// Tests of the extension in a real VS Code.
//   npm run test:vscode [-- --grep PATTERN]
import { parseArgs } from 'node:util';
import { runInBrowser } from './harness/suite.ts';

const SUITE_WITHIN_MS = 240_000;

const { values } = parseArgs({ options: { grep: { type: 'string' } } });
const tally = await runInBrowser('suite', {
  withinMs: SUITE_WITHIN_MS,
  ...(values.grep === undefined ? {} : { grep: values.grep }),
});
tally.finish();
