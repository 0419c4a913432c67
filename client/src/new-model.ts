/** New models from templates: File > New File, the command palette, and the walkthrough. */
import { SnippetString, Uri, window, workspace } from 'vscode';

/** The files are in client/media/templates; each is a snippet whose text is a model that is solved without an error. */
export const templates = [
  {
    file: 'hierarchical.snippet',
    label: 'Hierarchical model with DMA and tension',
    detail: 'β and α relaxation by correlated flow defects, their spectra, and a stress–strain curve',
  },
  {
    file: 'modulus-form.snippet',
    label: 'Relaxation functions (modulus form)',
    detail: 'Debye, Cole–Cole, Havriliak–Negami and Kohlrausch–Williams–Watts over frequency and in time',
  },
  {
    file: 'flow-units.snippet',
    label: 'Flow units',
    detail: 'softening under a constant strain rate while flow units grow and percolate',
  },
  { file: 'empty.snippet', label: 'Empty model', detail: 'an alloy, its modulus and one test' },
] as const;

/**
 * Opens an untitled model with the text of the template that is named, or that the user picks; Tab goes from value to
 * value. Gives its address, or nothing when no template was picked.
 */
export async function newModel(extension: Uri, named?: unknown): Promise<Uri | undefined> {
  const chosen =
    templates.find(({ label }) => label === named) ??
    (await window.showQuickPick(templates, { title: 'New MGModel File', placeHolder: 'What shall it begin with?' }));
  if (!chosen) return undefined;
  const bytes = await workspace.fs.readFile(Uri.joinPath(extension, 'client/media/templates', chosen.file));
  const document = await workspace.openTextDocument({ language: 'mgmodel' });
  const editor = await window.showTextDocument(document);
  await editor.insertSnippet(new SnippetString(Buffer.from(bytes).toString('utf8')));
  return document.uri;
}
