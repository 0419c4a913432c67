// A language server as any editor starts it: `mgmodel lsp --stdio`, spoken to over its standard streams.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface LanguageServer {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  /** Opens a text as the file of that name; resolves to its first diagnostics. */
  readonly open: (name: string, text: string) => Promise<PublishDiagnosticsParams>;
  /** Resolves to the next diagnostics of a file that belong to this version or a later one. */
  readonly diagnostics: (uri: string, version: number) => Promise<PublishDiagnosticsParams>;
  readonly stop: () => Promise<void>;
}

/** The address of a file in the samples folder, whether it exists or not. */
export function sampleUri(name: string): string {
  return pathToFileURL(join(root, 'samples', name)).href;
}

/** Starts the built server and initialises it for the samples folder. */
export async function startLanguageServer(): Promise<LanguageServer> {
  const child = spawn(process.execPath, [join(root, 'dist/mgmodel.mjs'), 'lsp', '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const waiting = new Set<(params: PublishDiagnosticsParams) => void>();
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    for (const tell of waiting) tell(params);
  });
  connection.listen();
  const folder = sampleUri('');
  const initialized: InitializeResult = await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: folder,
    workspaceFolders: [{ uri: folder, name: 'samples' }],
    capabilities: { textDocument: { publishDiagnostics: { versionSupport: true } } },
  });
  await connection.sendNotification('initialized', {});

  const diagnostics = (uri: string, version: number): Promise<PublishDiagnosticsParams> =>
    new Promise((resolve) => {
      const tell = (params: PublishDiagnosticsParams): void => {
        if (params.uri !== uri || (params.version ?? version) < version) return;
        waiting.delete(tell);
        resolve(params);
      };
      waiting.add(tell);
    });

  return {
    connection,
    initialized,
    diagnostics,
    open: async (name, text) => {
      const uri = sampleUri(name);
      const first = diagnostics(uri, 1);
      const textDocument = { uri, languageId: 'mgmodel', version: 1, text };
      await connection.sendNotification('textDocument/didOpen', { textDocument });
      return first;
    },
    stop: async () => {
      const ended = new Promise((resolve) => child.once('close', resolve));
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      await ended;
      connection.dispose();
    },
  };
}
