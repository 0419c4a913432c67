/** The language server in its own process: started with the first model, restarted when it ends by itself. */
import {
  EventEmitter,
  Uri,
  window,
  type Disposable,
  type ExtensionContext,
  type LogOutputChannel,
  workspace,
} from 'vscode';
import {
  CloseAction,
  ErrorAction,
  RevealOutputChannelOn,
  State,
  TransportKind,
  type CancellationToken,
  type ServerOptions,
} from 'vscode-languageclient/node';
import {
  methods,
  type ListedTest,
  type PreviewState,
  type ProtocolRange,
  type SolveParameters,
  type InitializationOptions,
} from '../../server/src/lsp/messages.ts';
import type { Problem } from '../../server/src/solver/problem.ts';
import { arrayOf, isNumber, isString, objectWith } from '../shared/guards.ts';
import { isProblem } from '../shared/problem-guard.ts';
import { wordsOf } from './log.ts';
import { ProtocolTrace } from './protocol-trace.ts';
import { QuietClient } from './quiet-client.ts';
import { themeKind } from './theme.ts';
import { UnhurriedProgress } from './unhurried-progress.ts';
import { unpackedState } from './unpacked-state.ts';

export interface Progress {
  readonly uri: string;
  readonly version: number;
  readonly done: number;
  readonly total: number;
  readonly test: string;
}
const isProgress = objectWith<Progress>({
  uri: isString,
  version: isNumber,
  done: isNumber,
  total: isNumber,
  test: isString,
});

export interface Health {
  readonly uri: string;
  readonly errors: number;
  readonly warnings: number;
  readonly state: string;
}
const isHealth = objectWith<Health>({ uri: isString, errors: isNumber, warnings: isNumber, state: isString });

/** A change of text as the protocol writes it. */
export interface ProtocolEdit {
  readonly range: ProtocolRange;
  readonly newText: string;
}
const isPosition = objectWith<ProtocolRange['start']>({ line: isNumber, character: isNumber });
const isRange = objectWith<ProtocolRange>({ start: isPosition, end: isPosition });
const isEdit = objectWith<ProtocolEdit>({ range: isRange, newText: isString });
const isListedTest = objectWith<ListedTest>({
  name: isString,
  range: isRange,
  expectations: arrayOf(objectWith({ index: isNumber, text: isString, range: isRange })),
});

export type ServerState = 'starting' | 'running' | 'restarted' | 'stopped';

/** A crash more often than this in the window stays stopped until the user restarts it. */
const CRASHES = 5;
const CRASH_WINDOW_MS = 180_000;

export class Server implements Disposable {
  readonly #module: string;
  #client: QuietClient;
  readonly #log: LogOutputChannel;
  readonly #curves = new EventEmitter<PreviewState>();
  readonly #begun = new EventEmitter<string>();
  readonly #progress = new EventEmitter<Progress>();
  readonly #unhurried = new UnhurriedProgress((progress) => this.#progress.fire(progress));
  readonly #health = new EventEmitter<Health>();
  readonly #state = new EventEmitter<ServerState>();
  readonly onCurves = this.#curves.event;
  /** The URI of a file whose solve begins. */
  readonly onBegun = this.#begun.event;
  /** How far a solve is that takes long; when it ends, that all is done. */
  readonly onProgress = this.#progress.event;
  readonly onHealth = this.#health.event;
  readonly onState = this.#state.event;
  readonly #crashes: number[] = [];
  readonly #themes: Disposable;
  readonly #trace: ProtocolTrace;
  #watched: readonly string[] = [];
  #ready: Promise<void> | undefined;

  constructor(context: ExtensionContext, log: LogOutputChannel) {
    this.#log = log;
    this.#module = Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath;
    this.#trace = new ProtocolTrace(log);
    this.#client = this.#newClient();
    this.#themes = window.onDidChangeActiveColorTheme(() => this.#sendTheme());
  }

  #newClient(): QuietClient {
    const log = this.#log;
    const module = this.#module;
    const options: ServerOptions = {
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
    };
    const client: QuietClient = new QuietClient('mgmodel', 'MGModel', options, {
      documentSelector: [{ language: 'mgmodel' }],
      initializationOptions: (): InitializationOptions => ({
        commands: true,
        packed: true,
        theme: themeKind(),
        settings: workspace.getConfiguration('mgmodel'),
      }),
      outputChannel: log,
      traceOutputChannel: this.#trace,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationFailedHandler: (error) => {
        log.error(`The language server did not start: ${wordsOf(error)}`);
        return false;
      },
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => ({
          action: client === this.#client ? this.#afterCrash() : CloseAction.DoNotRestart,
          handled: true,
        }),
      },
    });
    client.onDidChangeState(({ newState }) => {
      if (client !== this.#client) return;
      if (newState === State.Starting) this.#state.fire('starting');
      if (newState === State.Stopped) this.#state.fire('stopped');
      if (newState === State.Running) {
        this.#state.fire(this.#crashes.length > 0 ? 'restarted' : 'running');
        this.#sendWatched();
        this.#sendTheme();
      }
    });
    client.onNotification(methods.curves, (value: unknown) => {
      const state = unpackedState(value);
      if (state && state.status !== 'solving') this.#unhurried.end(state.uri);
      if (state) this.#curves.fire(state);
      else log.warn('The server sent curves that this client does not understand.');
    });
    client.onNotification(methods.progress, (value: unknown) => {
      if (!isProgress(value)) return;
      if (value.done === 0) this.#begun.fire(value.uri);
      this.#unhurried.take(value);
    });
    client.onNotification(methods.health, (value: unknown) => {
      if (isHealth(value)) this.#health.fire(value);
    });
    return client;
  }

  /** Starts the server; resolves when it answers. A failure is in the log and the status item, never thrown. */
  start(): Promise<void> {
    this.#ready ??= this.#client.start().catch((error: unknown) => {
      this.#ready = undefined;
      this.#log.error(`The language server could not be started: ${wordsOf(error)}`);
      this.#state.fire('stopped');
    });
    return this.#ready;
  }

  async restart(): Promise<void> {
    this.#crashes.length = 0;
    this.#log.info('The language server is restarted by hand.');
    try {
      await this.stop();
    } catch (error) {
      // The client ends a server that hangs a little later, and would take that for the end of the new one.
      this.#log.warn(`The old language server did not end as asked: ${wordsOf(error)}`);
      this.#client = this.#newClient();
    }
    this.#ready = undefined;
    await this.start();
  }

  /** Asks for curves. Throws when the server cannot answer or the solve is cancelled. */
  async solve(parameters: SolveParameters, token?: CancellationToken): Promise<PreviewState> {
    await this.start();
    try {
      const answer: unknown = await this.#client.sendRequest(methods.solve, parameters, token);
      const state = unpackedState(answer);
      if (!state) throw new Error('The server sent curves that this client does not understand.');
      return state;
    } finally {
      if (!parameters.parameters) this.#unhurried.end(parameters.uri);
    }
  }

  /** What the solver is asked for some tests and curves of a file; nothing when the server cannot tell. */
  async problem(uri: string, tests: readonly string[]): Promise<Problem | undefined> {
    await this.start();
    const answer: unknown = await this.#client.sendRequest(methods.problem, { uri, tests });
    return isProblem(answer) ? answer : undefined;
  }

  /** The edits that write values of `param`s into the file. Throws when the server cannot answer. */
  async parameterEdits(uri: string, parameters: Readonly<Record<string, number>>): Promise<readonly ProtocolEdit[]> {
    await this.start();
    const answer: unknown = await this.#client.sendRequest(methods.parameterEdits, { uri, parameters });
    return arrayOf(isEdit)(answer) ? answer : [];
  }

  /** The tests of a file with their expectations; none when the server cannot tell. */
  async listTests(uri: string): Promise<readonly ListedTest[]> {
    await this.start();
    if (!this.#client.isRunning()) return [];
    try {
      const answer: unknown = await this.#client.sendRequest(methods.listTests, { uri });
      return arrayOf(isListedTest)(answer) ? answer : [];
    } catch (error) {
      this.#log.warn(`The tests of ${uri} are not known: ${wordsOf(error)}`);
      return [];
    }
  }

  /** Tells the server whose curves are looked at: only those are solved on save. */
  watch(uris: readonly string[]): void {
    this.#watched = uris;
    this.#sendWatched();
  }

  /** Tells the server which charts of a file are in view: on a save they are solved first. */
  looksAt(uri: string, tests: readonly string[]): void {
    this.#tell(methods.inView, { uri, tests });
  }

  /** Ends the solve of a file that a save has begun. */
  cancel(uri: string): void {
    this.#tell(methods.cancel, { uri });
    this.#unhurried.end(uri);
  }

  #sendWatched(): void {
    this.#tell(methods.watch, { uris: this.#watched });
  }

  #tell(method: string, parameters: object): void {
    if (!this.#client.isRunning()) return;
    this.#client.sendNotification(method, parameters).catch((error: unknown) => {
      this.#log.warn(`The server was not told (${method}): ${wordsOf(error)}`);
    });
  }

  /** Equations in hovers are drawn for the colours of the editor. */
  #sendTheme(): void {
    this.#tell(methods.theme, { theme: themeKind() });
  }

  #afterCrash(): CloseAction {
    const now = Date.now();
    this.#crashes.push(now);
    const recent = this.#crashes.filter((time) => now - time < CRASH_WINDOW_MS).length;
    if (recent < CRASHES) {
      this.#log.warn('The language server ended unexpectedly and is started again.');
      return CloseAction.Restart;
    }
    this.#log.error(
      `The language server ended ${recent} times in three minutes; it stays stopped until it is restarted.`,
    );
    this.#ready = undefined;
    return CloseAction.DoNotRestart;
  }

  /** Ends the server. */
  async stop(): Promise<void> {
    if (this.#client.isRunning()) await this.#client.stop();
  }

  dispose(): void {
    this.#themes.dispose();
    this.#trace.dispose();
    this.#unhurried.dispose();
    for (const emitter of [this.#curves, this.#begun, this.#progress, this.#health, this.#state]) emitter.dispose();
    void this.#client.dispose();
  }
}
