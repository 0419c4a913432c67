/** From the flat run of operands and operators that the grammar reads to a tree, by precedence climbing. */
import type { BinaryOperator, Expression, TextRange, UnaryOperator } from '../tree.ts';

export type Operator = BinaryOperator | '±';

export type OperationItem =
  | { readonly kind: 'operator'; readonly operator: Operator; readonly range: TextRange }
  | { readonly kind: 'prefix'; readonly operator: UnaryOperator; readonly range: TextRange }
  | { readonly kind: 'operand'; readonly expression: Expression };

/** How tightly an operator binds; `not` stands between `and` and the comparisons, the signs just below `^`. */
export const binding: Readonly<Record<Operator, number>> = {
  or: 1,
  and: 2,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '==': 4,
  '!=': 4,
  '±': 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
  juxtaposition: 8,
  '^': 10,
};
const comparison = 4;
const power = 10;

/** Called for `1 < x < 2`, at its second operator, with the operand between the two. */
export type ChainedComparisonHandler = (operator: TextRange, middle: Expression) => void;

/** Builds the tree of one operation; the run alternates operands and operators as the grammar made sure. */
export function buildOperation(items: readonly OperationItem[], onChain: ChainedComparisonHandler): Expression {
  const only = items[0];
  if (items.length === 1 && only?.kind === 'operand') return only.expression;
  return new Climber(items, onChain).climb(0);
}

class Climber {
  private at = 0;
  private readonly items: readonly OperationItem[];
  private readonly onChain: ChainedComparisonHandler;

  constructor(items: readonly OperationItem[], onChain: ChainedComparisonHandler) {
    this.items = items;
    this.onChain = onChain;
  }

  climb(loosest: number): Expression {
    let left = this.operand();
    for (;;) {
      const item = this.items[this.at];
      if (item?.kind !== 'operator') return left;
      const strength = binding[item.operator];
      if (strength < loosest) return left;
      this.at += 1;
      // `^` groups from the right, everything else from the left.
      const right = this.climb(item.operator === '^' ? power : strength + 1);
      left = this.combine(item.operator, item.range, left, right);
    }
  }

  private operand(): Expression {
    const item = this.items[this.at];
    if (item?.kind === 'operand') {
      this.at += 1;
      return item.expression;
    }
    if (item?.kind === 'prefix') {
      this.at += 1;
      const operand = this.climb(item.operator === 'not' ? comparison : power);
      return {
        kind: 'unary',
        operator: item.operator,
        operand,
        range: { start: item.range.start, end: operand.range.end },
      };
    }
    const end = item?.range.start ?? this.endOfItems();
    return { kind: 'missing', range: { start: end, end } };
  }

  private endOfItems(): number {
    const last = this.items.at(-1);
    if (!last) return 0;
    return last.kind === 'operand' ? last.expression.range.end : last.range.end;
  }

  private combine(operator: Operator, operatorRange: TextRange, left: Expression, right: Expression): Expression {
    const range = { start: left.range.start, end: Math.max(right.range.end, operatorRange.end) };
    if (operator === '±') return { kind: 'uncertain', value: left, error: right, range };
    if (binding[operator] === comparison && left.kind === 'binary' && binding[left.operator] === comparison) {
      this.onChain(operatorRange, left.right);
      // The operand between the two is not repeated, so that each name stands in the tree once.
      const missing: Expression = { kind: 'missing', range: { start: operatorRange.start, end: operatorRange.start } };
      const second: Expression = {
        kind: 'binary',
        operator,
        operatorRange,
        left: missing,
        right,
        range: { start: operatorRange.start, end: range.end },
      };
      return { kind: 'binary', operator: 'and', operatorRange: missing.range, left, right: second, range };
    }
    return { kind: 'binary', operator, operatorRange, left, right, range };
  }
}
