/** Gives an expression a name: `param` for a plain number, `let` for any value. */
import type { CheckedFile } from '../../model/checked.ts';
import type { Expression, TextRange } from '../../syntax/tree.ts';
import { formatNumber, inUnit, withUnit } from '../../units/format-quantity.ts';
import type { CodeAction } from '../code-actions.ts';
import { expressionsAt, statementsAt } from '../nodes.ts';
import { isUnitExpression, quantityOf } from '../written-quantity.ts';

/** The largest expression inside the selection; for a cursor, the number with its unit that it is in. */
function selectedExpression(file: CheckedFile, selection: TextRange): Expression | undefined {
  const path = expressionsAt(file.tree, selection.start);
  if (selection.start === selection.end) {
    const quantity = quantityOf(file.tree, path);
    return (
      quantity && path.find(({ range }) => range.start === quantity.range.start && range.end === quantity.range.end)
    );
  }
  return path.find(({ range }) => selection.start <= range.start && range.end <= selection.end);
}

/** A name that nothing at the place has yet. */
function freshName(file: CheckedFile, wanted: string): string {
  const taken = new Set([...file.symbols.values()].map(({ name }) => name));
  let name = wanted;
  for (let i = 2; taken.has(name); i++) name = `${wanted}_${i}`;
  return name;
}

export function extract(file: CheckedFile, selection: TextRange): readonly CodeAction[] {
  const expression = selectedExpression(file, selection);
  const declaration = statementsAt(file.tree, selection.start)[0];
  if (!expression || !declaration || isUnitExpression(expression)) return [];
  if (['list', 'range', 'missing', 'string', 'column', 'composition'].includes(expression.kind)) return [];
  const known = file.expressions.get(expression)?.checked;
  // A value that depends on T or an argument has no meaning at the top of the file.
  const free = [...(known?.variables ?? [])].some((name) => !name.startsWith('param:'));
  if (free || known?.type.kind === 'element' || known?.type.kind === 'law' || known?.type.kind === 'spectrum')
    return [];

  const field = statementsAt(file.tree, selection.start).findLast((one) => one.kind === 'field');
  const name = freshName(file, `${field?.kind === 'field' ? (field.path.names.at(-1)?.text ?? 'value') : 'value'}_0`);
  const text = file.tree.text.slice(expression.range.start, expression.range.end);
  const use = { range: expression.range, newText: name };
  const before = { start: declaration.range.start, end: declaration.range.start };
  const declare = (line: string): { range: TextRange; newText: string } => ({ range: before, newText: `${line}\n\n` });

  const actions: CodeAction[] = [
    { title: `Extract to let ${name}`, kind: 'refactor.extract', edits: [declare(`let ${name} = ${text}`), use] },
  ];
  const quantity = quantityOf(file.tree, expressionsAt(file.tree, expression.range.start));
  const number = quantity ? inUnit(quantity.value, quantity.unit) : 0;
  if (quantity && quantity.range.end === expression.range.end && number > 0) {
    const bound = (factor: number): string => formatNumber(number * factor, 3);
    const line = `param ${name} = ${text} in ${bound(0.5)} .. ${withUnit(bound(2), quantity.unit.text)}`;
    actions.unshift({ title: `Extract to param ${name}`, kind: 'refactor.extract', edits: [declare(line), use] });
  }
  return actions;
}
