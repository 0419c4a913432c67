/** Tasks that check or run every model of a folder with the command line program; `$mgmodel` reads what it prints. */
import {
  ProcessExecution,
  RelativePattern,
  Task,
  TaskGroup,
  tasks,
  Uri,
  workspace,
  type Disposable,
  type TaskDefinition,
  type WorkspaceFolder,
} from 'vscode';

const TYPE = 'mgmodel';
const commands = ['check', 'run'] as const;
type Command = (typeof commands)[number];

const isCommand = (value: unknown): value is Command => commands.some((command) => command === value);

/** Offers `mgmodel: check models` and `mgmodel: run models` for each folder, and completes those of tasks.json. */
export function provideTasks(extension: Uri): Disposable {
  const program = Uri.joinPath(extension, 'dist', 'mgmodel.mjs').fsPath;

  const make = async (definition: TaskDefinition, command: Command, folder: WorkspaceFolder): Promise<Task> => {
    const named: unknown = definition['files'];
    const files = Array.isArray(named) && named.length > 0 ? named.map(String) : await modelsIn(folder);
    // The program runs on the editor's own Node, so that nothing needs to be installed.
    const execution = new ProcessExecution(process.execPath, [program, command, ...files], {
      cwd: folder.uri.fsPath,
      env: { ELECTRON_RUN_AS_NODE: '1' },
    });
    const task = new Task(definition, folder, `${command} models`, TYPE, execution, ['$mgmodel']);
    task.group = command === 'check' ? TaskGroup.Build : TaskGroup.Test;
    task.presentationOptions = { clear: true, echo: false };
    return task;
  };

  return tasks.registerTaskProvider(TYPE, {
    provideTasks: async () => {
      const offered: Task[] = [];
      for (const folder of workspace.workspaceFolders ?? []) {
        if (folder.uri.scheme !== 'file' || (await modelsIn(folder)).length === 0) continue;
        for (const command of commands) offered.push(await make({ type: TYPE, command }, command, folder));
      }
      return offered;
    },
    resolveTask: async ({ definition, scope }) => {
      const command: unknown = definition['command'];
      const folder = typeof scope === 'object' ? scope : workspace.workspaceFolders?.[0];
      return folder && isCommand(command) ? make(definition, command, folder) : undefined;
    },
  });
}

/** The models of a folder, relative to it. */
async function modelsIn(folder: WorkspaceFolder): Promise<readonly string[]> {
  const found = await workspace.findFiles(new RelativePattern(folder, '**/*.mgmodel'), '**/node_modules/**');
  return found.map((uri) => workspace.asRelativePath(uri, false)).sort();
}
