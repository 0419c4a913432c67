/** Saves an export where the user says. */
import { Uri, window, workspace } from 'vscode';
import type { FileToSave } from '../../shared/messages.ts';

const FILTERS: Readonly<Record<string, Record<string, string[]>>> = {
  svg: { 'Vector graphics': ['svg'] },
  png: { Picture: ['png'] },
  csv: { 'Comma-separated values': ['csv'] },
  json: { JSON: ['json'] },
  html: { Report: ['html'] },
};

/** Saves one file under a name the user chooses, several into a folder; does nothing when the user turns it down. */
export async function save(model: Uri, files: readonly FileToSave[]): Promise<void> {
  const [first] = files;
  if (first && files.length === 1) await saveOne(model, first);
  else if (first) await saveInFolder(model, files);
}

async function saveInFolder(model: Uri, files: readonly FileToSave[]): Promise<void> {
  const [folder] =
    (await window.showOpenDialog({
      defaultUri: Uri.joinPath(model, '..'),
      canSelectFiles: false,
      canSelectFolders: true,
      openLabel: `Write ${files.length} files here`,
    })) ?? [];
  if (!folder) return;
  for (const { name, text, encoding } of files)
    await workspace.fs.writeFile(Uri.joinPath(folder, name), Buffer.from(text, encoding));
  window.setStatusBarMessage(`$(check) Wrote ${files.length} files`, 5000);
}

async function saveOne(model: Uri, { name, text, encoding }: FileToSave): Promise<void> {
  const filters = FILTERS[name.split('.').at(-1) ?? ''];
  const target = await window.showSaveDialog({
    defaultUri: Uri.joinPath(model, '..', name),
    ...(filters ? { filters } : {}),
  });
  if (!target) return;
  await workspace.fs.writeFile(target, Buffer.from(text, encoding));
  window.setStatusBarMessage(`$(check) Wrote ${workspace.asRelativePath(target)}`, 5000);
}
