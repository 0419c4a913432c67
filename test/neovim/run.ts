// Neovim, headless, with its built-in language client, against the built command line.
//   node test/neovim/run.ts
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cli = join(root, 'dist/mgmodel.mjs');

function run(): { readonly passed: number; readonly failed: number } {
  if (!existsSync(cli)) {
    console.error('dist/mgmodel.mjs is not built: npm run build');
    return { passed: 0, failed: 1 };
  }
  const folder = mkdtempSync(join(tmpdir(), 'mgmodel-neovim-'));
  const file = join(folder, 'flagship.mgmodel');
  copyFileSync(join(root, 'samples/la60ni15al25.mgmodel'), file);
  const { stdout, stderr, status, error } = spawnSync(
    'nvim',
    ['--headless', '--clean', '-c', `luafile ${join(root, 'test/neovim/editor.lua')}`],
    {
      encoding: 'utf8',
      timeout: 120_000,
      env: {
        ...process.env,
        HOME: folder,
        XDG_CACHE_HOME: folder,
        XDG_STATE_HOME: folder,
        MGMODEL_NODE: process.execPath,
        MGMODEL_CLI: cli,
        MGMODEL_FILE: file,
      },
    },
  );
  rmSync(folder, { recursive: true, force: true });
  const lines = stdout.split('\n');
  const passed = lines.filter((line) => line.startsWith('ok ')).length;
  const failures = lines.filter((line) => line.startsWith('not ok '));
  for (const line of lines) if (line !== '') console.log(line);
  if (error) console.error(`nvim did not run: ${error.message}`);
  // A script that broke off has checks that never ran.
  const brokeOff = error !== undefined || status !== 0 || passed + failures.length === 0;
  if (brokeOff) console.error(stderr);
  return { passed, failed: failures.length + (brokeOff ? 1 : 0) };
}

const { passed, failed } = run();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
