// Writes pictures of every sample's preview to test-results/screenshots, of the whole page from top to bottom.
//   npm run screenshots [-- --sample double-well --theme hc-light --width 280 --grep PATTERN]
// Each of the first three may be given several times.
import { parseArgs } from 'node:util';
import { runInBrowser } from './harness/suite.ts';
import { ONLY_SAMPLES, ONLY_THEMES, ONLY_WIDTHS } from './protocol.ts';

const PICTURES_WITHIN_MS = 1_200_000;

const several = { type: 'string', multiple: true } as const;
const { values } = parseArgs({
  options: { grep: { type: 'string' }, sample: several, theme: several, width: several },
});
const only = (variable: string, chosen: readonly string[] | undefined): Record<string, string> =>
  chosen === undefined ? {} : { [variable]: chosen.join(',') };
const tally = await runInBrowser('gallery', {
  withinMs: PICTURES_WITHIN_MS,
  env: {
    ...only(ONLY_SAMPLES, values.sample),
    ...only(ONLY_THEMES, values.theme),
    ...only(ONLY_WIDTHS, values.width),
  },
  ...(values.grep === undefined ? {} : { grep: values.grep }),
});
tally.finish();
