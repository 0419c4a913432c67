/** `mgmodel 1` at the head of a file. */
import { versionMisplaced } from '../../diagnostics/declarations/version-misplaced.ts';
import { versionMissing } from '../../diagnostics/declarations/version-missing.ts';
import { versionUnsupported } from '../../diagnostics/declarations/version-unsupported.ts';
import { tell, type FileModel } from '../file-model.ts';

/** The version of the language that this program reads. */
const languageVersion = 1;

export function checkVersion(file: FileModel): void {
  const { declarations, text } = file.tree;
  const [header, ...others] = declarations.filter(({ kind }) => kind === 'version');
  if (header?.kind !== 'version') {
    if (declarations.length > 0) {
      const { start } = declarations[0]?.range ?? { start: 0 };
      tell(file, versionMissing, { start, end: start + 1 }, { found: false });
    }
    return;
  }
  const { version } = header;
  if (version && version.value !== languageVersion) {
    tell(file, versionUnsupported, version.range, { version: version.text, range: version.range });
  }
  const atHead = declarations[0] === header;
  for (const { range } of atHead ? others : [header, ...others]) {
    const lineEnd = text.indexOf('\n', range.end);
    const line = { start: range.start, end: lineEnd < 0 ? text.length : lineEnd + 1 };
    const words = text.slice(range.start, range.end).trim();
    tell(file, versionMisplaced, range, { line, text: words, again: range !== header.range });
  }
}
