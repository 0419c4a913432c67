import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

let bundled: URL | undefined;

function bundle(): URL {
  const entry = fileURLToPath(new URL('../../server/src/solver/worker-node.ts', import.meta.url));
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
  });
  const [program] = outputFiles;
  if (!program) throw new Error('esbuild made no worker');
  return new URL(`data:text/javascript;base64,${Buffer.from(program.contents).toString('base64')}`);
}

/**
 * The program of a solver worker in one piece, as it is shipped. From the sources every worker would compile Node's own
 * reader of TypeScript, which is WebAssembly: done in two threads at once, that crashes V8 now and then (nodejs/node#64500).
 */
export const bundledWorker = (): URL => (bundled ??= bundle());
