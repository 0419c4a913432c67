/** Entry of the solver that runs in a worker of the page while a slider is held. */
import { createWorkerHandler } from '../../server/src/solver/worker.ts';
import type { ToWorker } from '../../server/src/solver/worker-protocol.ts';

const handle = createWorkerHandler((message) => self.postMessage(message));
self.addEventListener('message', (event: MessageEvent<ToWorker>) => handle(event.data));
