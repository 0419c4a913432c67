/** The items of the testing view: file, its tests, their expectations; known without solving, renewed as people type. */
import {
  Range,
  Uri,
  workspace,
  type Disposable,
  type TestController,
  type TestItem,
  type TestItemCollection,
} from 'vscode';
import type { ListedTest, ProtocolRange } from '../../../server/src/lsp/messages.ts';
import type { Server } from '../server.ts';
import { withoutKeyword } from './verdict.ts';

const MODELS = '**/*.mgmodel';
/** More files of a folder than this are listed when they are opened. */
const MOST_FILES = 500;
/** Typing is over for the list after this. */
const QUIET_MS = 250;

interface Wanted {
  readonly id: string;
  readonly label: string;
  readonly range: ProtocolRange;
}

const toRange = ({ start, end }: ProtocolRange): Range =>
  new Range(start.line, start.character, end.line, end.character);

const expectationId = (index: number): string => `expect:${index}`;

/** The index of an expectation in its test, from the item that stands for it. */
export const expectationIndex = (item: TestItem): number => Number(item.id.slice(expectationId(0).length - 1));

export class TestList implements Disposable {
  readonly #controller: TestController;
  readonly #server: Server;
  readonly #subscriptions: readonly Disposable[];
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(controller: TestController, server: Server) {
    this.#controller = controller;
    this.#server = server;
    const watcher = workspace.createFileSystemWatcher(MODELS);
    controller.resolveHandler = async (item) => {
      if (item?.uri) await this.refresh(item.uri);
      else await this.#discover();
    };
    controller.refreshHandler = () => this.#discover();
    this.#subscriptions = [
      watcher,
      watcher.onDidCreate((uri) => this.#later(uri)),
      watcher.onDidChange((uri) => this.#later(uri)),
      watcher.onDidDelete((uri) => controller.items.delete(uri.toString())),
      // Health comes with every check of an open file: also of those that import a file that has changed.
      server.onHealth(({ uri }) => this.#later(Uri.parse(uri))),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const item = controller.items.get(document.uri.toString());
        if (item && contentChanges.length > 0) controller.invalidateTestResults(item);
      }),
      workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === 'untitled') controller.items.delete(uri.toString());
      }),
    ];
  }

  /** The item of a file with its tests as the text has them now; undefined when it has none. */
  async refresh(uri: Uri): Promise<TestItem | undefined> {
    const listed = await this.#server.listTests(uri.toString());
    const { items } = this.#controller;
    if (listed.length === 0) {
      items.delete(uri.toString());
      return undefined;
    }
    const file = items.get(uri.toString()) ?? this.#createFile(uri);
    this.#renew(
      file.children,
      uri,
      listed.map(({ name, range }) => ({ id: name, label: name, range })),
    );
    for (const test of listed) this.#renewExpectations(file, test, uri);
    return file;
  }

  #createFile(uri: Uri): TestItem {
    const item = this.#controller.createTestItem(uri.toString(), workspace.asRelativePath(uri), uri);
    this.#controller.items.add(item);
    return item;
  }

  #renewExpectations(file: TestItem, { name, expectations }: ListedTest, uri: Uri): void {
    const test = file.children.get(name);
    if (!test) return;
    this.#renew(
      test.children,
      uri,
      expectations.map(({ index, text, range }) => ({ id: expectationId(index), label: withoutKeyword(text), range })),
    );
  }

  /** Items that stay are kept, and with them their results. */
  #renew(collection: TestItemCollection, uri: Uri, wanted: readonly Wanted[]): void {
    collection.replace(
      wanted.map(({ id, label, range }) => {
        const item = collection.get(id) ?? this.#controller.createTestItem(id, label, uri);
        item.label = label;
        item.range = toRange(range);
        item.sortText = String(range.start.line).padStart(6, '0');
        return item;
      }),
    );
  }

  async #discover(): Promise<void> {
    for (const uri of await workspace.findFiles(MODELS, undefined, MOST_FILES)) await this.refresh(uri);
  }

  #later(uri: Uri): void {
    const key = uri.toString();
    clearTimeout(this.#waiting.get(key));
    this.#waiting.set(
      key,
      setTimeout(() => {
        this.#waiting.delete(key);
        void this.refresh(uri);
      }, QUIET_MS),
    );
  }

  dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}
