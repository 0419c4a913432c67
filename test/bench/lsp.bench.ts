// The server in a process of its own with ten files of 2000 lines open: typing, completion and memory.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type PublishDiagnosticsParams,
  type Range,
} from 'vscode-languageserver/node';
import { collect, repeat, type Row } from './harness.ts';
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

const rangeIn = (line: number, character: number, length: number): Range => ({
  start: { line, character },
  end: { line, character: character + length },
});

/** Time that the threads of a process have computed, in seconds (Linux, which counts it in hundredths). */
function processorSeconds(pid: number | undefined): number {
  try {
    const fields =
      readFileSync(`/proc/${pid ?? 0}/stat`, 'utf8')
        .split(') ')[1]
        ?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return NaN;
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
  const textDocument = { uri };
  const lines = text.split('\n');
  let version = 1;
  /** One change, to its diagnostics. */
  const change = async (range: Range, inserted: string): Promise<void> => {
    version += 1;
    const published = diagnostics(uri, version);
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range, text: inserted }],
    });
    await published;
  };
  /** Types a digit of a number of a model in place of another. */
  const last = lines.findLastIndex((content) => content.includes('sigma1 = 28 GPa'));
  const character = lines[last]?.indexOf('8 GPa') ?? 0;
  const digit = rangeIn(last, character, 1);
  const typeDigit = (): Promise<void> => change(digit, String(version % 10));
  /** Types a name letter by letter and takes it back, at the top of the file, so that all the rest moves. */
  const first = lines.findIndex((content) => content.startsWith('let modulus'));
  const name = 'longer_name';
  const typeName = (index: number): Promise<void> => {
    const letter = index % (2 * name.length);
    if (letter < name.length) return change(rangeIn(first, 4 + letter, 0), name.slice(letter, letter + 1));
    return change(rangeIn(first, 4 + 2 * name.length - letter - 1, 1), '');
  };
  /** Inserts a line above everything, or takes it out. */
  const typeLine = (index: number): Promise<void> =>
    index % 2 === 0
      ? change(rangeIn(1, 0, 0), '\n')
      : change({ start: { line: 1, character: 0 }, end: { line: 2, character: 0 } }, '');
  const position = { line: last, character: character + 2 };
  const ask = (method: string) => (): Promise<void> =>
    connection.sendRequest(`textDocument/${method}`, { textDocument, position }).then(() => undefined);
  /** The same after a keystroke: nothing of an answer is there from the time before. */
  const askAfterKey = (method: string): (() => Promise<number>) => {
    const request = ask(method);
    return async () => {
      await typeDigit();
      const started = performance.now();
      await request();
      return performance.now() - started;
    };
  };

  const row = (what: string, times: readonly number[], ms: number): Row => ({
    name: `2000 lines: ${what}`,
    times,
    goal: { ms, of: 'p95' },
  });
  const rows: Row[] = [
    row('keystroke to diagnostics', await repeat(200, typeDigit, 20), 16),
    row('keystroke in a name at the top', await repeat(220, (index) => typeName(index + 22), 22), 16),
    row('line in or out at the top', await repeat(200, (index) => typeLine(index + 20), 20), 16),
    row('completion', await repeat(100, ask('completion')), 30),
    row('hover', await repeat(100, ask('hover')), 20),
    row('signature help', await repeat(100, ask('signatureHelp')), 20),
    row('semantic tokens', await repeat(50, ask('semanticTokens/full')), 50),
    row('completion after a keystroke', await collect(100, askAfterKey('completion')), 30),
    row('hover after a keystroke', await collect(100, askAfterKey('hover')), 20),
    row('semantic tokens after a keystroke', await collect(50, askAfterKey('semanticTokens/full')), 50),
  ];
  const before = residentMegabytes(child.pid);
  const computedBefore = processorSeconds(child.pid);
  for (let edit = 0; edit < edits; edit += 1) await typeDigit();
  const after = residentMegabytes(child.pid);
  if (before !== undefined && after !== undefined) {
    const computed = ((processorSeconds(child.pid) - computedBefore) / edits) * 1000;
    await connection.sendRequest('mgmodel/solve', { uri });
    const solved = residentMegabytes(child.pid) ?? NaN;
    console.log(
      `${files} files of 2000 lines open: ${before.toFixed(0)} MB, after ${edits} edits ${after.toFixed(0)} MB, after a solve ${solved.toFixed(0)} MB (goal: below 200 MB, flat); ${computed.toFixed(1)} ms of processor time an edit`,
    );
  }
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  connection.dispose();
  return rows;
}
