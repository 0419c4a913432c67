// Makes sure that the project's packages lie in node_modules, and that the caller runs on the project's own Node.
// Runs before anything is installed: only what Node 20 brings along may be imported here.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 20;

/** The folder of package.json. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Installs what is missing and makes sure that this process is the project's own Node.
 * Returns true when the caller may go on. Otherwise `entry` (the caller's import.meta.url) was run to its end on that
 * Node, its exit status is set, and there is nothing left to do.
 */
export async function onProjectNode(entry) {
  try {
    requireNode(OLDEST_NODE);
    await installPackages();
    const own = ownNode();
    if (process.versions.node === own.version) return true;
    process.exitCode = await run(own.path, [fileURLToPath(entry), ...process.argv.slice(2)]);
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
  return false;
}

function requireNode(oldest) {
  if (Number.parseInt(process.versions.node, 10) >= oldest) return;
  throw new Error(
    `MGModel needs Node ${oldest} or later to install itself; this is Node ${process.versions.node}.\n` +
      'Install a current Node from https://nodejs.org and type the same command again.',
  );
}

/** Runs `npm ci` when a package of package-lock.json is missing from node_modules, or there in another version. */
async function installPackages() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  const started = Date.now();
  console.log(`Installing ${missing.length} packages from the npm registry (npm ci) …`);
  const { status, output } = await npm(['ci', '--no-audit', '--no-fund'], root);
  if (status !== 0) throw new Error(explainNpm(output));
  const left = missingPackages();
  if (left.length > 0) throw new Error(`npm ci ended well, but these packages are missing: ${left.join(', ')}`);
  console.log(`Installed in ${((Date.now() - started) / 1000).toFixed(0)} s.`);
}

/** Paths of the locked packages that npm's own record of node_modules does not hold in the locked version. */
function missingPackages() {
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const record = join(root, 'node_modules/.package-lock.json');
  const installed = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')).packages : {};
  return Object.entries(locked)
    .filter(([path, entry]) => path !== '' && !entry.optional && installed[path]?.version !== entry.version)
    .map(([path]) => path);
}

/**
 * Runs npm in a folder without showing what it prints; resolves to its exit status and output.
 * What the surrounding `npm start` says about this package is kept from it, so that it works on `folder` alone.
 */
export function npm(args, folder) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle|config_local_prefix|command)/.test(name)),
  );
  const shell = process.platform === 'win32';
  return new Promise((resolve) => {
    // An outer `npm start --silent` would silence this npm as well, and with it the reason of a failure.
    const child = spawn('npm', [...args, '--loglevel=error'], {
      cwd: folder,
      env,
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const dots = process.stdout.isTTY ? setInterval(() => process.stdout.write('.'), 1000) : undefined;
    const finish = (status, text) => {
      clearInterval(dots);
      if (dots) process.stdout.write('\n');
      resolve({ status, output: text });
    };
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('error', (error) => finish(1, `npm could not be started: ${error.message}`));
    child.on('close', (status) => finish(status ?? 1, output));
  });
}

const NPM_TROUBLE = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i,
    'The npm registry cannot be reached: is this machine online, and does it need a proxy (npm config set proxy …)?',
  ],
  [/ENOSPC/, 'The disk is full.'],
  [/EACCES|EPERM/, 'A folder cannot be written: does it belong to another user?'],
  [/can only install packages when your package.json and package-lock.json/, 'package-lock.json is out of step.'],
  [/could not be started/, 'npm was not found: it comes with Node, see https://nodejs.org'],
];

/** What went wrong in an npm run, in words, and the first of what npm said. */
export function explainNpm(output) {
  const [, reason] = NPM_TROUBLE.find(([pattern]) => pattern.test(output)) ?? [];
  const errors = output.split('\n').filter((line) => /^npm error (?!\s*at )/.test(line));
  const said = (errors.length > 0 ? errors : output.trim().split('\n')).slice(0, 8).join('\n');
  return `The packages could not be installed. ${reason ?? ''}\nnpm said:\n${said}`;
}

/** The Node that the dev dependency `node` carries. */
function ownNode() {
  const folder = join(root, 'node_modules/node');
  const path = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(path))
    throw new Error(`${path} is missing: install scripts seem to be switched off; try 'npm rebuild node'.`);
  return { path, version: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version };
}

/** Runs a program in the foreground with the project's programs first on its PATH; resolves to its exit status. */
function run(program, args) {
  const env = { ...process.env, PATH: join(root, 'node_modules/.bin') + delimiter + (process.env.PATH ?? '') };
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', env });
    // The child decides how to end; this process waits for it.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('error', reject);
    child.on('close', (status, signal) => resolve(status ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}
