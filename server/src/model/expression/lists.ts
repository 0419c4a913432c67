/** `[25, 50]`, `[1 s, 5.5 min]`: values of one kind. A unit behind the list is a product around it. */
import { emptyList } from '../../diagnostics/expressions/empty-list.ts';
import type { ListExpression } from '../../syntax/tree.ts';
import { isDimensionless, sameDimension } from '../../units/dimension.ts';
import { celsiusType } from './celsius.ts';
import { quantityOf, tell, type Checker } from './checker.ts';
import { rejectUnlike } from './sums.ts';
import { joined, quantityType, unknown, type Typed } from './typed.ts';
import type { QuantityType } from './types.ts';

/** The type that all items share, or the first item's where they differ in nothing but their marks. */
function commonType(types: readonly QuantityType[]): QuantityType {
  const [first] = types;
  if (!first) return quantityType(celsiusType.dimension);
  if (types.every((type) => type.scale === 'celsius')) return celsiusType;
  const { frequency } = first;
  return frequency && types.every((type) => type.frequency === frequency)
    ? { ...quantityType(first.dimension), frequency }
    : quantityType(first.dimension);
}

export function checkList(checker: Checker, node: ListExpression): Typed {
  const items = node.items
    .filter((item) => item.kind !== 'missing')
    .map((expression) => ({ expression, typed: checker.check(expression) }));
  if (node.items.length === 0) {
    tell(checker, emptyList, node.range, {});
    return unknown;
  }
  const types: QuantityType[] = [];
  let sound = items.length === node.items.length;
  for (const { expression, typed } of items) {
    const type = quantityOf(checker, expression, typed, 'An item of a list');
    if (!type || !typed.formula) sound = false;
    if (type) types.push(type);
  }
  const [first, firstType] = [items[0], types[0]];
  if (!sound || !first || !firstType) return unknown;
  const other = types.findIndex((type) => !sameDimension(type.dimension, firstType.dimension));
  const odd = items[other];
  const oddType = types[other];
  if (odd && oddType) {
    const sides = [
      { expression: first.expression, type: firstType },
      { expression: odd.expression, type: oddType },
    ] as const;
    rejectUnlike(checker, sides[0], sides[1], 'the values of a list must measure the same');
    return unknown;
  }
  return {
    type: { kind: 'list', item: commonType(types) },
    items: items.flatMap(({ typed }) => (typed.formula ? [typed.formula] : [])),
    ...joined(...items.map(({ typed }) => typed)),
    // `[1 s, 2 s] MPa` would give them two.
    unitsInside: items.some(({ typed }) => typed.tail !== undefined) || !isDimensionless(firstType.dimension),
  };
}
