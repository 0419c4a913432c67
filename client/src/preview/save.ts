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
  if (!folder || !(await mayReplace(folder, files))) return;
  for (const { name, text, encoding } of files)
    await workspace.fs.writeFile(Uri.joinPath(folder, name), Buffer.from(text, encoding));
  window.setStatusBarMessage(`$(check) Wrote ${files.length} files`, 5000);
}

/** Whether the user lets files of the same names be replaced; true where there are none. */
async function mayReplace(folder: Uri, files: readonly FileToSave[]): Promise<boolean> {
  const present = new Set((await workspace.fs.readDirectory(folder)).map(([name]) => name));
  const taken = files.map(({ name }) => name).filter((name) => present.has(name));
  if (taken.length === 0) return true;
  const [first = ''] = taken;
  const question =
    taken.length === 1
      ? `${first} is there already.`
      : `${taken.length} of these files are there already: ${taken.join(', ')}.`;
  const detail = 'What they hold now will be lost.';
  return (await window.showWarningMessage(question, { modal: true, detail }, 'Replace')) === 'Replace';
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
