/** The language server: wires the connection to documents, features and solver. Runs wherever its runtime does. */
import {
  CodeLensRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  InlayHintRefreshRequest,
  NotificationType,
  RequestType,
  type Connection,
  type InitializeParams,
  type TextEdit,
  WillSaveTextDocumentNotification,
} from 'vscode-languageserver';
import { capabilities } from './capabilities.ts';
import { toRange } from './convert.ts';
import { DiagnosticsPublisher } from './diagnostics.ts';
import { Documents } from './documents.ts';
import { createGuard } from './guard.ts';
import { registerDisplay } from './handlers/display.ts';
import { registerEditing } from './handlers/editing.ts';
import { registerNavigation } from './handlers/navigation.ts';
import { registerTesting } from './handlers/testing.ts';
import { registerUnderstanding } from './handlers/understanding.ts';
import { methods, type PackedState, type PreviewState, type SolveParameters } from './messages.ts';
import { packedState } from './packed-state.ts';
import { parameterEdits } from '../preview/parameters.ts';
import { Results } from '../preview/results.ts';
import type { Problem } from '../solver/problem.ts';
import type { Runtime } from './runtime.ts';
import { createSession, type EditorState } from './session.ts';
import { isRecord, readSettings, readTheme } from './settings.ts';
import { Solving } from './solving.ts';

/** What the client said of itself that changes how we answer. */
function readEditor(parameters: InitializeParams, editor: EditorState): void {
  const options: unknown = parameters.initializationOptions;
  const { capabilities: client } = parameters;
  editor.snippets = client.textDocument?.completion?.completionItem?.snippetSupport === true;
  if (!isRecord(options)) return;
  editor.commands = options['commands'] === true;
  editor.packed = options['packed'] === true;
  editor.equations = readTheme(options['theme']) ?? 'text';
  if ('settings' in options) editor.settings = readSettings(options['settings']);
}

export function startServer(connection: Connection, runtime: Runtime): void {
  const documents = new Documents(runtime);
  const results = new Results();
  const session = createSession(documents, results);
  const diagnostics = new DiagnosticsPublisher(connection, documents, results);
  const solved = (): void => {
    if (can.refreshLenses) void connection.sendRequest(CodeLensRefreshRequest.type);
  };
  /** Curves as the editor takes them. */
  const sent = (state: PreviewState): PreviewState | PackedState =>
    session.editor.packed ? packedState(state) : state;
  const solving = new Solving({ connection, runtime, documents, results, diagnostics, solved, sent });
  const guard = createGuard(connection);
  /** What the editor can do besides. */
  const can = {
    configuration: false,
    refreshLenses: false,
    refreshHints: false,
    registerSettings: false,
    registerWatchers: false,
  };

  /** Files whose diagnostics are to be sent when the messages that wait have been read. */
  const pending = new Set<string>();
  let scheduled: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    scheduled = undefined;
    const uris = [...pending];
    pending.clear();
    const check = (uri: string): void => {
      guard.run('diagnostics', () => diagnostics.publish(uri));
      guard.run('solving', () => solving.followEdit(uri));
    };
    uris.forEach(check);
    // A change here may have made others stale that import it: they come after, so that typing does not wait.
    documents
      .openUris()
      .filter((uri) => !documents.isCurrent(uri))
      .forEach(check);
  };
  const schedule = (uri: string): void => {
    pending.add(uri);
    scheduled ??= setTimeout(flush, 0);
  };
  const recheckOpen = (): void => {
    documents.refreshDisk();
    for (const uri of documents.openUris()) if (!documents.isCurrent(uri)) schedule(uri);
  };

  connection.onInitialize((parameters) => {
    readEditor(parameters, session.editor);
    const { workspace } = parameters.capabilities;
    can.configuration = workspace?.configuration === true;
    can.registerSettings = workspace?.didChangeConfiguration?.dynamicRegistration === true;
    can.registerWatchers = workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    can.refreshLenses = workspace?.codeLens?.refreshSupport === true;
    can.refreshHints = workspace?.inlayHint?.refreshSupport === true;
    documents.setFolders(parameters.workspaceFolders?.map(({ uri }) => uri) ?? []);
    return { capabilities, serverInfo: { name: 'mgmodel', version: runtime.programVersion } };
  });
  connection.onInitialized(() => {
    connection.console.info(`Language server ${runtime.programVersion} started.`);
    if (can.registerSettings) void connection.client.register(DidChangeConfigurationNotification.type);
    if (can.registerWatchers) {
      const watchers = [{ globPattern: '**/*.mgmodel' }, { globPattern: '**/*.{csv,tsv,txt,dat}' }];
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    void pullSettings();
  });

  const applySettings = (value: unknown): void => {
    session.editor.settings = readSettings(value);
    if (can.refreshHints) void connection.sendRequest(InlayHintRefreshRequest.type);
    if (can.refreshLenses) void connection.sendRequest(CodeLensRefreshRequest.type);
  };
  const pullSettings = async (): Promise<void> => {
    if (!can.configuration) return;
    try {
      applySettings(await connection.workspace.getConfiguration('mgmodel'));
    } catch {
      // The editor may refuse; the settings stay as they are.
    }
  };

  guard.notification(DidOpenTextDocumentNotification.type, ({ textDocument }) => {
    const { uri, languageId, version, text } = textDocument;
    documents.open(uri, languageId, version, text);
    runtime.textIsOpen?.(documents.openCharacters);
    // What was solved while the file was closed may be of another text.
    results.forget(uri);
    diagnostics.logNext(uri);
    schedule(uri);
  });
  guard.notification(DidChangeTextDocumentNotification.type, ({ textDocument, contentChanges }) => {
    documents.change(textDocument.uri, textDocument.version, contentChanges);
    if (contentChanges.length > 0) results.edited(textDocument.uri);
    solving.edited(textDocument.uri);
    schedule(textDocument.uri);
  });
  guard.notification(WillSaveTextDocumentNotification.type, ({ textDocument }) => solving.willSave(textDocument.uri));
  guard.notification(DidSaveTextDocumentNotification.type, ({ textDocument }) => {
    recheckOpen();
    diagnostics.publishAndLog(textDocument.uri);
    solving.saved(textDocument.uri);
  });
  guard.notification(DidCloseTextDocumentNotification.type, ({ textDocument }) => {
    documents.close(textDocument.uri);
    runtime.textIsOpen?.(documents.openCharacters);
    pending.delete(textDocument.uri);
    solving.forget(textDocument.uri);
    diagnostics.clear(textDocument.uri);
    recheckOpen();
  });
  guard.notification(DidChangeWatchedFilesNotification.type, ({ changes }) => {
    recheckOpen();
    solving.changedOnDisk(changes.map(({ uri }) => uri));
  });
  guard.notification(DidChangeWorkspaceFoldersNotification.type, ({ event }) => {
    const removed = new Set(event.removed.map(({ uri }) => uri));
    documents.setFolders([
      ...documents.folders.filter((uri) => !removed.has(uri)),
      ...event.added.map(({ uri }) => uri),
    ]);
    recheckOpen();
  });
  guard.notification(DidChangeConfigurationNotification.type, ({ settings }) => {
    const pushed: unknown = isRecord(settings) ? settings['mgmodel'] : undefined;
    if (pushed === undefined) void pullSettings();
    else applySettings(pushed);
  });

  guard.notification(new NotificationType<{ readonly uris: readonly string[] }>(methods.watch), ({ uris }) =>
    solving.watch(uris),
  );
  guard.notification(
    new NotificationType<{ readonly uri: string; readonly tests: readonly string[] }>(methods.inView),
    ({ uri, tests }) => solving.looksAt(uri, tests),
  );
  guard.notification(new NotificationType<{ readonly uri: string }>(methods.cancel), ({ uri }) => solving.cancel(uri));
  guard.notification(new NotificationType<{ readonly theme: unknown }>(methods.theme), ({ theme }) => {
    session.editor.equations = readTheme(theme) ?? 'text';
  });
  guard.slowRequest(
    new RequestType<SolveParameters, PreviewState | PackedState | null, void>(methods.solve),
    null,
    async (parameters, signal) => sent(await solving.solve(parameters, signal)),
  );
  guard.slowRequest(
    new RequestType<Required<Pick<SolveParameters, 'uri' | 'tests'>>, Problem | null, void>(methods.problem),
    null,
    ({ uri, tests }) => Promise.resolve(solving.problemOf(uri, tests)),
  );
  guard.slowRequest(
    new RequestType<Required<Pick<SolveParameters, 'uri' | 'parameters'>>, TextEdit[], void>(methods.parameterEdits),
    [],
    ({ uri, parameters }) => {
      const document = documents.document(uri);
      const file = documents.checked(uri);
      if (!document || !file) return Promise.resolve([]);
      const edits = parameterEdits(file, parameters);
      return Promise.resolve(edits.map(({ range, newText }) => ({ range: toRange(document, range), newText })));
    },
  );

  registerUnderstanding(guard, session);
  registerDisplay(guard, session);
  registerNavigation(guard, session);
  registerEditing(guard, session);
  registerTesting(guard, session);

  connection.onShutdown(() => {
    if (scheduled !== undefined) clearTimeout(scheduled);
    solving.dispose();
  });
  connection.listen();
}
