// Writes pictures of every sample's preview to test-results/screenshots.
//   npm run screenshots [-- --grep PATTERN]
import { parseArgs } from 'node:util';
import { runInBrowser } from './harness/suite.ts';

const PICTURES_WITHIN_MS = 1_200_000;

const { values } = parseArgs({ options: { grep: { type: 'string' } } });
const tally = await runInBrowser('gallery', {
  withinMs: PICTURES_WITHIN_MS,
  ...(values.grep === undefined ? {} : { grep: values.grep }),
});
tally.finish();
