/** The model that a command is about when it is not told: the one the user looks at, or looked at last. */
import { TabInputText, Uri, window, workspace, type Disposable, type TextDocument, type TextEditor } from 'vscode';

const isModel = (document: TextDocument): boolean => document.languageId === 'mgmodel';

export class CurrentModel implements Disposable {
  readonly #subscription: Disposable;
  #last: Uri | undefined;

  constructor() {
    const note = (editor: TextEditor | undefined): void => {
      if (editor && isModel(editor.document)) this.#last = editor.document.uri;
    };
    note(window.activeTextEditor);
    this.#subscription = window.onDidChangeActiveTextEditor(note);
  }

  /** The model in the active editor. */
  get active(): Uri | undefined {
    const document = window.activeTextEditor?.document;
    return document && isModel(document) ? document.uri : undefined;
  }

  /** The model beside or behind what the user looks at, such as a page of the walkthrough. */
  get recent(): Uri | undefined {
    const last = this.#last?.toString();
    const open = workspace.textDocuments.filter(isModel).map(({ uri }) => uri);
    const visible = window.visibleTextEditors.find(({ document }) => isModel(document))?.document.uri;
    return open.find((uri) => uri.toString() === last) ?? visible ?? open[0] ?? this.#inTabs();
  }

  /** A model whose tab has not been looked at since the window was opened. */
  #inTabs(): Uri | undefined {
    const inputs = window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => input));
    return inputs
      .flatMap((input) => (input instanceof TabInputText ? [input.uri] : []))
      .find(({ path }) => path.endsWith('.mgmodel'));
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}
