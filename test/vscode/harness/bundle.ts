// Bundles a folder of tests for the extension host.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../../.ci/install.mjs';

/**
 * Bundles index.ts of `suite/` and every *.test.ts of test/vscode/FOLDER into dist/test/FOLDER.
 * Returns the path that VS Code takes as `extensionTestsPath`.
 */
export async function bundleSuite(folder: string): Promise<string> {
  const source = join(root, 'test/vscode', folder);
  const outdir = join(root, 'dist/test', folder);
  const tests = readdirSync(source).filter((name) => name.endsWith('.test.ts'));
  if (tests.length === 0) throw new Error(`${source} holds no *.test.ts.`);
  rmSync(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: [join(root, 'test/vscode/suite/index.ts'), ...tests.map((name) => join(source, name))],
    entryNames: '[name]',
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return join(outdir, 'index.cjs');
}
