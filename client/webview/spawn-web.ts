/** Starts solver workers as workers of the page. */
import type { SolverWorker } from '../../server/src/solver/service.ts';
import type { FromWorker } from '../../server/src/solver/worker-protocol.ts';

/** Workers of the program `script`, the text of dist/page-solver.js. A page in VS Code may start them from a blob only. */
export function webWorkers(script: string): () => SolverWorker {
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  return () => {
    const worker = new Worker(url);
    return {
      send: (message) => worker.postMessage(message),
      onMessage: (listener) =>
        worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => listener(data)),
      onExit: (listener) => worker.addEventListener('error', ({ message }) => listener(message)),
      terminate: () => worker.terminate(),
    };
  };
}
