/** A new model that extends the one under the cursor, with the field under the cursor as its first difference. */
import type { CheckedFile } from '../../model/checked.ts';
import type { TextRange } from '../../syntax/tree.ts';
import type { CodeAction } from '../code-actions.ts';
import { statementsAt } from '../nodes.ts';

export function makeVariant(file: CheckedFile, selection: TextRange): readonly CodeAction[] {
  const [model, element, field] = statementsAt(file.tree, selection.start);
  if (model?.kind !== 'model' || !model.name || !model.body?.closed) return [];
  const taken = new Set([...file.symbols.values()].map(({ name }) => name));
  let name = `${model.name.text}_variant`;
  for (let i = 2; taken.has(name); i++) name = `${model.name.text}_variant_${i}`;
  const text = (range: TextRange): string => file.tree.text.slice(range.start, range.end);
  const owner = element?.kind === 'element' ? (element.word === 'elastic' ? 'elastic' : element.name?.text) : undefined;
  const changed = field ?? (element?.kind === 'field' ? element : undefined);
  const prefix = owner === undefined ? '' : `${owner}.`;
  const override =
    changed?.kind === 'field' ? `  ${prefix}${text(changed.path.range)} = ${text(changed.value.range)}\n` : '';
  const of = model.of ? ` of ${text(model.of.range)}` : '';
  const { end } = model.range;
  return [
    {
      title: `Make a variant of ${model.name.text}${changed?.kind === 'field' ? ` that differs in ${prefix}${text(changed.path.range)}` : ''}`,
      kind: 'refactor.rewrite',
      edits: [
        { range: { start: end, end }, newText: `\n\nmodel ${name}${of} extends ${model.name.text} {\n${override}}` },
      ],
    },
  ];
}
