/** Writes the required fields that a block lacks, each with its example. */
import type { CheckedFile } from '../../model/checked.ts';
import type { FieldDescriptor } from '../../physics/descriptor.ts';
import type { Block, TextRange } from '../../syntax/tree.ts';
import { descriptorOfBlock, goesWith } from '../blocks.ts';
import type { CodeAction } from '../code-actions.ts';
import { requiredFields } from '../completion/items.ts';
import { bodyOf, statementsAt, type Statement } from '../nodes.ts';
import { appendToBlock } from './block-text.ts';

/** Fields of the block's kind that it does not set. */
function absentFields(statement: Statement, block: Block, file: CheckedFile): readonly FieldDescriptor[] {
  const descriptor = descriptorOfBlock(statement, file.tree);
  if (!descriptor || statement.kind === 'data') return [];
  const present = new Set(
    block.statements.flatMap((inner) => (inner.kind === 'field' ? (inner.path.names[0]?.text ?? []) : [])),
  );
  return descriptor.fields.filter(
    (field) =>
      !present.has(field.name) &&
      !field.exactlyOneOf?.some((other) => present.has(other)) &&
      goesWith(field, block.statements),
  );
}

export function addMissingFields(file: CheckedFile, selection: TextRange): readonly CodeAction[] {
  const statement = statementsAt(file.tree, selection.start).findLast((one) => bodyOf(one) !== undefined);
  const block = statement && bodyOf(statement);
  if (!statement || !block?.closed) return [];
  const absent = absentFields(statement, block, file);
  const required = requiredFields(absent);
  const lines = (fields: readonly FieldDescriptor[]): readonly string[] =>
    fields.map(({ name, example }) => `${name} = ${example}`);
  const add = (title: string, fields: readonly FieldDescriptor[]): CodeAction => ({
    title,
    kind: 'refactor.rewrite',
    edits: [appendToBlock(file.tree.text, statement.range.start, block, lines(fields))],
  });
  const optional = absent.filter((field) => !required.includes(field) && !field.exactlyOneOf);
  return [
    ...(required.length > 0 ? [add(`Add the missing ${required.map(({ name }) => name).join(', ')}`, required)] : []),
    ...optional.map((field) => add(`Add ${field.name} (optional)`, [field])),
  ];
}
