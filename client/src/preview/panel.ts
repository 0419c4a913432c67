/** One preview panel: shows the curves of one file at a time and passes messages between page and server. */
import {
  CancellationTokenSource,
  commands,
  Position,
  Range,
  Selection,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  WorkspaceEdit,
  window,
  workspace,
  type Disposable,
  type ExtensionContext,
  type LogOutputChannel,
  type TextEditor,
  type WebviewPanel,
} from 'vscode';
import type { PreviewState } from '../../../server/src/lsp/messages.ts';
import { exportName } from '../../shared/export/provenance.ts';
import { reportHtml } from '../../shared/export/report.ts';
import { isLate, keepLastGood } from '../../shared/last-good.ts';
import { readFromPage, toPost, type ExportFormat, type FromPage, type ToPage } from '../../shared/messages.ts';
import type { ViewState } from '../../shared/view-state.ts';
import { wordsOf } from '../log.ts';
import type { Server } from '../server.ts';
import type { Swatches } from '../swatches.ts';
import { save } from './save.ts';
import { placeOf } from './cursor.ts';
import { pageHtml } from './html.ts';
import { recall, remember } from './memory.ts';

export interface PanelServices {
  readonly context: ExtensionContext;
  readonly server: Server;
  readonly log: LogOutputChannel;
  readonly swatches: Swatches;
}

export class PreviewPanel implements Disposable {
  readonly panel: WebviewPanel;
  readonly #services: PanelServices;
  readonly #subscriptions: Disposable[] = [];
  #uri: Uri;
  /** The file that was deleted while it was shown. */
  #deleted: string | undefined;
  #state: PreviewState | undefined;
  #view: ViewState;
  #ready = false;
  /** Messages for the page that came before it was ready. */
  #waiting: ToPage[] = [];
  /** Tests whose charts are to be shown once they are there. */
  #wanted: readonly string[] = [];
  #solve: CancellationTokenSource | undefined;
  /** Solves that sliders have asked for. */
  readonly #sliderSolves = new Set<CancellationTokenSource>();
  #cancelled = false;
  /** The page has been given the program that solves under a slider. */
  #hasSolver = false;
  /** What the page was last told of the text. */
  #edited: boolean | undefined;

  constructor(panel: WebviewPanel, uri: Uri, services: PanelServices) {
    this.panel = panel;
    this.#uri = uri;
    this.#services = services;
    this.#view = recall(services.context.workspaceState, uri.toString());
    const dist = Uri.joinPath(services.context.extensionUri, 'dist');
    this.#subscriptions.push(
      panel.webview.onDidReceiveMessage((value: unknown) => {
        const message = readFromPage(value);
        if (message) void this.#receive(message);
      }),
    );
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    panel.webview.html = pageHtml(panel.webview, dist);
    this.#retitle();
  }

  get uri(): Uri {
    return this.#uri;
  }

  get pinned(): boolean {
    return this.#view.pinned;
  }

  get state(): PreviewState | undefined {
    return this.#state;
  }

  /** Shows another file (an unpinned preview follows the editor), or the same one under its new name. */
  show(uri: Uri): void {
    if (uri.toString() === this.#uri.toString()) return;
    this.#services.swatches.hide(this.#uri.toString());
    this.#uri = uri;
    this.#state = undefined;
    this.recallView();
    void this.solve();
  }

  /** Shows what is kept of the file's view. Whether the panel is pinned is a matter of the panel, not of the file. */
  recallView(): void {
    const kept = recall(this.#services.context.workspaceState, this.#uri.toString());
    this.#view = { ...kept, pinned: this.pinned };
    this.#retitle();
    this.#send({ type: 'view', view: this.#view });
  }

  /** Solves every test and shows the curves. */
  async solve(): Promise<void> {
    this.#solve?.cancel();
    const source = new CancellationTokenSource();
    this.#solve = source;
    const uri = this.#uri.toString();
    try {
      // A file that no editor has open is opened for the server.
      await workspace.openTextDocument(this.#uri);
      const state = await this.#services.server.solve({ uri }, source.token);
      if (!source.token.isCancellationRequested) this.receive(state);
    } catch (error) {
      if (source.token.isCancellationRequested) return;
      this.#services.log.warn(`No curves of ${uri}: ${wordsOf(error)}`);
      this.notice(`No curves: ${wordsOf(error)}`);
    }
  }

  /** Says that the file is gone; the last curves stay, and those still under way are dropped. */
  fileDeleted(): void {
    this.#deleted = this.#uri.toString();
    this.notice('The file was deleted. These are its last curves.');
  }

  /** The file is there again. */
  fileCreated(): void {
    if (this.#deleted !== this.#uri.toString()) return;
    this.#deleted = undefined;
    void this.solve();
  }

  /** The editor has let go of the text. When it is opened again its versions begin anew, and none of them is late. */
  documentClosed(): void {
    if (this.#state) this.#state = { ...this.#state, version: 0 };
  }

  /** Takes curves of the file; late ones are dropped. */
  receive(state: PreviewState): void {
    if (state.uri !== this.#uri.toString() || state.uri === this.#deleted) return;
    // What was done of a solve before it was cancelled comes too late.
    if (this.#cancelled && state.status === 'solving') return;
    if (isLate(this.#state, state)) return;
    this.#state = keepLastGood(this.#state, state);
    this.#services.swatches.show(this.#state);
    this.#send({ type: 'state', state: this.#state });
    this.edited();
    this.#showWanted();
  }

  /** Shows the charts that were asked for before they were there. */
  #showWanted(): void {
    if (!this.#ready || this.#wanted.length === 0) return;
    this.showCharts(this.#wanted);
    this.#wanted = [];
  }

  /** A solve of the file begins; one that was cancelled is forgotten. */
  solveBegun(): void {
    this.#cancelled = false;
  }

  progress(done: number, total: number, test: string): void {
    // Under a slider the curves themselves are the progress.
    if (this.#sliderSolves.size > 0) return;
    // What a cancelled solve still says comes late.
    if (this.#cancelled) return;
    this.#send({ type: 'progress', done, total, test });
  }

  notice(text: string): void {
    this.#send({ type: 'notice', text });
  }

  /** Says whether the text has moved on from the curves. */
  edited(): void {
    const document = workspace.textDocuments.find(({ uri }) => uri.toString() === this.#uri.toString());
    const moved = document !== undefined && this.#state !== undefined && document.version !== this.#state.version;
    this.#tellEdited(moved && document.isDirty);
  }

  /** The page draws itself anew at each message, and this one would come with every keystroke. */
  #tellEdited(edited: boolean): void {
    if (!this.#ready || edited === this.#edited) return;
    this.#edited = edited;
    this.#send({ type: 'edited', edited });
  }

  /** Highlights what the cursor is in. */
  follow(editor: TextEditor): void {
    if (!this.#state || editor.document.uri.toString() !== this.#uri.toString()) return;
    const place = placeOf(this.#state, editor.selection.active.line);
    const scroll = workspace.getConfiguration('mgmodel').get('preview.scrollWithEditor', true);
    this.#send({ type: 'cursor', ...place, scroll });
  }

  /** Shows the charts of some tests; once their curves are there, if they are not yet. */
  showCharts(tests: readonly string[]): void {
    if (this.#state && this.#ready) this.#send({ type: 'cursor', tests, path: '', scroll: true });
    else this.#wanted = tests;
  }

  /** Writes the charts in `format`: pictures and numbers by the page, a report here. */
  async export(format: ExportFormat): Promise<void> {
    if (!this.#state) await this.solve();
    if (format !== 'html') this.#send({ type: 'export', format });
    else if (this.#state) {
      const report = reportHtml(this.#state, await this.#read('report.js'), await this.#read('preview.css'));
      await save(this.#uri, [{ name: exportName(this.#state, '', 'html'), text: report, encoding: 'utf8' }]);
    }
  }

  togglePin(): void {
    this.#setView({ ...this.#view, pinned: !this.#view.pinned });
    this.#send({ type: 'view', view: this.#view });
  }

  async #receive(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.#start();
        break;
      case 'solve':
        await this.#solveWith(message);
        break;
      case 'problem':
        await this.#sendProblem(message.tests);
        break;
      case 'cancel':
        this.#cancel();
        break;
      case 'inView':
        this.#services.server.looksAt(this.#uri.toString(), message.tests);
        break;
      case 'apply':
        await this.#apply(message.parameters);
        break;
      case 'reveal':
        await this.#reveal(message.line);
        break;
      case 'view':
        this.#setView(message.view);
        break;
      case 'save':
        await save(this.#uri, message.files);
        break;
      case 'log':
        this.#services.log.warn(`preview: ${message.text}`);
        break;
    }
  }

  /** Ends what is being solved: for this panel, for its sliders, or for a save. */
  #cancel(): void {
    this.#solve?.cancel();
    this.#cancelSliders();
    this.#cancelled = true;
    this.#services.server.cancel(this.#uri.toString());
    this.notice('Solving was cancelled. Save the file to solve it again.');
  }

  /** The page has loaded, or was loaded again after it had been hidden. */
  #start(): void {
    this.#ready = true;
    this.#edited = undefined;
    this.#hasSolver = false;
    this.#send({ type: 'view', view: this.#view });
    if (this.#state) {
      this.#send({ type: 'state', state: this.#state });
      this.edited();
      this.#showWanted();
    } else void this.solve();
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const message of waiting) this.#send(message);
  }

  /** The page solves by itself while a slider is held. */
  async #sendProblem(tests: readonly string[]): Promise<void> {
    try {
      const problem = await this.#services.server.problem(this.#uri.toString(), tests);
      const solver = this.#hasSolver ? {} : { solver: await this.#read('page-solver.js') };
      this.#hasSolver = true;
      this.#send({ type: 'problem', ...(problem ? { problem } : {}), ...solver });
    } catch (error) {
      this.#services.log.warn(`Nothing to solve under the slider: ${wordsOf(error)}`);
      this.#send({ type: 'problem' });
    }
  }

  /** The text of a file of the program. */
  async #read(name: string): Promise<string> {
    const file = Uri.joinPath(this.#services.context.extensionUri, 'dist', name);
    return Buffer.from(await workspace.fs.readFile(file)).toString('utf8');
  }

  async #solveWith({ request, parameters, curvesOnly }: FromPage & { readonly type: 'solve' }): Promise<void> {
    // A step of the walkthrough is done.
    void commands.executeCommand('setContext', 'mgmodel.sliderUsed', true);
    this.#cancelSliders();
    const source = new CancellationTokenSource();
    this.#sliderSolves.add(source);
    const uri = this.#uri.toString();
    try {
      const state = await this.#services.server.solve({ uri, parameters, curvesOnly }, source.token);
      this.#send({ type: 'state', state, request });
    } catch (error) {
      // The page waits for an answer to each of its requests.
      this.#send({ type: 'notice', text: wordsOf(error), request });
    } finally {
      this.#sliderSolves.delete(source);
    }
  }

  #cancelSliders(): void {
    for (const source of this.#sliderSolves) source.cancel();
  }

  /** Writes slider values into the text as one edit, which "undo" takes back. */
  async #apply(parameters: Readonly<Record<string, number>>): Promise<void> {
    try {
      const edits = await this.#services.server.parameterEdits(this.#uri.toString(), parameters);
      const edit = new WorkspaceEdit();
      for (const { range, newText } of edits) {
        const start = new Position(range.start.line, range.start.character);
        edit.replace(this.#uri, new Range(start, new Position(range.end.line, range.end.character)), newText);
      }
      const applied = edits.length > 0 && (await workspace.applyEdit(edit));
      if (!applied) this.notice('The values could not be written: the text has changed. Save it and try again.');
      else await this.solve();
    } catch (error) {
      this.notice(`The values could not be written: ${wordsOf(error)}`);
    }
  }

  async #reveal(line: number): Promise<void> {
    const open = window.visibleTextEditors.find(({ document }) => document.uri.toString() === this.#uri.toString());
    const document = await workspace.openTextDocument(this.#uri);
    const column = open?.viewColumn ?? (this.panel.viewColumn === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One);
    const editor = await window.showTextDocument(document, { viewColumn: column, preserveFocus: false });
    const position = new Position(Math.min(line, document.lineCount - 1), 0);
    editor.selection = new Selection(position, position);
    editor.revealRange(new Range(position, position), TextEditorRevealType.InCenterIfOutsideViewport);
  }

  #setView(view: ViewState): void {
    this.#view = view;
    this.#retitle();
    void remember(this.#services.context.workspaceState, this.#uri.toString(), view);
  }

  #retitle(): void {
    const name = this.#uri.path.split('/').at(-1) ?? this.#uri.path;
    this.panel.title = this.#view.pinned ? `[Preview] ${name}` : `Preview ${name}`;
  }

  #send(message: ToPage): void {
    if (this.#ready) void this.panel.webview.postMessage(toPost(message));
    else if (message.type === 'export') this.#waiting.push(message);
  }

  dispose(): void {
    this.#services.swatches.hide(this.#uri.toString());
    this.#solve?.cancel();
    this.#cancelSliders();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.panel.dispose();
  }
}
