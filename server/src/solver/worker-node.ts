/** Entry of the solver's worker thread under Node. */
import { parentPort } from 'node:worker_threads';
import { createWorkerHandler } from './worker.ts';
import type { ToWorker } from './worker-protocol.ts';

const port = parentPort;
if (port) {
  const handle = createWorkerHandler((message) => port.postMessage(message));
  port.on('message', (message: ToWorker) => handle(message));
}
