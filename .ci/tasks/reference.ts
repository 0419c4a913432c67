// Writes docs/reference from the descriptors. A unit test fails when a page is not current.
//   npm run reference
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../install.mjs';
import { referencePages } from '../../server/src/features/documentation/reference.ts';

const folder = join(root, 'docs/reference');
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(referencePages())) {
  writeFileSync(join(folder, name), text);
  console.log(`wrote docs/reference/${name}`);
}
