/** What axe complains of on a page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isRecord } from '../../../client/shared/guards.ts';
import type { Preview } from './page.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rule and element of each complaint. */
export async function violations(preview: Preview): Promise<readonly string[]> {
  if ((await preview.page.evaluate(`typeof axe`)) === 'undefined') await preview.run(axe);
  const found: unknown = await preview.page.evaluate(
    `axe.run(document).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 160))))`,
  );
  return Array.isArray(found) ? found.map(String) : [String(isRecord(found))];
}
