/** The unit of a column, as what turns its cells into SI: `in degC` is factor 1 and offset 273.15 K. */
import type { ColumnExpression, Expression, NumberLiteral } from '../../syntax/tree.ts';
import type { ExpectedType } from '../expression/types.ts';
import { hasHole } from '../names/references.ts';
import { valueAt, type Surroundings } from '../value.ts';

const silent: Surroundings['context'] = { report: () => undefined, record: () => undefined, use: () => undefined };

/** `undefined` when the unit is wrong (reported). A column without a unit holds plain numbers. */
export function columnUnit(
  column: ColumnExpression,
  surroundings: Surroundings,
  expected: ExpectedType | undefined,
): { readonly factor: number; readonly offset: number } | undefined {
  const { unit } = column;
  if (unit && hasHole(unit)) return undefined;
  // A cell is read as the number in front of the unit: its value at 0 and at 1 are what has to be known.
  const cell = (value: number): Expression => {
    const range = unit?.range ?? column.range;
    const literal: NumberLiteral = { kind: 'number', value, text: String(value), range };
    if (!unit) return literal;
    const { start } = range;
    return {
      kind: 'binary',
      operator: 'juxtaposition',
      operatorRange: { start, end: start },
      left: literal,
      right: unit,
      range,
    };
  };
  const one = valueAt(cell(1), surroundings, expected).value;
  const zero = valueAt(cell(0), { ...surroundings, context: silent }).value;
  if (one === undefined || zero === undefined) return undefined;
  return { factor: one - zero, offset: zero };
}
