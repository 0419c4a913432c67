// How fast it is, as a table of medians and ratios. Not a test: times depend on the machine.
//   npm run bench [-- NAME]     only the benchmarks whose file name contains NAME
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatRow, HEADER, type Bench } from './harness.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const [wanted = ''] = process.argv.slice(2);
const files = readdirSync(folder).filter((file) => file.endsWith('.bench.ts') && file.includes(wanted));

console.log(HEADER);
for (const file of files.sort()) {
  const module: unknown = await import(new URL(file, import.meta.url).href);
  if (!isBench(module)) throw new Error(`${file} exports no function 'run'.`);
  for (const row of await module.run()) console.log(formatRow(row));
}
process.exit(0);

function isBench(module: unknown): module is { readonly run: Bench } {
  return typeof module === 'object' && module !== null && 'run' in module && typeof module.run === 'function';
}
