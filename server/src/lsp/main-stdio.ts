/** The server over its standard streams, for any editor: `mgmodel lsp --stdio`. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { keepHeapSmall } from './frugal-heap.ts';
import { nodeRuntime } from './node-runtime.ts';
import { startServer } from './server.ts';

/** Starts the server; the process ends when the editor says so or closes the streams. */
export function startStdioServer(): void {
  // Whatever a library prints must not get into the protocol.
  console.log = console.error;
  startServer(createConnection(ProposedFeatures.all, process.stdin, process.stdout), {
    ...nodeRuntime(),
    textIsOpen: keepHeapSmall(),
  });
}
