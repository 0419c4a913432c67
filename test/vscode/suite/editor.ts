// What the tests do with VS Code's own interface.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const LOOK_EVERY_MS = 50;

/** Waits until `look` gives something other than undefined; fails with `what` and the last `state` when it does not. */
export async function eventually<T>(
  what: string,
  look: () => T | undefined | Promise<T | undefined>,
  { withinMs = 15_000, state = (): unknown => '' } = {},
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) assert.fail(`${what}: not within ${withinMs / 1000} s. ${JSON.stringify(state())}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** The address of a file of the opened folder. */
export function inWorkspace(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Opens a file of the folder in the first editor group. */
export async function openFile(path: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(inWorkspace(path));
  return vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preview: false });
}

/** Writes a new file into the folder and opens it. */
export async function writeAndOpen(path: string, text: string): Promise<vscode.TextEditor> {
  await vscode.workspace.fs.writeFile(inWorkspace(path), new TextEncoder().encode(text));
  return openFile(path);
}

/** Replaces the first occurrence of `old` in the editor's text. */
export async function replaceText(editor: vscode.TextEditor, old: string, text: string): Promise<void> {
  const { document } = editor;
  const start = document.getText().indexOf(old);
  assert.notEqual(start, -1, `'${old}' is not in the text`);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + old.length));
  assert.ok(await editor.edit((builder) => builder.replace(range, text)));
}

/** Waits until the file's diagnostics satisfy `accept`, and gives them. */
export async function diagnosticsOf(
  uri: vscode.Uri,
  accept: (diagnostics: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  const read = (): vscode.Diagnostic[] => vscode.languages.getDiagnostics(uri);
  return eventually(
    `diagnostics of ${uri.path}`,
    () => {
      const diagnostics = read();
      return accept(diagnostics) ? diagnostics : undefined;
    },
    { state: () => read().map(({ message, range }) => `${range.start.line + 1}: ${message}`) },
  );
}

export function errorsOf(diagnostics: readonly vscode.Diagnostic[]): vscode.Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
}

/** Closes every editor and preview; changes that were not saved are given up. */
export async function closeAllEditors(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

const THEMES = {
  light: 'Light Modern',
  dark: 'Dark Modern',
  'hc-light': 'Default High Contrast Light',
  'hc-dark': 'Default High Contrast',
} as const;

export type Theme = keyof typeof THEMES;

/** Changes the colour theme of the window, or with undefined back to what it was. */
export async function setTheme(theme: Theme | undefined): Promise<void> {
  const id = theme && THEMES[theme];
  const workbench = vscode.workspace.getConfiguration('workbench');
  await workbench.update('colorTheme', id, vscode.ConfigurationTarget.Workspace);
}
