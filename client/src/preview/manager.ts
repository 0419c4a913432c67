/** All preview panels: which files they show, and what happens to them when files or editors change. */
import {
  TabInputText,
  Uri,
  ViewColumn,
  window,
  workspace,
  type Disposable,
  type TextEditor,
  type WebviewPanel,
} from 'vscode';
import { isRecord } from '../../shared/guards.ts';
import { rename } from './memory.ts';
import { movedWith } from './moved.ts';
import { PreviewPanel, type PanelServices } from './panel.ts';

export const VIEW_TYPE = 'mgmodel.preview';

export class PreviewManager implements Disposable {
  readonly #services: PanelServices;
  readonly #panels = new Set<PreviewPanel>();
  readonly #subscriptions: readonly Disposable[];

  constructor(services: PanelServices) {
    this.#services = services;
    const { server } = services;
    this.#subscriptions = [
      server.onCurves((state) => this.#each(state.uri, (panel) => panel.receive(state))),
      server.onBegun((uri) => this.#each(uri, (panel) => panel.solveBegun())),
      server.onProgress(({ uri, done, total, test }) => this.#each(uri, (panel) => panel.progress(done, total, test))),
      server.onState((state) => {
        if (state === 'stopped') for (const panel of this.#panels) panel.notice('The language server is not running.');
        if (state === 'restarted') for (const panel of this.#panels) void panel.solve();
      }),
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.#follow(textEditor)),
      window.onDidChangeActiveTextEditor((editor) => editor && this.#editorChanged(editor)),
      workspace.onDidChangeTextDocument(({ document }) => {
        this.#each(document.uri.toString(), (panel) => panel.edited());
      }),
      workspace.onDidCloseTextDocument(({ uri }) => this.#each(uri.toString(), (panel) => panel.documentClosed())),
      workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) void this.#renamed(oldUri, newUri);
      }),
      workspace.onDidDeleteFiles(({ files }) => {
        for (const uri of files) this.#deleted(uri);
      }),
      ...this.#watchFiles(),
      window.registerWebviewPanelSerializer(VIEW_TYPE, {
        deserializeWebviewPanel: (panel, stored: unknown) => {
          const uri = isRecord(stored) && typeof stored['uri'] === 'string' ? stored['uri'] : undefined;
          if (uri === undefined || uri === '') panel.dispose();
          else this.#adopt(panel, Uri.parse(uri));
          return Promise.resolve();
        },
      }),
    ];
    // The editor that started the extension was active before anybody could listen.
    if (window.activeTextEditor) this.#editorChanged(window.activeTextEditor);
  }

  /** The panel the user is looking at. */
  get active(): PreviewPanel | undefined {
    return [...this.#panels].find(({ panel }) => panel.active);
  }

  /** The panel that shows `uri`. */
  find(uri: Uri): PreviewPanel | undefined {
    return [...this.#panels].find((panel) => panel.uri.toString() === uri.toString());
  }

  /** Opens the preview of a file, in an unpinned panel if there is one. */
  open(uri: Uri, where: 'here' | 'side', preserveFocus = where === 'side'): PreviewPanel {
    const known = this.find(uri);
    if (known) {
      known.panel.reveal(undefined, preserveFocus);
      return known;
    }
    const reusable = [...this.#panels].find(({ pinned }) => !pinned);
    if (reusable) {
      reusable.show(uri);
      this.#watch();
      reusable.panel.reveal(undefined, preserveFocus);
      return reusable;
    }
    const viewColumn = where === 'side' ? ViewColumn.Beside : ViewColumn.Active;
    const created = window.createWebviewPanel(VIEW_TYPE, 'Preview', { viewColumn, preserveFocus }, {});
    const panel = this.#adopt(created, uri);
    // A pin is for the panel that was pinned; that one was closed.
    if (panel.pinned) panel.togglePin();
    return panel;
  }

  #adopt(webviewPanel: WebviewPanel, uri: Uri): PreviewPanel {
    const panel = new PreviewPanel(webviewPanel, uri, this.#services);
    this.#panels.add(panel);
    webviewPanel.onDidDispose(() => {
      this.#panels.delete(panel);
      panel.dispose();
      this.#watch();
    });
    this.#watch();
    return panel;
  }

  #editorChanged(editor: TextEditor): void {
    const { document } = editor;
    if (document.languageId !== 'mgmodel') return;
    const isDiff = !(window.tabGroups.activeTabGroup.activeTab?.input instanceof TabInputText);
    if (!isDiff && !this.find(document.uri)) {
      const following = [...this.#panels].find(({ pinned }) => !pinned);
      if (following) {
        following.show(document.uri);
        this.#watch();
      } else if (
        this.#panels.size === 0 &&
        workspace.getConfiguration('mgmodel').get<boolean>('preview.openAutomatically', false)
      ) {
        this.open(document.uri, 'side');
      }
    }
    this.#follow(editor);
  }

  #follow(editor: TextEditor): void {
    this.#each(editor.document.uri.toString(), (panel) => panel.follow(editor));
  }

  /** A file has another name or place, or a folder with files in it has. */
  async #renamed(from: Uri, to: Uri): Promise<void> {
    await rename(this.#services.context.workspaceState, (uri) => movedWith(Uri.parse(uri), from, to)?.toString());
    for (const panel of this.#panels) {
      const moved = movedWith(panel.uri, from, to);
      if (moved) panel.show(moved);
      // The editor of the moved file may have come first, and the panel followed it.
      else if (movedWith(panel.uri, to, to)) panel.recallView();
    }
    this.#watch();
  }

  /** A file is gone, or a folder with files in it is. */
  #deleted(uri: Uri): void {
    for (const panel of this.#panels) if (movedWith(panel.uri, uri, uri)) panel.fileDeleted();
  }

  /** What other programs do to the files: a checkout deletes and writes them again. */
  #watchFiles(): readonly Disposable[] {
    const watcher = workspace.createFileSystemWatcher('**/*.mgmodel', false, true, false);
    return [
      watcher,
      watcher.onDidDelete((uri) => this.#deleted(uri)),
      watcher.onDidCreate((uri) => this.#each(uri.toString(), (panel) => panel.fileCreated())),
    ];
  }

  #each(uri: string, action: (panel: PreviewPanel) => void): void {
    for (const panel of this.#panels) if (panel.uri.toString() === uri) action(panel);
  }

  #watch(): void {
    this.#services.server.watch([...new Set([...this.#panels].map(({ uri }) => uri.toString()))]);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const panel of [...this.#panels]) panel.dispose();
  }
}
