/** Where a file is after it or a folder around it was renamed. */
import type { Uri } from 'vscode';

/** The new address of `file` when `from` became `to`; nothing when neither the file nor a folder around it is `from`. */
export function movedWith(file: Uri, from: Uri, to: Uri): Uri | undefined {
  if (file.scheme !== from.scheme || file.authority !== from.authority) return undefined;
  if (file.path === from.path) return to;
  const folder = from.path.endsWith('/') ? from.path : `${from.path}/`;
  if (!file.path.startsWith(folder)) return undefined;
  return to.with({ path: `${to.path.replace(/\/$/, '')}/${file.path.slice(folder.length)}` });
}
