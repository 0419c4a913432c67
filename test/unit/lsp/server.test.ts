/** The server as an editor meets it: what is published, solved, dropped and refused. */
import { afterEach, expect, test } from 'vitest';
import { methods } from '../../../server/src/lsp/messages.ts';
import { arrayOf, isNumber, objectWith } from '../../../client/shared/guards.ts';
import { isPreviewState } from '../../../client/shared/preview-state.ts';
import { isProblem } from '../../../client/shared/problem-guard.ts';
import type { PreviewState } from '../../../server/src/lsp/messages.ts';
import type { Solver } from '../../../server/src/solver/service.ts';
import { startInMemory, startProcess, type Client } from './client.ts';

const uri = 'file:///workspace/a.mgmodel';
const model = `mgmodel 1
alloy A { composition = La 60, Ni 40; T_g = 453 K }
param E_0 = 33 GPa in 20 .. 40 GPa
model m of A {
  elastic { E = E_0 }
  relaxation beta : debye { strength = 1/20 GPa - 1/33 GPa; tau = arrhenius(tau0: 1e-13 s, U: 83 kJ/mol) }
}
test dma of m : dma_temperature {
  T = 300 K .. 400 K step 50 K
  frequency = [1, 16] Hz
  expect max(storage_modulus) > 40 GPa
}
curve line { over x = 0 .. 1 lin 3; y = 2 * x }
`;

let client: Client | undefined;
const start = async (...given: Parameters<typeof startInMemory>): Promise<Client> =>
  (client = await startInMemory(...given));
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

const codes = ({ diagnostics }: { diagnostics: readonly { code?: unknown }[] }): unknown[] =>
  diagnostics.map(({ code }) => code);

function stateOf(value: unknown): PreviewState {
  if (!isPreviewState(value)) throw new Error(`no preview state: ${JSON.stringify(value).slice(0, 200)}`);
  return value;
}

const isNumbers = arrayOf(isNumber);
const hasData = objectWith<{ data: number[] }>({ data: isNumbers });
const hasEdits = objectWith<{ edits: { start: number; deleteCount: number; data: number[] }[] }>({
  edits: arrayOf(objectWith({ start: isNumber, deleteCount: isNumber, data: isNumbers })),
});

const solve = async (server: Client, parameters: object): Promise<PreviewState> =>
  stateOf(await server.request(methods.solve, parameters));

test('diagnostics follow the text as it is typed', async () => {
  const server = await start();
  expect(codes(await server.open(uri, model))).toEqual([]);
  const wrong = await server.replace(uri, 2, 'E = E_0', 'E = 33 K');
  expect(wrong.diagnostics).toHaveLength(2);
  expect(wrong.diagnostics.find(({ severity }) => severity === 1)?.range).toEqual({
    start: { line: 4, character: 16 },
    end: { line: 4, character: 20 },
  });
  expect(codes(await server.replace(uri, 3, 'E = 33 K', 'E = E_0'))).toEqual([]);
});

test('many changes at once end in the diagnostics of the last', async () => {
  const server = await start();
  await server.open(uri, model);
  const all = ['E = 3 K', 'E = 3 s', 'E = E_0'].map((to, i, list) =>
    server.replace(uri, i + 2, i === 0 ? 'E = E_0' : (list[i - 1] ?? ''), to),
  );
  const last = await Promise.all(all);
  expect(last.at(-1)?.version).toBe(4);
  expect(codes(last.at(-1) ?? { diagnostics: [] })).toEqual([]);
});

test('a change in an imported file reaches the file that imports it', async () => {
  const other = 'file:///workspace/b.mgmodel';
  const server = await start();
  await server.open(other, 'mgmodel 1\nlet size = 3 GPa\n');
  const first = await server.open(uri, 'mgmodel 1\nimport "b.mgmodel"\nlet twice = 2 * size + 1 GPa\n');
  expect(codes(first)).toEqual([]);
  const again = server.next(
    'textDocument/publishDiagnostics',
    (value) => typeof value === 'object' && value !== null && 'uri' in value && value.uri === uri,
  );
  await server.replace(other, 2, '3 GPa', '3 s');
  expect(await again).toMatchObject({ diagnostics: [{ severity: 1 }] });
});

test('an imported file is read from disk, and again when it has changed there', async () => {
  const other = 'file:///workspace/b.mgmodel';
  const disk = new Map([[other, 'mgmodel 1\nlet size = 3 GPa\n']]);
  const server = await start(disk);
  expect(codes(await server.open(uri, 'mgmodel 1\nimport "b.mgmodel"\nlet twice = 2 * size + 1 GPa\n'))).toEqual([]);
  disk.set(other, 'mgmodel 1\nlet size = 3 s\n');
  const again = server.next('textDocument/publishDiagnostics');
  await server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: other, type: 2 }] });
  expect(await again).toMatchObject({ uri, diagnostics: [{ severity: 1 }] });
});

test('files outside the workspace are neither imported nor read, until their folder is opened too', async () => {
  const secret = 'file:///elsewhere/secret.mgmodel';
  const folder = { uri: 'file:///workspace', name: 'workspace' };
  const disk = new Map([[secret, 'mgmodel 1\nlet size = 3 GPa\n']]);
  const server = await start(disk, { workspaceFolders: [folder] });
  const text = 'mgmodel 1\nimport "../elsewhere/secret.mgmodel"\nlet twice = 2 * size + 1 GPa\n';
  const { diagnostics } = await server.open(uri, text);
  expect(diagnostics[0]?.message).toContain(
    '"../elsewhere/secret.mgmodel" lies outside the workspace (/workspace); copy the file into it',
  );
  expect(await server.request('textDocument/documentLink', { textDocument: { uri } })).toEqual([]);
  const again = server.next('textDocument/publishDiagnostics');
  const added = [{ uri: 'file:///elsewhere', name: 'elsewhere' }];
  await server.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added, removed: [] } });
  expect(await again).toMatchObject({ uri, diagnostics: [] });
});

test('without a workspace, a file reads from its own folder', async () => {
  const disk = new Map([
    ['file:///workspace/parts/b.mgmodel', 'mgmodel 1\nlet size = 3 GPa\n'],
    ['file:///b.mgmodel', 'mgmodel 1\nlet other = 3 GPa\n'],
  ]);
  const server = await start(disk);
  const { diagnostics } = await server.open(uri, 'mgmodel 1\nimport "parts/b.mgmodel"\nimport "../b.mgmodel"\n');
  expect(diagnostics.filter(({ severity }) => severity === 1).map(({ range }) => range.start.line)).toEqual([2]);
});

test('a page that solves by itself is told the problem of what it shows', async () => {
  const server = await start();
  await server.open(uri, model);
  const namesOf = async (...tests: string[]): Promise<unknown> => {
    const problem = await server.request(methods.problem, { uri, tests });
    return isProblem(problem) && [...problem.tests, ...problem.curves].map(({ name }) => name);
  };
  expect(await namesOf('dma')).toEqual(['dma']);
  expect(await namesOf('line', 'gone')).toEqual(['line']);
  // A test of a million points follows no hand.
  await server.replace(uri, 2, 'step 50 K', 'lin 1000000');
  expect(await namesOf('dma', 'line')).toEqual(['line']);
  expect(await server.request(methods.problem, { uri: 'file:///none.mgmodel', tests: [] })).toBeNull();
});

test('solving gives curves in the shape that the page understands', async () => {
  const server = await start();
  await server.open(uri, model);
  const state = await solve(server, { uri });
  expect(state).toMatchObject({ version: 1, fileName: 'a.mgmodel', status: 'ready', problems: [] });
  expect(state.tests.map(({ result, line }) => [result.name, result.curves.length, line])).toEqual([['dma', 2, 7]]);
  expect(state.tests[0]?.x).toMatchObject({ symbol: 'T', words: 'temperature', scale: 'linear' });
  expect(state.tests[0]?.x.units[1]).toEqual({ unit: 'degC', factor: 1, offset: 273.15 });
  expect(state.tests[0]?.series['storage_modulus']?.units[0]).toEqual({ unit: 'GPa', factor: 1e9 });
  expect(state.tests[0]?.series['loss_modulus.beta']?.words).toBe('loss modulus of beta');
  expect(state.curves.map(({ result }) => result.series['y']?.values)).toEqual([[0, 1, 2]]);
  expect(state.parameters).toEqual([
    { name: 'E_0', value: 33e9, lower: 20e9, upper: 40e9, unit: 'GPa', factor: 1e9, line: 2 },
  ]);
  expect(state.anchors?.map(({ path }) => path)).toEqual(['m', 'm.elastic', 'm.beta']);
});

test('a failed expectation becomes a diagnostic at its line', async () => {
  const server = await start();
  await server.open(uri, model);
  const published = server.next('textDocument/publishDiagnostics');
  await solve(server, { uri });
  expect(await published).toMatchObject({
    diagnostics: [{ severity: 1, range: { start: { line: 10 } } }, { severity: 1 }],
  });
});

test('what a run has found is told no longer when the text has changed', async () => {
  const server = await start();
  await server.open(uri, model);
  const told = server.next('textDocument/publishDiagnostics', (value) => JSON.stringify(value).includes('MG650'));
  await solve(server, { uri });
  await told;
  expect(codes(await server.replace(uri, 2, '> 40 GPa', '> 30 GPa'))).toEqual([]);
});

test('tests and expectations are listed before anything is solved', async () => {
  const server = await start();
  await server.open(uri, model);
  expect(await server.request(methods.listTests, { uri })).toEqual([
    {
      name: 'dma',
      range: { start: { line: 7, character: 5 }, end: { line: 11, character: 1 } },
      expectations: [
        {
          index: 0,
          text: 'expect max(storage_modulus) > 40 GPa',
          range: { start: { line: 10, character: 2 }, end: { line: 10, character: 38 } },
        },
      ],
    },
  ]);
});

test('parameters of sliders change the curves, not the results that are kept', async () => {
  const server = await start();
  await server.open(uri, model);
  const first = await solve(server, { uri });
  const moved = await solve(server, { uri, parameters: { E_0: 36e9 } });
  const modulus = (state: PreviewState): unknown =>
    state.tests[0]?.result.curves[0]?.series['storage_modulus']?.values[0];
  expect(modulus(moved)).toBeGreaterThan(Number(modulus(first)));
  expect(moved.parameters[0]?.value).toBe(36e9);
  expect(modulus(await solve(server, { uri, tests: [] }))).toBe(modulus(first));
});

test('an error keeps the last good curves and says why they are old', async () => {
  const server = await start();
  await server.open(uri, model);
  await solve(server, { uri });
  await server.replace(uri, 2, 'frequency = [1, 16] Hz', 'frequency = [1, 16] K');
  const state = await solve(server, { uri });
  expect(state.tests[0]?.result.curves).toHaveLength(2);
  expect(state.tests[0]?.outdated).toMatch(/frequency.*line 10/);
  expect(state.problems).toHaveLength(1);
  expect(state.curves[0]?.outdated).toBeUndefined();
});

test('a saved file with a preview is solved, one without is not', async () => {
  const server = await start();
  await server.open(uri, model);
  const first = server.next(methods.curves);
  await server.connection.sendNotification(methods.watch, { uris: [uri] });
  expect(stateOf(await first).version).toBe(1);
  await server.replace(uri, 2, '33 GPa in', '34 GPa in');
  const second = server.next(methods.curves);
  await server.save(uri);
  expect(stateOf(await second)).toMatchObject({ version: 2, parameters: [{ value: 34e9 }] });
});

test('curves that are done go to the preview before the rest, first those whose charts are in view', async () => {
  const asked: (readonly string[] | undefined)[] = [];
  const slow = (real: Solver): Solver => ({
    dispose: () => real.dispose(),
    solve: async (problem, { onTest, ...request }, signal) => {
      asked.push(request.tests);
      const solution = await real.solve(problem, request, signal);
      for (const result of solution.tests) {
        // Longer than curves that are done wait for others.
        await new Promise((resolve) => setTimeout(resolve, 200));
        onTest?.(result);
      }
      return solution;
    },
  });
  const server = await start(new Map(), {}, slow);
  const other = model.slice(model.indexOf('test dma')).replace('test dma', 'test other');
  await server.open(uri, `${model}\n${other.slice(0, other.indexOf('\n}') + 2)}\n`);
  const first = server.next(methods.curves);
  await server.connection.sendNotification(methods.watch, { uris: [uri] });
  const early = stateOf(await first);
  const curvesOf = ({ tests }: PreviewState) => tests.map(({ result }) => [result.name, result.curves.length]);
  expect([early.status, curvesOf(early)]).toEqual([
    'solving',
    [
      ['dma', 2],
      ['other', 0],
    ],
  ]);
  const all = stateOf(await server.next(methods.curves));
  expect([all.status, curvesOf(all)]).toEqual([
    'ready',
    [
      ['dma', 2],
      ['other', 2],
    ],
  ]);
  await server.connection.sendNotification(methods.inView, { uri, tests: ['other'] });
  const next = server.next(methods.curves);
  await server.save(uri);
  expect(curvesOf(stateOf(await next))).toEqual([
    ['dma', 0],
    ['other', 2],
  ]);
  expect(asked).toEqual([
    ['dma', 'other'],
    ['other', 'dma'],
  ]);
});

test('solving begins before the file is written, and once for each save', async () => {
  const server = await start();
  await server.open(uri, model);
  const first = server.next(methods.curves);
  await server.connection.sendNotification(methods.watch, { uris: [uri] });
  await first;
  await server.replace(uri, 2, '33 GPa in', '34 GPa in');
  const early = server.next(methods.curves);
  await server.connection.sendNotification('textDocument/willSave', { textDocument: { uri }, reason: 1 });
  expect(stateOf(await early)).toMatchObject({ version: 2, parameters: [{ value: 34e9 }] });
  const versions: number[] = [];
  server.connection.onNotification(methods.curves, (state: unknown) => {
    versions.push(stateOf(state).version);
  });
  await server.save(uri);
  // Had it been solved once more, that would be done before this is.
  await solve(server, { uri });
  expect(versions).toEqual([]);
  // A formatter that changes the text between the two has its text solved.
  await server.connection.sendNotification('textDocument/willSave', { textDocument: { uri }, reason: 1 });
  await server.replace(uri, 3, '34 GPa in', '35 GPa in');
  await server.save(uri);
  await expect.poll(() => versions.at(-1)).toBe(3);
});

const watched = (server: Client, changed: string): Promise<void> =>
  server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: changed, type: 2 }] });

const modulusOf = (state: PreviewState): number | null | undefined => state.parameters[0]?.value;

test.each(['before', 'after'])(
  'a file rewritten by another program is drawn anew: told %s the editor has read it again',
  async (when) => {
    const disk = new Map([[uri, model]]);
    const server = await start(disk);
    await server.open(uri, model);
    const first = server.next(methods.curves);
    await server.connection.sendNotification(methods.watch, { uris: [uri] });
    await first;
    const other = model.replace('33 GPa in', '36 GPa in');
    disk.set(uri, other);
    const second = server.next(methods.curves);
    if (when === 'before') await watched(server, uri);
    await server.write(uri, 2, other);
    if (when === 'after') await watched(server, uri);
    const state = stateOf(await second);
    expect([state.version, modulusOf(state), state.tests[0]?.outdated]).toEqual([2, 36e9, undefined]);
  },
);

test('an edit that is not saved is marked and waits, whatever else changes on disk', async () => {
  const disk = new Map([[uri, model]]);
  const server = await start(disk);
  await server.open(uri, model);
  const first = server.next(methods.curves);
  await server.connection.sendNotification(methods.watch, { uris: [uri] });
  await first;
  let solves = 0;
  void server.next(methods.curves).then(() => (solves += 1));
  await server.replace(uri, 2, '33 GPa in', '34 GPa in');
  await watched(server, 'file:///workspace/other.csv');
  expect((await solve(server, { uri, tests: [] })).tests[0]?.outdated).toMatch(/has changed since/);
  expect(solves).toBe(0);
});

test('a file that no editor has open is read again before it is solved', async () => {
  const disk = new Map([[uri, model]]);
  const server = await start(disk);
  expect(modulusOf(await solve(server, { uri }))).toBe(33e9);
  disk.set(uri, model.replace('33 GPa in', '36 GPa in'));
  expect(modulusOf(await solve(server, { uri }))).toBe(36e9);
});

test('a table is read again when it changes: its points are drawn anew, its bad cells are told', async () => {
  const table = 'file:///workspace/dma.csv';
  const disk = new Map([[table, 'T,E\n300,30\n350,31\n']]);
  const text = `${model}data d for dma from "dma.csv" {
  T = column 1 in K
  storage_modulus = column 2 in GPa
  frequency = 1 Hz
}
`;
  disk.set(uri, text);
  const server = await start(disk);
  expect(codes(await server.open(uri, text))).not.toContain('MG706');
  const first = server.next(methods.curves);
  await server.connection.sendNotification(methods.watch, { uris: [uri] });
  expect(stateOf(await first).tests[0]?.measured[0]?.y).toEqual([30e9, 31e9]);
  disk.set(table, 'T,E\n300,32\n350,n.a.\n400,33\n');
  const second = server.next(methods.curves);
  const told = server.next('textDocument/publishDiagnostics');
  await watched(server, table);
  expect(stateOf(await second).tests[0]?.measured[0]?.y).toEqual([32e9, 33e9]);
  expect(JSON.stringify(await told)).toContain('no number in line 3, column 2: \\"n.a.\\"');
});

test('how well measured data are met: the same numbers on the page and above the data block', async () => {
  const disk = new Map([['file:///workspace/dma.csv', 'T,E\n300,30\n350,31\n']]);
  const data = 'data d for dma from "dma.csv" {\n  T = column 1 in K\n  storage_modulus = column 2 in GPa\n';
  const server = await start(disk, { initializationOptions: { commands: true } });
  await server.open(uri, `${model}${data}  frequency = 16 Hz\n}\n`);
  const [measured] = (await solve(server, { uri })).tests[0]?.measured ?? [];
  const { r2 = NaN, rms = NaN, relative = NaN } = measured?.fit ?? {};
  const lenses = await server.request('textDocument/codeLens', { textDocument: { uri } });
  const shown = /storage modulus R² (\S+), rms (\S+) GPa \((\S+) %\)/.exec(JSON.stringify(lenses));
  const [, r2Text, rmsText, relativeText] = (shown ?? []).map(Number);
  expect(r2Text).toBeCloseTo(r2, 1);
  expect(rmsText).toBeCloseTo(rms / 1e9, 1);
  expect(relativeText).toBeCloseTo(100 * relative, 0);
});

test('after each solve the editor asks for the lenses again', async () => {
  const server = await start(new Map(), {
    capabilities: { workspace: { codeLens: { refreshSupport: true } } },
    initializationOptions: { commands: true },
  });
  const asked = new Promise((tell) => server.connection.onRequest('workspace/codeLens/refresh', () => tell('asked')));
  await server.open(uri, model);
  await server.save(uri);
  expect(await asked).toBe('asked');
  const lenses = await server.request('textDocument/codeLens', { textDocument: { uri } });
  // The curve is named once before its metrics.
  expect(JSON.stringify(lenses)).toMatch(
    / ms · m, frequency = 1 Hz: max loss modulus \S+ GPa at \S+ K · ✗ 2 of 2 expectations fail"/,
  );
});

test('progress is told test by test', async () => {
  const server = await start();
  await server.open(uri, model);
  const done = server.next(
    methods.progress,
    (value) => typeof value === 'object' && value !== null && 'done' in value && value.done === 1,
  );
  await solve(server, { uri });
  expect(await done).toEqual({ uri, version: 1, done: 1, total: 1, test: 'dma' });
});

test('a cancelled solve is answered as cancelled', async () => {
  const server = await start();
  await server.open(uri, model);
  const { CancellationTokenSource } = await import('vscode-languageserver/node');
  const source = new CancellationTokenSource();
  const answer = server.connection.sendRequest(methods.solve, { uri }, source.token);
  source.cancel();
  await expect(answer).rejects.toMatchObject({ code: -32800 });
  expect((await solve(server, { uri })).status).toBe('ready');
});

test('edits for parameters keep the unit in which each is written', async () => {
  const server = await start();
  await server.open(uri, model);
  const edits = await server.request(methods.parameterEdits, { uri, parameters: { E_0: 35.5e9 } });
  expect(edits).toEqual([
    { range: { start: { line: 2, character: 12 }, end: { line: 2, character: 14 } }, newText: '35.5' },
  ]);
});

test('semantic tokens are sent as differences', async () => {
  const server = await start();
  await server.open(uri, model);
  const textDocument = { uri };
  const full = await server.request('textDocument/semanticTokens/full', { textDocument });
  if (!hasData(full)) throw new Error('no tokens');
  await server.replace(uri, 2, 'E = E_0', 'E = 2 * E_0');
  const delta = await server.request('textDocument/semanticTokens/full/delta', { textDocument, previousResultId: '1' });
  if (!hasEdits(delta)) throw new Error('no difference');
  const [edit] = delta.edits;
  expect(edit?.data.length).toBeLessThan(full.data.length);
  const patched = full.data.toSpliced(edit?.start ?? 0, edit?.deleteCount ?? 0, ...(edit?.data ?? []));
  const fresh = await server.request('textDocument/semanticTokens/full', { textDocument });
  expect(fresh).toMatchObject({ data: patched });
});

test('settings are honoured at once', async () => {
  const server = await start();
  await server.open(uri, 'mgmodel 1\nlet U = 1 eV\n');
  const range = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } };
  const hints = (): Promise<unknown> => server.request('textDocument/inlayHint', { textDocument: { uri }, range });
  expect(await hints()).toHaveLength(2);
  await server.connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { mgmodel: { inlayHints: { energies: false } } },
  });
  expect(await hints()).toMatchObject([{ label: ': energy' }]);
});

test('a rename that cannot be done is refused with the reason', async () => {
  const server = await start();
  await server.open(uri, model);
  const position = { line: 2, character: 16 };
  const answer = server.request('textDocument/prepareRename', { textDocument: { uri }, position });
  await expect(answer).rejects.toThrow('GPa is a unit; its name is fixed.');
});

test('a file that is not known is answered with nothing', async () => {
  const server = await start();
  const textDocument = { uri: 'file:///nowhere.mgmodel' };
  const position = { line: 0, character: 0 };
  for (const method of ['hover', 'completion', 'definition', 'signatureHelp', 'documentSymbol', 'foldingRange'])
    expect(await server.request(`textDocument/${method}`, { textDocument, position })).toBeNull();
  expect(await solve(server, { uri: textDocument.uri })).toMatchObject({ status: 'failed' });
});

test('equations are pictures for an editor that shows them, and text for others', async () => {
  const server = await start(new Map(), { initializationOptions: { commands: true, theme: 'dark' } });
  await server.open(uri, model);
  const position = { line: 7, character: 18 };
  const hover = (): Promise<unknown> => server.request('textDocument/hover', { textDocument: { uri }, position });
  expect(JSON.stringify(await hover())).toContain('data:image/svg+xml;base64,');
  await client?.stop();
  const plain = await start();
  await plain.open(uri, model);
  expect(JSON.stringify(await plain.request('textDocument/hover', { textDocument: { uri }, position }))).toContain(
    '```tex',
  );
});

test('over the standard streams of a process', async () => {
  const server = (client = await startProcess());
  expect(server.initialized.serverInfo?.name).toBe('mgmodel');
  const found = await server.open(uri, model.replace('debye', 'debyee'));
  expect(JSON.stringify(found.diagnostics)).toContain('debyee');
  const position = { line: 4, character: 13 };
  expect(JSON.stringify(await server.request('textDocument/hover', { textDocument: { uri }, position }))).toContain(
    'modulus',
  );
  const items = await server.request('textDocument/completion', {
    textDocument: { uri },
    position: { line: 4, character: 16 },
  });
  expect(JSON.stringify(items)).toContain('E_0');
});

test('a file that is solved when it is not open, or not any more, has no diagnostics', async () => {
  const server = await start(new Map([[uri, model]]));
  const { connection } = server;
  const failing = model.replace('> 40 GPa', '> 90 GPa');
  await server.open(uri, failing);
  const failed = server.next('textDocument/publishDiagnostics');
  await solve(server, { uri });
  expect(await failed).toMatchObject({ uri, diagnostics: [{ code: 'MG650' }, { code: 'MG650' }] });
  const heard: unknown[] = [];
  const cleared = server.next('textDocument/publishDiagnostics');
  await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  expect(await cleared).toMatchObject({ uri, diagnostics: [] });
  void server.next('textDocument/publishDiagnostics').then((value) => heard.push(value));
  const { tests } = await solve(server, { uri });
  expect(tests).toHaveLength(1);
  // The answer to a request comes after whatever was told before it.
  await server.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } });
  expect(heard).toEqual([]);
});

test('an edit ends the tests that it makes stale while they are being solved, and no others', async () => {
  let asked: Parameters<Solver['solve']>[1] | undefined;
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const held = (real: Solver): Solver => ({
    dispose: () => real.dispose(),
    solve: async (problem, request, signal) => {
      asked = request;
      await released;
      return real.solve(problem, request, signal);
    },
  });
  const server = await start(new Map(), {}, held);
  const other = `param hot = 420 K\ntest creep of m : creep { T = hot; stress = 10 MPa; hold = 10 s }\n`;
  await server.open(uri, `${model}\n${other}`);
  await server.connection.sendNotification(methods.watch, { uris: [uri] });
  await expect.poll(() => asked?.tests).toEqual(['dma', 'creep']);
  const ended = (): string[] => ['dma', 'creep'].filter((name) => asked?.signalOf?.(name)?.aborted === true);
  await server.replace(uri, 2, 'test dma', '## A comment, and blanks.\ntest  dma');
  await server.replace(
    uri,
    3,
    'curve line',
    'test more of m : creep { T = 400 K; stress = 1 MPa; hold = 1 s }\ncurve line',
  );
  expect(ended()).toEqual([]);
  await server.replace(uri, 4, 'hot = 420 K', 'hot = 430 K');
  await expect.poll(ended).toEqual(['creep']);
  const next = server.next(methods.curves, (state) => stateOf(state).status === 'ready');
  release();
  const { tests } = stateOf(await next);
  expect(tests.map(({ result, outdated }) => [result.name, result.curves.length, outdated])).toEqual([
    ['dma', 2, undefined],
    ['creep', 0, 'the text has changed while it was being solved; save the file to solve it again'],
  ]);
});
