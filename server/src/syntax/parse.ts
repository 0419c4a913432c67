/** Text → tree, in three passes: tokens, layout, grammar. Never throws; mistakes are issues of the file. */
import { SourceReader } from './source-reader.ts';
import type { SourceFile } from './tree.ts';

/**
 * Reads a file. Whatever the text, the result is a tree whose ranges lie inside it, with at most one issue for each
 * mistake of form, in the order of the text.
 */
export function parse(text: string): SourceFile {
  return new SourceReader().read(text);
}
