/** A number with the unit written behind it: `83.12 kJ/mol`, `1.5e-5 /MPa`, one item of `[25, 50] MPa`. */
import type { Expression, NumberLiteral, SourceFile, TextRange } from '../syntax/tree.ts';
import { inUnit } from '../units/format-quantity.ts';
import { toSI } from '../units/factor.ts';
import { lookupUnit } from '../units/lookup.ts';
import { parseUnit, type UnitExpression } from '../units/parse-unit.ts';
import { expressionsAt } from './nodes.ts';

export interface WrittenQuantity {
  readonly literal: NumberLiteral;
  /** From the number to the end of its unit. */
  readonly range: TextRange;
  /** Of the unit as written; empty when there is none. For an item of a list it stands behind the list. */
  readonly unitRange: TextRange;
  readonly unit: UnitExpression;
  /** In coherent SI units. */
  readonly value: number;
}

/** Whether an expression is made of unit names only: `kJ/(mol K)`, `nm^2`. */
export function isUnitExpression(expression: Expression): boolean {
  switch (expression.kind) {
    case 'reference':
      return expression.path.names.length === 1 && lookupUnit(expression.path.names[0]?.text ?? '') !== undefined;
    case 'parenthesised':
      return isUnitExpression(expression.inner);
    case 'binary':
      if (expression.operator === '^') return isUnitExpression(expression.left);
      return (
        ['juxtaposition', '*', '/'].includes(expression.operator) &&
        isUnitExpression(expression.left) &&
        isUnitExpression(expression.right)
      );
    default:
      return false;
  }
}

/** How far the unit behind `inner` reaches, climbing from the inside out. */
function unitEnd(inner: Expression, ancestors: readonly Expression[]): { end: number; at: Expression } {
  let at = inner;
  for (const parent of ancestors) {
    const multiplies = parent.kind === 'binary' && ['juxtaposition', '*', '/'].includes(parent.operator);
    if (!multiplies || parent.left !== at || !isUnitExpression(parent.right)) break;
    at = parent;
  }
  return { end: at.range.end, at };
}

/** The quantity that a number of the file is part of; the path is that of `expressionsAt`, innermost last. */
export function quantityOf(tree: SourceFile, path: readonly Expression[]): WrittenQuantity | undefined {
  const literal = path.at(-1);
  if (literal?.kind !== 'number') return undefined;
  const ancestors = path.slice(0, -1).reverse();
  const own = unitEnd(literal, ancestors);
  const { at } = own;
  let { end } = own;
  let unitStart = literal.range.end;
  const above = ancestors.slice(ancestors.indexOf(at) + 1);
  const parent = at === literal ? above[0] : undefined;
  const signed = parent?.kind === 'unary' ? above[1] : parent;
  const list = signed?.kind === 'list' ? signed : undefined;
  if (list) {
    ({ end } = unitEnd(list, ancestors.slice(ancestors.indexOf(list) + 1)));
    unitStart = list.range.end;
  }
  const text = tree.text.slice(unitStart, end);
  const unit = parseUnit(text.trim().replaceAll(/\s*\/\s*/g, '/'));
  if (!unit) return undefined;
  const blank = text.length - text.trimStart().length;
  return {
    literal,
    range: { start: literal.range.start, end: list ? literal.range.end : end },
    unitRange: { start: unitStart + blank, end: Math.max(end, unitStart + blank) },
    unit,
    value: toSI(literal.value, unit.size) + (unit.zero ?? 0),
  };
}

export const quantityAt = (tree: SourceFile, offset: number): WrittenQuantity | undefined =>
  quantityOf(tree, expressionsAt(tree, offset));

/** The number to write for the same quantity in another unit of its dimension. */
export const convertedNumber = (quantity: WrittenQuantity, unit: UnitExpression): number =>
  inUnit(quantity.value, unit);
