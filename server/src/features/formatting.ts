/** Formatting: of a file, of the lines of a selection, of the line that was just ended. */
import type { TextEdit } from '../diagnostics/diagnostic.ts';
import { format } from '../syntax/format.ts';
import type { SourceFile, TextRange } from '../syntax/tree.ts';
import { bodyOf, statementsOf } from './nodes.ts';

export const formatDocument = (tree: SourceFile): readonly TextEdit[] => format(tree);

export const formatRange = (tree: SourceFile, range: TextRange): readonly TextEdit[] => format(tree, { range });

/** The line that a line end or `;` has just finished, the block that `}` has. */
export function formatOnType(tree: SourceFile, offset: number, character: string): readonly TextEdit[] {
  const closed = [...statementsOf(tree)].find((statement) => bodyOf(statement)?.range.end === offset);
  if (character === '}' && closed) return format(tree, { range: closed.range });
  return format(tree, { onType: { offset, character } });
}
