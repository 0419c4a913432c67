/** A language client for tests: in memory with a pretended disk, or over the streams of a real process. */
import { spawn } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import {
  createConnection,
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import { methods } from '../../../server/src/lsp/messages.ts';
import { nodeRuntime } from '../../../server/src/lsp/node-runtime.ts';
import { startServer } from '../../../server/src/lsp/server.ts';
import { createSolver, type Solver } from '../../../server/src/solver/service.ts';
import { spawnNodeWorker } from '../../../server/src/solver/spawn-node.ts';
import { bundledWorker } from '../../support/bundled-worker.ts';

export interface Client {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  open(uri: string, text: string): Promise<PublishDiagnosticsParams>;
  /** Replaces a piece of text; resolves to the diagnostics of the new version. */
  replace(uri: string, version: number, from: string, to: string): Promise<PublishDiagnosticsParams>;
  /** Sends a text as the whole document. */
  write(uri: string, version: number, text: string): Promise<PublishDiagnosticsParams>;
  save(uri: string): Promise<void>;
  /** The next notification of a method that passes the test. */
  next(method: string, passes?: (value: unknown) => boolean): Promise<unknown>;
  request(method: string, parameters: object): Promise<unknown>;
  stop(): Promise<void>;
}

/** What the server may tell. */
const heard = ['textDocument/publishDiagnostics', methods.curves, methods.progress, methods.health];

async function connect(
  connection: ProtocolConnection,
  options: Partial<InitializeParams>,
  ended: () => Promise<unknown>,
): Promise<Client> {
  const texts = new Map<string, string>();
  const waiting = new Set<{ method: string; passes: (value: unknown) => boolean; tell: (value: unknown) => void }>();
  for (const method of heard)
    connection.onNotification(method, (value: unknown) => {
      for (const one of waiting)
        if (one.method === method && one.passes(value)) {
          waiting.delete(one);
          one.tell(value);
        }
    });
  connection.listen();
  const initialized: InitializeResult = await connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
    ...options,
  });
  await connection.sendNotification('initialized', {});

  const next: Client['next'] = (method, passes = () => true) =>
    new Promise((tell) => waiting.add({ method, passes, tell }));
  const diagnostics = async (uri: string, version: number): Promise<PublishDiagnosticsParams> => {
    const found = await next('textDocument/publishDiagnostics', (value) => isOf(value, uri, version));
    if (!isDiagnostics(found)) throw new Error('no diagnostics');
    return found;
  };
  const change = async (
    uri: string,
    version: number,
    text: string,
    event: object,
  ): Promise<PublishDiagnosticsParams> => {
    texts.set(uri, text);
    const found = diagnostics(uri, version);
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [event],
    });
    return found;
  };
  const positionOf = (text: string, offset: number): { line: number; character: number } => {
    const lines = text.slice(0, offset).split('\n');
    return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  };

  return {
    connection,
    initialized,
    next,
    async open(uri, text) {
      texts.set(uri, text);
      const found = diagnostics(uri, 1);
      const textDocument = { uri, languageId: 'mgmodel', version: 1, text };
      await connection.sendNotification('textDocument/didOpen', { textDocument });
      return found;
    },
    replace(uri, version, from, to) {
      const text = texts.get(uri) ?? '';
      const start = text.indexOf(from);
      if (start < 0) throw new Error(`the text has no ${from}`);
      const range = { start: positionOf(text, start), end: positionOf(text, start + from.length) };
      return change(
        uri,
        version,
        text.replace(from, () => to),
        { range, text: to },
      );
    },
    write: (uri, version, text) => change(uri, version, text, { text }),
    save: (uri) => connection.sendNotification('textDocument/didSave', { textDocument: { uri } }),
    request: (method, parameters) => connection.sendRequest(method, parameters),
    async stop() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      await ended();
      connection.dispose();
    },
  };
}

const isDiagnostics = (value: unknown): value is PublishDiagnosticsParams =>
  typeof value === 'object' && value !== null && 'diagnostics' in value;

const isOf = (value: unknown, uri: string, version: number): boolean =>
  isDiagnostics(value) && value.uri === uri && (value.version ?? 0) >= version;

/** A server in this process; files that are not open come from `disk`. */
export async function startInMemory(
  disk: Map<string, string> = new Map(),
  options: Partial<InitializeParams> = {},
  /** What stands in for the solver. */
  solverOf: (real: Solver) => Solver = (real) => real,
): Promise<Client> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  const real = nodeRuntime();
  startServer(server, {
    ...real,
    createSolver: () => solverOf(createSolver(() => spawnNodeWorker(bundledWorker()), 2)),
    readFile: (uri) => {
      const text = disk.get(uri);
      return text === undefined ? { problem: 'there is no such file' } : { text };
    },
    fileStamp: (uri) => {
      const text = disk.get(uri);
      return text === undefined ? undefined : Number.parseInt(real.contentHash(text), 16);
    },
    listFiles: (_folder, endings) => [...disk.keys()].filter((uri) => endings.some((ending) => uri.endsWith(ending))),
  });
  const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  return connect(connection, options, () => Promise.resolve());
}

/** The server as other editors start it, from the sources. */
export async function startProcess(): Promise<Client> {
  const main = fileURLToPath(new URL('../../../server/src/lsp/main-node.ts', import.meta.url));
  const child = spawn(process.execPath, [main, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const closed = new Promise((resolve) => child.once('close', resolve));
  return connect(connection, {}, () => closed);
}
