/**
 * Beside the names of tests, models and elements, while a preview shows their file: a short piece of their curve, in its
 * colour and stroke.
 */
import { Range, Uri, window, workspace, type DecorationOptions, type Disposable, type TextEditor } from 'vscode';
import type { PreviewState } from '../../server/src/lsp/messages.ts';
import { placeOfSwatch, SWATCH, swatchesOf, swatchSvg, type Stroke, type Swatch } from '../shared/charts/swatches.ts';

const isOn = (): boolean => workspace.getConfiguration('mgmodel').get('seriesColours', true);

function picture(strokes: readonly Stroke[], dark: boolean): { before: { contentIconPath: Uri } } {
  const svg = Buffer.from(swatchSvg(strokes, dark)).toString('base64');
  return { before: { contentIconPath: Uri.parse(`data:image/svg+xml;base64,${svg}`) } };
}

export class Swatches implements Disposable {
  /** What the previews show, by file. */
  readonly #shown = new Map<string, readonly Swatch[]>();
  readonly #decoration = window.createTextEditorDecorationType({
    before: { margin: '0 4px 0 0', width: `${SWATCH.width}px`, height: `${SWATCH.height}px` },
  });
  readonly #subscriptions: readonly Disposable[];

  constructor() {
    this.#subscriptions = [
      window.onDidChangeVisibleTextEditors((editors) => editors.forEach((editor) => this.#draw(editor))),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('mgmodel.seriesColours')) this.#drawAll();
      }),
    ];
  }

  /** A preview shows these curves. */
  show(state: PreviewState): void {
    this.#shown.set(state.uri, swatchesOf(state));
    this.#drawAll(state.uri);
  }

  /** No preview shows the file any more. */
  hide(uri: string): void {
    if (this.#shown.delete(uri)) this.#drawAll(uri);
  }

  #drawAll(uri?: string): void {
    for (const editor of window.visibleTextEditors)
      if (uri === undefined || editor.document.uri.toString() === uri) this.#draw(editor);
  }

  #draw(editor: TextEditor): void {
    const { document } = editor;
    if (document.languageId !== 'mgmodel') return;
    const swatches = isOn() ? (this.#shown.get(document.uri.toString()) ?? []) : [];
    const text = document.getText();
    const decorations = swatches.flatMap((swatch): DecorationOptions[] => {
      if (swatch.line >= document.lineCount) return [];
      const at = placeOfSwatch(text, document.offsetAt(document.lineAt(swatch.line).range.start), swatch);
      if (at === undefined) return [];
      const range = new Range(document.positionAt(at), document.positionAt(at + swatch.name.length));
      const { strokes } = swatch;
      return [{ range, renderOptions: { light: picture(strokes, false), dark: picture(strokes, true) } }];
    });
    editor.setDecorations(this.#decoration, decorations);
  }

  dispose(): void {
    this.#decoration.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}
