/** The expectations of a file in the Testing view: one item per test and expectation, passed or failed with numbers. */
import {
  Range,
  TestMessage,
  TestRunProfileKind,
  TestRunRequest,
  Uri,
  tests,
  workspace,
  type CancellationToken,
  type Disposable,
  type LogOutputChannel,
  type TestController,
  type TestItem,
  type TestRun,
} from 'vscode';
import type { PreviewTest } from '../../server/src/lsp/messages.ts';
import { readableNumber } from '../shared/numbers.ts';
import { wordsOf } from './log.ts';
import type { Server } from './server.ts';

export class TestRuns implements Disposable {
  readonly #server: Server;
  readonly #log: LogOutputChannel;
  readonly #controller: TestController;
  readonly #subscription: Disposable;

  constructor(server: Server, log: LogOutputChannel) {
    this.#server = server;
    this.#log = log;
    this.#controller = tests.createTestController('mgmodel', 'MGModel');
    this.#controller.createRunProfile(
      'Run',
      TestRunProfileKind.Run,
      (request, token) => this.#run(request, token),
      true,
    );
    this.#subscription = server.onCurves(({ uri, tests: solved }) => {
      if (solved.some(({ result }) => result.expectations.length > 0)) this.#itemsOf(Uri.parse(uri), solved);
    });
  }

  /** Solves a file, or one test of it, and reports its expectations. */
  async run(uri: Uri, test: string | undefined): Promise<void> {
    const file = this.#fileItem(uri);
    const item = test === undefined ? file : (file.children.get(test) ?? file);
    await this.#run(new TestRunRequest([item]), undefined);
  }

  async #run(request: TestRunRequest, token: CancellationToken | undefined): Promise<void> {
    const run = this.#controller.createTestRun(request);
    const chosen = request.include ?? [...this.#controller.items].map(([, item]) => item);
    const files = new Map(chosen.flatMap(({ uri }) => (uri ? [[uri.toString(), uri]] : [])));
    try {
      for (const uri of files.values()) await this.#runFile(run, uri, chosen, token);
    } finally {
      run.end();
    }
  }

  async #runFile(run: TestRun, uri: Uri, chosen: readonly TestItem[], token: CancellationToken | undefined) {
    const file = this.#fileItem(uri);
    try {
      await workspace.openTextDocument(uri);
      const { tests: solved } = await this.#server.solve({ uri: uri.toString() }, token);
      this.#itemsOf(uri, solved);
      const names = chosen.filter((item) => item.parent === file).map(({ id }) => id);
      for (const test of solved) {
        const item = file.children.get(test.result.name);
        if (item && (chosen.includes(file) || names.includes(item.id))) report(run, item, test);
      }
    } catch (error) {
      this.#log.warn(`The tests of ${uri.toString()} did not run: ${wordsOf(error)}`);
      run.errored(file, new TestMessage(wordsOf(error)));
    }
  }

  #fileItem(uri: Uri): TestItem {
    const id = uri.toString();
    const known = this.#controller.items.get(id);
    if (known) return known;
    const item = this.#controller.createTestItem(id, workspace.asRelativePath(uri), uri);
    this.#controller.items.add(item);
    return item;
  }

  #itemsOf(uri: Uri, solved: readonly PreviewTest[]): void {
    const file = this.#fileItem(uri);
    file.children.replace(
      solved.map((test) => {
        const item = this.#controller.createTestItem(test.result.name, test.result.name, uri);
        item.description = test.result.protocol;
        item.range = new Range(test.line, 0, test.lastLine ?? test.line, 0);
        return item;
      }),
    );
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#controller.dispose();
  }
}

function report(run: TestRun, item: TestItem, { result }: PreviewTest): void {
  for (const { kind, text, computed, unit, passed } of result.expectations) {
    const value = computed === null ? 'not computed' : `${readableNumber(computed)} ${unit}`.trimEnd();
    const verdict = passed === null || kind === 'stated' ? 'stated' : passed ? 'passed' : 'failed';
    run.appendOutput(`${result.name}: ${verdict}: ${text}: ${value}\r\n`, undefined, item);
  }
  const failed = result.expectations.filter(({ kind, passed }) => kind === 'expect' && passed !== true);
  const errors = result.issues.filter(({ severity }) => severity === 'error');
  const messages = [
    ...failed.map(({ text, computed, unit, reason }) => {
      const found = computed === null ? (reason ?? 'not computed') : `${readableNumber(computed)} ${unit}`.trimEnd();
      return new TestMessage(`${text}\nfound ${found}`);
    }),
    ...errors.map(({ message }) => new TestMessage(message)),
  ];
  if (messages.length > 0) run.failed(item, messages, result.solve_ms);
  else run.passed(item, result.solve_ms);
}
