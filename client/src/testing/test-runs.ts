/** Runs tests from the testing view, code lenses and commands; each expectation passes, or fails at its line. */
import {
  Location,
  TestMessage,
  TestRunProfileKind,
  TestRunRequest,
  tests,
  workspace,
  type CancellationToken,
  type Disposable,
  type LogOutputChannel,
  type TestController,
  type TestItem,
  type TestRun,
  type Uri,
} from 'vscode';
import type { PreviewTest } from '../../../server/src/lsp/messages.ts';
import { wordsOf } from '../log.ts';
import type { Server } from '../server.ts';
import { chosenFiles, chosenTests, fileOf, type ChosenTest } from './selection.ts';
import { expectationIndex, TestList } from './test-list.ts';
import { complaintsOf, protocolOf, type Complaint } from './verdict.ts';

export class TestRuns implements Disposable {
  readonly #server: Server;
  readonly #log: LogOutputChannel;
  readonly #controller: TestController;
  readonly #list: TestList;

  constructor(server: Server, log: LogOutputChannel) {
    this.#server = server;
    this.#log = log;
    this.#controller = tests.createTestController('mgmodel', 'MGModel');
    this.#list = new TestList(this.#controller, server);
    const profile = this.#controller.createRunProfile(
      'Run',
      TestRunProfileKind.Run,
      (request, token) => (request.continuous ? this.#runOnSave(request, token) : this.#run(request, token)),
      true,
    );
    profile.supportsContinuousRun = true;
  }

  /** Solves a file, or one test of it, and reports its expectations. */
  async run(uri: Uri, test: string | undefined): Promise<void> {
    const file = await this.#list.refresh(uri);
    if (!file) return;
    await this.#run(new TestRunRequest([(test === undefined ? undefined : file.children.get(test)) ?? file]));
  }

  /** Runs again after every save of a file concerned, until the user switches it off. */
  #runOnSave(request: TestRunRequest, token: CancellationToken): void {
    const { include, exclude, profile } = request;
    const saved = workspace.onDidSaveTextDocument(({ uri }) => {
      const file = this.#controller.items.get(uri.toString());
      if (!file || !chosenFiles(request, this.#controller.items).includes(file)) return;
      const ofFile = include?.filter((item) => fileOf(item) === file) ?? [file];
      void this.#run(new TestRunRequest(ofFile, exclude, profile, true), token);
    });
    token.onCancellationRequested(() => {
      saved.dispose();
    });
  }

  async #run(request: TestRunRequest, token?: CancellationToken): Promise<void> {
    const run = this.#controller.createTestRun(request);
    try {
      for (const { uri } of chosenFiles(request, this.#controller.items))
        if (uri) await this.#runFile(run, uri, request, token ?? run.token);
    } finally {
      run.end();
    }
  }

  async #runFile(run: TestRun, uri: Uri, request: TestRunRequest, token: CancellationToken): Promise<void> {
    // A file that no editor has open is opened for the server.
    await workspace.openTextDocument(uri);
    const file = await this.#list.refresh(uri);
    const chosen = file ? chosenTests(file, request) : [];
    const items = chosen.flatMap(({ test, whole, expectations }) => [...(whole ? [test] : []), ...expectations]);
    if (items.length === 0) return;
    for (const item of items) run.started(item);
    try {
      const names = chosen.map(({ test }) => test.id);
      const { tests: solved } = await this.#server.solve({ uri: uri.toString(), tests: names }, token);
      for (const one of chosen)
        report(
          run,
          one,
          solved.find(({ result }) => result.name === one.test.id),
        );
    } catch (error) {
      if (!token.isCancellationRequested) this.#log.warn(`The tests of ${uri.fsPath} did not run: ${wordsOf(error)}`);
      for (const item of items) {
        if (token.isCancellationRequested) run.skipped(item);
        else run.errored(item, messageAt(item, wordsOf(error)));
      }
    }
  }

  dispose(): void {
    this.#list.dispose();
    this.#controller.dispose();
  }
}

function messageAt(item: TestItem, text: string): TestMessage {
  const message = new TestMessage(text);
  if (item.uri && item.range) message.location = new Location(item.uri, item.range.start);
  return message;
}

function complaintAt(item: TestItem, { message, expected, actual }: Complaint): TestMessage {
  const told = TestMessage.diff(message, expected, actual);
  if (item.uri && item.range) told.location = new Location(item.uri, item.range);
  return told;
}

function report(run: TestRun, { test, whole, expectations }: ChosenTest, solved: PreviewTest | undefined): void {
  const notSolved = solved ? solved.outdated : 'it is not part of the text any more';
  if (!solved || notSolved !== undefined) {
    for (const item of whole ? [test, ...expectations] : expectations)
      run.errored(item, messageAt(item, `Not solved: ${notSolved ?? ''}`));
    return;
  }
  for (const line of protocolOf(solved)) run.appendOutput(`${test.id}: ${line}\r\n`, undefined, test);
  for (const item of expectations) {
    const complaints = complaintsOf(solved, expectationIndex(item));
    if (complaints === undefined) run.errored(item, messageAt(item, 'It was not judged: no curve matches it.'));
    else if (complaints.length === 0) run.passed(item);
    else
      run.failed(
        item,
        complaints.map((complaint) => complaintAt(item, complaint)),
      );
  }
  if (!whole) return;
  const errors = solved.result.issues.filter(({ severity }) => severity === 'error');
  const messages = errors.map(({ message }) => messageAt(test, message));
  if (messages.length > 0) run.errored(test, messages, solved.result.solve_ms);
  else run.passed(test, solved.result.solve_ms);
}
