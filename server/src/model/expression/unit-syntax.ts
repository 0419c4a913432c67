/** Which part of an expression is its unit, as it is written: where a fix replaces or adds one. */
import type { BinaryOperator, Expression, TextRange } from '../../syntax/tree.ts';
import { isUnitName, lookupUnit } from '../../units/lookup.ts';
import { expressionText } from './print.ts';

/** Whether an expression consists of unit names only: `kJ/mol`, `(mol K)`, `m^2`. */
export function isUnitExpression(expression: Expression): boolean {
  if (expression.kind === 'reference') {
    return expression.path.names.length === 1 && isUnitName(expression.path.names[0]?.text ?? '');
  }
  if (expression.kind === 'parenthesised') return isUnitExpression(expression.inner);
  if (expression.kind !== 'binary') return false;
  const { operator, left, right } = expression;
  if (operator === '^') return isUnitExpression(left);
  return isProduct(operator) && isUnitExpression(left) && isUnitExpression(right);
}

const isProduct = (operator: BinaryOperator): boolean =>
  operator === 'juxtaposition' || operator === '*' || operator === '/';

export const isDegreeCelsius = (expression: Expression): boolean =>
  expression.kind === 'reference' &&
  expression.path.names.length === 1 &&
  lookupUnit(expression.path.names[0]?.text ?? '')?.zero !== undefined;

/** A number as written, its sign included: what a unit can be put right behind. */
export function isBareNumber(expression: Expression): boolean {
  if (expression.kind === 'unary') return expression.operator !== 'not' && isBareNumber(expression.operand);
  return expression.kind === 'number';
}

/** The value of a bare number, its sign included. */
export function bareValue(expression: Expression): number {
  if (expression.kind === 'number') return expression.value;
  if (expression.kind !== 'unary') return Number.NaN;
  const value = bareValue(expression.operand);
  return expression.operator === '-' ? -value : value;
}

/**
 * From the end of the number or list to the end of its unit (empty where it has none): what a fix replaces. `undefined`
 * for an expression that is no number with a unit behind it.
 */
export function unitRange(expression: Expression): TextRange | undefined {
  // In a range the upper end's unit serves all its bare numbers.
  if (expression.kind === 'range') {
    return isBareNumber(expression.lower) && isBareNumber(expression.upper) ? unitRange(expression.upper) : undefined;
  }
  const { end } = expression.range;
  let part: Expression = expression;
  if (part.kind === 'unary') part = part.operand;
  while (part.kind === 'binary' && isProduct(part.operator) && isUnitExpression(part.right)) {
    part = part.left;
  }
  const isValue = part.kind === 'number' || part.kind === 'list' || part.kind === 'parenthesised';
  return isValue && !isUnitExpression(part) ? { start: part.range.end, end } : undefined;
}

/** The unit that an expression ends in, as a fix writes it behind another number: `K`, `/s`, `kJ/mol`. */
export function endingUnitText(expression: Expression): string | undefined {
  if (expression.kind === 'unary') return endingUnitText(expression.operand);
  if (expression.kind === 'parenthesised') return endingUnitText(expression.inner);
  if (expression.kind !== 'binary') return undefined;
  const { operator, left, right } = expression;
  if (operator === '+' || operator === '-') return endingUnitText(right);
  if ((operator !== 'juxtaposition' && operator !== '/') || !isUnitExpression(right)) return undefined;
  const before = isUnitExpression(left) ? expressionText(left) : endingUnitText(left);
  const last = expressionText(right);
  if (operator === '/') return `${before ?? ''}/${last}`;
  return before === undefined ? last : `${before} ${last}`;
}
