// The packaged extension, as it would be published.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../install.mjs';

const LARGEST_KB = 1536;
/** Without these the package would install but not work. */
const REQUIRED = ['client.cjs', 'server.cjs', 'worker.cjs', 'preview.js', 'preview.css', 'page-solver.js'];

/**
 * Packages dist/ with vsce. Throws when a bundle is missing, when vsce warns of anything, or when it grew too large.
 * @returns the path of the .vsix and its size
 */
export function packageExtension(): { file: string; kilobytes: number } {
  const missing = REQUIRED.filter((name) => !existsSync(join(root, 'dist', name)));
  if (missing.length > 0) throw new Error(`Not built: dist/${missing.join(', dist/')}. Run: npm run build`);

  const file = join(root, `mgmodel-${version()}.vsix`);
  const vsce = join(root, 'node_modules/@vscode/vsce/vsce');
  const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [vsce, 'package', ...options, '--out', file], {
    cwd: root,
    encoding: 'utf8',
  });
  const output = stdout + stderr;
  if (status !== 0 || /warning/i.test(output)) throw new Error(`vsce could not package the extension:\n${output}`);
  const kilobytes = statSync(file).size / 1024;
  if (kilobytes > LARGEST_KB)
    throw new Error(`${file} is ${kilobytes.toFixed(0)} kB; at most ${LARGEST_KB} kB are wanted. See dist/meta.json.`);
  return { file, kilobytes };
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version);
  throw new Error('package.json has no version.');
}
