/** Tree → checked model: names, scopes, types, variants, physical sense; messages and the problem for the solver. */
import type { SourceFile } from '../syntax/tree.ts';
import type { CheckedFile, ModelHost } from './checked.ts';
import { FileChecker } from './file-checker.ts';

/** Checks a file. Never throws on a text; files that it imports are asked from the host. */
export function check(tree: SourceFile, uri: string, host: ModelHost): CheckedFile {
  return new FileChecker(uri, host).check(tree);
}
