// The server in a process of its own with ten files of 2000 lines open: typing, completion and memory.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import { repeat, type Row } from './harness.ts';
import { largeText } from './large-text.ts';

const files = 10;
const edits = 1000;

/** Resident memory of a process in MB (Linux); `undefined` elsewhere. */
function residentMegabytes(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid ?? 0}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}

export async function run(): Promise<readonly Row[]> {
  const cli = fileURLToPath(new URL('../../dist/mgmodel.mjs', import.meta.url));
  const child = spawn(process.execPath, [cli, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const waiting = new Map<string, () => void>();
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, version }: PublishDiagnosticsParams) =>
    waiting.get(`${uri} ${version ?? 0}`)?.(),
  );
  connection.listen();
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  await connection.sendNotification('initialized', {});
  const diagnostics = (uri: string, version: number): Promise<void> =>
    new Promise((resolve) => waiting.set(`${uri} ${version}`, resolve));

  const text = largeText(2000);
  const uris = Array.from({ length: files }, (_, i) => `file:///bench/large-${i}.mgmodel`);
  for (const uri of uris) {
    const published = diagnostics(uri, 1);
    const textDocument = { uri, languageId: 'mgmodel', version: 1, text };
    await connection.sendNotification('textDocument/didOpen', { textDocument });
    await published;
  }

  const uri = uris[0] ?? '';
  const line = text.split('\n').findLastIndex((content) => content.includes('sigma1 = 28 GPa'));
  const character = text.split('\n')[line]?.indexOf('8 GPa') ?? 0;
  let version = 1;
  /** One keystroke, to its diagnostics. */
  const type = async (): Promise<void> => {
    version += 1;
    const published = diagnostics(uri, version);
    const range = { start: { line, character }, end: { line, character: character + 1 } };
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range, text: String(version % 10) }],
    });
    await published;
  };
  const textDocument = { uri };
  const position = { line, character: character + 2 };
  const ask = (method: string) => (): Promise<void> =>
    connection.sendRequest(`textDocument/${method}`, { textDocument, position }).then(() => undefined);

  const typing = await repeat(200, type, 20);
  const rows: Row[] = [
    { name: '2000 lines: keystroke to diagnostics', times: typing, goal: { ms: 16, of: 'p95' } },
    { name: '2000 lines: completion', times: await repeat(100, ask('completion')), goal: { ms: 30, of: 'p95' } },
    { name: '2000 lines: hover', times: await repeat(100, ask('hover')), goal: { ms: 20, of: 'p95' } },
    { name: '2000 lines: signature help', times: await repeat(100, ask('signatureHelp')), goal: { ms: 20, of: 'p95' } },
    {
      name: '2000 lines: semantic tokens',
      times: await repeat(50, ask('semanticTokens/full')),
      goal: { ms: 50, of: 'p95' },
    },
  ];
  const before = residentMegabytes(child.pid);
  for (let edit = 0; edit < edits; edit += 1) await type();
  const after = residentMegabytes(child.pid);
  if (before !== undefined && after !== undefined)
    console.log(
      `${files} files of 2000 lines open: ${before.toFixed(0)} MB, after ${edits} edits ${after.toFixed(0)} MB (goal: below 200 MB, flat)`,
    );
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  connection.dispose();
  return rows;
}
