/** Puts the fields of a block in the order in which its kind documents them; nothing else moves. */
import type { CheckedFile } from '../../model/checked.ts';
import { alloyFields } from '../../model/declarations/alloy-fields.ts';
import type { Field, TextRange } from '../../syntax/tree.ts';
import { descriptorOfBlock } from '../blocks.ts';
import type { CodeAction } from '../code-actions.ts';
import { bodyOf, statementsAt } from '../nodes.ts';

const isSortable = (field: Field): boolean => field.role === 'value' && field.path.names.length === 1;

export function sortFields(file: CheckedFile, selection: TextRange): readonly CodeAction[] {
  const statement = statementsAt(file.tree, selection.start).findLast((one) => bodyOf(one) !== undefined);
  const block = statement && bodyOf(statement);
  if (!statement || !block || block.broken) return [];
  const order =
    statement.kind === 'alloy'
      ? ['composition', ...alloyFields.keys()]
      : (descriptorOfBlock(statement, file.tree)?.fields.map(({ name }) => name) ?? []);
  const fields = block.statements.filter((inner) => inner.kind === 'field').filter(isSortable);
  // The order of lists in a test says which of them varies slowest: it is not ours to change.
  if (statement.kind === 'test' || order.length === 0) return [];
  const place = (field: Field): number => {
    const at = order.indexOf(field.path.names[0]?.text ?? '');
    return at < 0 ? order.length : at;
  };
  const sorted = fields.toSorted((a, b) => place(a) - place(b));
  const edits = fields.flatMap((field, i) => {
    const other = sorted[i];
    if (!other || other === field) return [];
    return [{ range: field.range, newText: file.tree.text.slice(other.range.start, other.range.end) }];
  });
  return edits.length === 0 ? [] : [{ title: 'Sort fields in canonical order', kind: 'refactor.rewrite', edits }];
}
