/** Saves an export where the user says. */
import { Uri, window, workspace, type QuickPickItem } from 'vscode';
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
  const present = new Set((await workspace.fs.readDirectory(folder)).map(([name]) => name));
  const taken = files.map(({ name }) => name).filter((name) => present.has(name));
  const answer = taken.length === 0 ? 'replace' : await whatToDo(taken);
  if (!answer) return;
  for (const { name, text, encoding } of files) {
    const own = answer === 'rename' ? freeFileName(name, present) : name;
    await workspace.fs.writeFile(Uri.joinPath(folder, own), Buffer.from(text, encoding));
  }
  window.setStatusBarMessage(`$(check) Wrote ${files.length} files`, 5000);
}

type Answer = 'replace' | 'rename';

/** What to do where files of the same names are in the folder; nothing when the user turns it down. */
async function whatToDo(taken: readonly string[]): Promise<Answer | undefined> {
  const answers: readonly (QuickPickItem & { readonly answer: Answer })[] = [
    { label: 'Keep both', description: 'write the new files under other names', answer: 'rename' },
    {
      label: 'Replace',
      description: `what ${taken.join(', ')} hold${taken.length === 1 ? 's' : ''} now is lost`,
      answer: 'replace',
    },
  ];
  const [first = ''] = taken;
  const title = taken.length === 1 ? `${first} is there already` : `${taken.length} of the files are there already`;
  return (await window.showQuickPick(answers, { title, ignoreFocusOut: true }))?.answer;
}

/** `name-2.svg`, or the first number that is free. */
function freeFileName(name: string, present: ReadonlySet<string>): string {
  const dot = name.lastIndexOf('.');
  const [base, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  let free = name;
  for (let number = 2; present.has(free); number++) free = `${base}-${number}${extension}`;
  return free;
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
