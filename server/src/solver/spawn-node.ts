/** Starts solver workers as Node worker threads. */
import { Worker } from 'node:worker_threads';
import type { SolverWorker } from './service.ts';
import type { FromWorker } from './worker-protocol.ts';

/** `script`: the bundled `worker.cjs`, or `worker-node.ts` from the sources. */
export function spawnNodeWorker(script: URL | string): SolverWorker {
  const worker = new Worker(script);
  worker.unref();
  return {
    send: (message) => worker.postMessage(message),
    onMessage: (listener) => void worker.on('message', (message: FromWorker) => listener(message)),
    onExit: (listener) => {
      worker.on('error', (error: unknown) => listener(error instanceof Error ? error.message : String(error)));
      worker.on('exit', () => listener('the solver worker ended'));
    },
    terminate: () => void worker.terminate(),
  };
}
