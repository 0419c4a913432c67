// What a user waits for while writing: the server's start, diagnostics after a keystroke, curves after a save.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { methods } from '../../server/src/lsp/messages.ts';
import { sampleUri, startLanguageServer, type LanguageServer } from '../support/language-server.ts';
import { repeat, type Row } from './harness.ts';

const FLAGSHIP = 'la60ni15al25.mgmodel';
const MODULUS = 'E = 33 GPa';

export async function run(): Promise<readonly Row[]> {
  const text = readFileSync(fileURLToPath(sampleUri(FLAGSHIP)), 'utf8');
  const start = await repeat(
    5,
    async () => {
      const server = await startLanguageServer();
      await server.open(FLAGSHIP, text);
      await server.stop();
    },
    1,
  );
  const server = await startLanguageServer();
  await server.open(FLAGSHIP, text);
  const rows: Row[] = [
    { name: 'server: start to diagnostics of the flagship', times: start },
    {
      name: 'keystroke to diagnostics',
      times: await typing(server, text, () => Promise.resolve()),
      goal: { ms: 16, of: 'p95' },
    },
    { name: 'save to curves', times: await typing(server, text, save(server)), goal: { ms: 150, of: 'median' } },
  ];
  await server.stop();
  return rows;
}

/** Times of changing the modulus back and forth, each until its diagnostics and what `then` waits for have come. */
async function typing(server: LanguageServer, text: string, then: () => Promise<unknown>): Promise<number[]> {
  const uri = sampleUri(FLAGSHIP);
  const line = text.split('\n').findIndex((content) => content.includes(MODULUS));
  const start = text.split('\n')[line]?.indexOf(MODULUS) ?? 0;
  const digit = start + MODULUS.indexOf('3 GPa');
  const range = { start: { line, character: digit }, end: { line, character: digit + 1 } };
  return repeat(100, async () => {
    version += 1;
    const answered = server.diagnostics(uri, version);
    const contentChanges = [{ range, text: version % 2 === 0 ? '4' : '3' }];
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
    await answered;
    await then();
  });
}

let version = 1;

function save(server: LanguageServer): () => Promise<unknown> {
  const textDocument = { uri: sampleUri(FLAGSHIP) };
  return () => server.connection.sendRequest(methods.solve, textDocument);
}
