/** Formatting: of a file, of the lines of a selection, of the line that was just ended. */
import type { TextEdit } from '../diagnostics/diagnostic.ts';
import { format } from '../syntax/format.ts';
import type { SourceFile, TextRange } from '../syntax/tree.ts';

export const formatDocument = (tree: SourceFile): readonly TextEdit[] => format(tree);

export const formatRange = (tree: SourceFile, range: TextRange): readonly TextEdit[] => format(tree, { range });

/** The line that a line end, `}` or `;` has just finished. */
export const formatOnType = (tree: SourceFile, offset: number, character: string): readonly TextEdit[] =>
  format(tree, { onType: { offset, character } });
