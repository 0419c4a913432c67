// Bundles the extension, the language server, the command line and the pages into dist/.
//   node .ci/build.mjs [--dev] [--watch]
// Everything that can be built is built; an entry file that is missing or does not compile makes the exit status 1.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build as bundle, context, type BuildOptions, type BuildResult, type Metafile, type Plugin } from 'esbuild';
import { root } from '../install.mjs';

const watching = process.argv.includes('--watch');
const dev = watching || process.argv.includes('--dev');

/** Programs that write source files from the descriptors; run in this order before bundling. */
const generators: readonly string[] = ['.ci/tasks/equations.ts'];

// chevrotain groups with what Node has from 21 on; the command line runs from Node 20 on.
const groupBy = `Object.groupBy ??= (items, keyOf) => {
  const groups = Object.create(null);
  let index = 0;
  for (const item of items) (groups[keyOf(item, index++)] ??= []).push(item);
  return groups;
};`;

// Names and short lines stay, so that the trace of a crash can be read and reported.
const onNode = {
  platform: 'node',
  target: 'node20',
  minifyIdentifiers: false,
  lineLimit: 160,
} satisfies BuildOptions;

// The sources are ES modules and may ask for import.meta.url; in a CommonJS bundle it is that of the bundle.
const commonJs = {
  ...onNode,
  format: 'cjs',
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: `const importMetaUrl = require('node:url').pathToFileURL(__filename).href;\n${groupBy}` },
} satisfies BuildOptions;

// Libraries in CommonJS call `require`, which an ES module has to make for itself.
const commandLine = {
  ...onNode,
  format: 'esm',
  banner: {
    js: `#!/usr/bin/env node
import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
${groupBy}`,
  },
} satisfies BuildOptions;

const page = { platform: 'browser', format: 'iife', target: 'es2022' } satisfies BuildOptions;

interface Target {
  readonly entry: string;
  readonly out: string;
  readonly options: BuildOptions;
  /** Not part of every checkout: left out without a word when its entry file is missing. */
  readonly optional?: true;
}

const targets: readonly Target[] = [
  { entry: 'client/src/extension.ts', out: 'client.cjs', options: { ...commonJs, external: ['vscode'] } },
  { entry: 'server/src/lsp/main-node.ts', out: 'server.cjs', options: commonJs },
  { entry: 'server/src/solver/worker-node.ts', out: 'worker.cjs', options: commonJs },
  { entry: 'server/src/cli/main.ts', out: 'mgmodel.mjs', options: commandLine },
  { entry: 'client/shared/export/command-line.ts', out: 'exports.mjs', options: { ...page, format: 'esm' } },
  { entry: 'client/webview/main.ts', out: 'preview.js', options: page },
  { entry: 'client/webview/solver-worker.ts', out: 'page-solver.js', options: page },
  { entry: 'client/webview/style.css', out: 'preview.css', options: {} },
  { entry: 'client/webview/report.ts', out: 'report.js', options: page, optional: true },
  { entry: 'client/webview/report.css', out: 'report.css', options: {}, optional: true },
];

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: !dev,
  sourcemap: dev,
  metafile: true,
  logLevel: 'warning',
  legalComments: 'none',
  loader: { '.ttf': 'file', '.woff2': 'file', '.svg': 'text' },
  assetNames: '[name]',
} satisfies BuildOptions;

function runGenerators(): void {
  for (const generator of generators) {
    const { status } = spawnSync(process.execPath, [join(root, generator)], { cwd: root, stdio: 'inherit' });
    if (status !== 0) throw new Error(`${generator} ended with status ${status ?? 'unknown'}`);
  }
}

/** Bytes of every bundle, and how many of them each package brings. */
function sizes(metafiles: readonly Metafile[]): Record<string, { bytes: number; packages: Record<string, number> }> {
  const outputs = metafiles.flatMap((metafile) => Object.entries(metafile.outputs));
  return Object.fromEntries(
    outputs
      .filter(([file]) => !file.endsWith('.map'))
      .map(([file, output]) => {
        const packages: Record<string, number> = {};
        for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
          const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? 'mgmodel';
          packages[name] = (packages[name] ?? 0) + bytesInOutput;
        }
        return [file, { bytes: output.bytes, packages }];
      }),
  );
}

/** Bundles that are being built. */
let building = 0;

/** Prints when the first bundle begins and the last is done, in the words that .vscode/tasks.json waits for. */
const announce = {
  name: 'announce',
  setup(build) {
    build.onStart(() => {
      if (building === 0) console.log('[watch] build started');
      building += 1;
    });
    build.onEnd(() => {
      building -= 1;
      if (building === 0) console.log('[watch] build finished');
    });
  },
} satisfies Plugin;

async function watch(present: readonly Target[]): Promise<void> {
  const builders = await Promise.all(
    present.map(({ entry, out, options }) =>
      context({ ...shared, ...options, entryPoints: [entry], outfile: join('dist', out), plugins: [announce] }),
    ),
  );
  await Promise.all(builders.map((builder) => builder.watch()));
}

async function build(present: readonly Target[]): Promise<readonly Target[]> {
  const results = await Promise.allSettled(
    present.map(({ entry, out, options }): Promise<BuildResult> =>
      bundle({ ...shared, ...options, entryPoints: [entry], outfile: join('dist', out) }),
    ),
  );
  const metafiles = results.flatMap((result) => (result.status === 'fulfilled' ? (result.value.metafile ?? []) : []));
  const table = sizes(metafiles);
  writeFileSync(join(root, 'dist/meta.json'), JSON.stringify(table, undefined, 2));
  for (const [file, { bytes }] of Object.entries(table))
    console.log(`${relative('dist', file).padEnd(16)} ${(bytes / 1024).toFixed(0).padStart(6)} kB`);
  return present.filter((_, index) => results[index]?.status === 'rejected');
}

const started = performance.now();
runGenerators();
const present = targets.filter(({ entry }) => existsSync(join(root, entry)));
const missing = targets.filter((target) => !target.optional && !present.includes(target));
for (const { entry, out } of missing) console.error(`dist/${out} is not built: ${entry} does not exist`);
mkdirSync(join(root, 'dist'), { recursive: true });

if (watching) await watch(present);
else {
  const broken = await build(present);
  for (const { entry, out } of broken) console.error(`dist/${out} is not built: ${entry} does not compile`);
  // Nothing of an earlier build stays where this one has failed.
  for (const { out } of [...missing, ...broken]) rmSync(join(root, 'dist', out), { force: true });
  const cli = join(root, 'dist/mgmodel.mjs');
  if (existsSync(cli)) chmodSync(cli, 0o755);
  console.log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  process.exitCode = missing.length + broken.length === 0 ? 0 : 1;
}
