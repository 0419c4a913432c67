/** Entry of `dist/server.cjs`: over IPC as VS Code starts it, or over the standard streams with `--stdio`. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { keepHeapSmall } from './frugal-heap.ts';
import { startStdioServer } from './main-stdio.ts';
import { nodeRuntime } from './node-runtime.ts';
import { startServer } from './server.ts';

if (process.argv.includes('--stdio')) startStdioServer();
else startServer(createConnection(ProposedFeatures.all), { ...nodeRuntime(), textIsOpen: keepHeapSmall() });
