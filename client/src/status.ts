/** The status item: how the file of the active editor fares, what is being solved, and the way to the log. */
import {
  MarkdownString,
  StatusBarAlignment,
  ThemeColor,
  window,
  type Disposable,
  type StatusBarItem,
  type TextEditor,
} from 'vscode';
import type { Health, Progress, Server, ServerState } from './server.ts';
import { statusOf } from './status-text.ts';

export class StatusItem implements Disposable {
  readonly #item: StatusBarItem;
  readonly #health = new Map<string, Health>();
  readonly #progress = new Map<string, Progress>();
  readonly #subscriptions: readonly { dispose(): unknown }[];
  #server: ServerState = 'starting';

  constructor(server: Server) {
    this.#item = window.createStatusBarItem('mgmodel.status', StatusBarAlignment.Right, 90);
    this.#item.name = 'MGModel';
    this.#item.command = 'mgmodel.showLog';
    this.#subscriptions = [
      this.#item,
      server.onState((state) => {
        // "restarted" stays until the user restarts by hand: it is said once, calmly.
        this.#server = state;
        if (state !== 'running') this.#progress.clear();
        this.#show();
      }),
      server.onHealth((health) => {
        this.#health.set(health.uri, health);
        this.#show();
      }),
      server.onProgress((progress) => {
        this.#progress.set(progress.uri, progress);
        this.#show();
      }),
      window.onDidChangeActiveTextEditor((editor) => this.#show(editor)),
    ];
    this.#show();
  }

  #show(editor: TextEditor | undefined = window.activeTextEditor): void {
    if (editor?.document.languageId !== 'mgmodel') {
      this.#item.hide();
      return;
    }
    const uri = editor.document.uri.toString();
    const { text, sentence, severity } = statusOf(this.#server, this.#health.get(uri), this.#progress.get(uri));
    this.#item.text = text;
    const tooltip = new MarkdownString(
      `${sentence}\n\n[Show log](command:mgmodel.showLog) · [Restart server](command:mgmodel.restartServer) · ` +
        `[Run tests](command:mgmodel.runTests)`,
    );
    tooltip.isTrusted = { enabledCommands: ['mgmodel.showLog', 'mgmodel.restartServer', 'mgmodel.runTests'] };
    this.#item.tooltip = tooltip;
    this.#item.accessibilityInformation = { label: `MGModel: ${sentence}`, role: 'button' };
    this.#item.backgroundColor = severity === 'error' ? new ThemeColor('statusBarItem.errorBackground') : undefined;
    this.#item.show();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}
