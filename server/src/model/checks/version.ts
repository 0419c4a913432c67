/** `mgmodel 1` at the head of a file. */
import { versionMissing } from '../../diagnostics/declarations/version-missing.ts';
import { versionUnsupported } from '../../diagnostics/declarations/version-unsupported.ts';
import { tell, type FileModel } from '../file-model.ts';

/** The version of the language that this program reads. */
const languageVersion = 1;

export function checkVersion(file: FileModel): void {
  const { declarations } = file.tree;
  const header = declarations.find((declaration) => declaration.kind === 'version');
  if (!header) {
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
}
