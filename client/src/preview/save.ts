/** Saves an export where the user says. */
import { Uri, window, workspace } from 'vscode';

const FILTERS: Readonly<Record<string, Record<string, string[]>>> = {
  svg: { 'Vector graphics': ['svg'] },
  png: { Picture: ['png'] },
  csv: { 'Comma-separated values': ['csv'] },
  json: { JSON: ['json'] },
  html: { Report: ['html'] },
};

/** Offers `name` beside the model's file; does nothing when the user turns it down. */
export async function saveAs(model: Uri, name: string, text: string, encoding: 'utf8' | 'base64'): Promise<void> {
  const filters = FILTERS[name.split('.').at(-1) ?? ''];
  const target = await window.showSaveDialog({
    defaultUri: Uri.joinPath(model, '..', name),
    ...(filters ? { filters } : {}),
  });
  if (!target) return;
  await workspace.fs.writeFile(target, Buffer.from(text, encoding));
  window.setStatusBarMessage(`$(check) Wrote ${workspace.asRelativePath(target)}`, 5000);
}
