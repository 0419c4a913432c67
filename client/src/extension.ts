/** Entry of the extension: wires server, status item, previews, tests and commands together. */
import { commands, Uri, window, type ExtensionContext } from 'vscode';
import { CurrentModel } from './current-model.ts';
import { createLog } from './log.ts';
import { newModel } from './new-model.ts';
import { PreviewManager } from './preview/manager.ts';
import { showReferences } from './references.ts';
import { Server } from './server.ts';
import { StatusItem } from './status.ts';
import { Swatches } from './swatches.ts';
import { provideTasks } from './tasks.ts';
import { TestRuns } from './testing/test-runs.ts';
import { chooseFormat } from './export.ts';
import { arrayOf, isString } from '../shared/guards.ts';

let running: Server | undefined;

/** What `activate` gives to whoever asks the extension: how long it kept the editor waiting. */
export interface Activation {
  readonly milliseconds: number;
}

export function activate(context: ExtensionContext): Activation {
  const started = performance.now();
  const log = createLog();
  const server = new Server(context, log);
  const swatches = new Swatches();
  const previews = new PreviewManager({ context, server, log, swatches });
  const tests = new TestRuns(server, log);
  const current = new CurrentModel();
  running = server;

  /** The model a command is about: its argument, the active editor, the preview the user looks at, or the last model. */
  const model = (argument: unknown): Uri | undefined => {
    if (argument instanceof Uri) return argument;
    if (typeof argument === 'string') return Uri.parse(argument);
    return current.active ?? previews.active?.uri ?? current.recent;
  };
  const begin = async (template?: unknown): Promise<void> => {
    const uri = await newModel(context.extensionUri, template);
    // A preview that follows the editor has met the new file before its text was there.
    if (uri) await previews.find(uri)?.solve();
  };
  const onModel = (command: string, run: (uri: Uri, ...others: unknown[]) => unknown) =>
    commands.registerCommand(command, (argument: unknown, ...others: unknown[]) => {
      const uri = model(argument);
      // Without any model, as on the first page of the walkthrough, the next step is to make one.
      return uri ? run(uri, ...others) : begin();
    });

  context.subscriptions.push(
    log,
    server,
    previews,
    swatches,
    tests,
    current,
    new StatusItem(server),
    provideTasks(context.extensionUri),
    commands.registerCommand('mgmodel.newModel', (template: unknown) => begin(template)),
    onModel('mgmodel.openPreview', (uri) => void previews.open(uri, 'here')),
    onModel('mgmodel.openPreviewToSide', (uri, tests) => {
      const panel = previews.open(uri, 'side');
      if (arrayOf(isString)(tests)) panel.showCharts(tests);
    }),
    onModel('mgmodel.runTests', (uri, test) => tests.run(uri, typeof test === 'string' ? test : undefined)),
    onModel('mgmodel.exportResults', async (uri, format) => {
      const chosen = await chooseFormat(format);
      if (chosen) await previews.open(uri, 'side').export(chosen);
    }),
    onModel('mgmodel.showSource', (uri) => window.showTextDocument(uri)),
    commands.registerCommand('mgmodel.pinPreview', () => previews.active?.togglePin()),
    commands.registerCommand('mgmodel.showReferences', (uri: unknown, position: unknown, places: unknown) =>
      showReferences(uri, position, places),
    ),
    commands.registerCommand('mgmodel.showLog', () => log.show(true)),
    commands.registerCommand('mgmodel.restartServer', () => server.restart()),
  );
  void server.start();
  return { milliseconds: performance.now() - started };
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}
