/**
 * The checker of expressions: what an expression measures, its formula in SI, its value. Never throws; what is wrong is
 * reported once, and gives the type `unknown`, which silences everything that depends on it.
 */
import { notFinite } from '../../diagnostics/expressions/not-finite.ts';
import type { BinaryExpression, Expression, UnaryExpression } from '../../syntax/tree.ts';
import { celsiusMisuse } from '../../diagnostics/units/celsius-misuse.ts';
import { number } from '../../formula/formula.ts';
import { checkCall } from './calls.ts';
import { celsiusType } from './celsius.ts';
import { quantityOf, tell, type Checker } from './checker.ts';
import { checkList } from './lists.ts';
import { withoutNoise } from './range-points.ts';
import { checkReference } from './names.ts';
import { fitPlace } from './place.ts';
import { checkPower } from './powers.ts';
import { checkProduct, isAfterNumber } from './products.ts';
import { checkRange } from './ranges.ts';
import { checkComparison, checkConditional, checkLogic, checkSum, conditionOf, isComparison } from './sums.ts';
import { constant, joined, noNames, unitAlone, unknown, type Typed } from './typed.ts';
import { checkUncertain } from './uncertain.ts';
import { isBareNumber, isDegreeCelsius } from './unit-syntax.ts';
import { useChecker } from './user-functions.ts';
import type { CheckContext, CheckedExpression, ExpectedType, Scope } from './types.ts';

/**
 * Checks an expression.
 * @param scope where names are looked up
 * @param context takes messages, results of parts, and uses of names
 * @param expected what the place asks for; absent: any value
 */
export function checkExpression(
  expression: Expression,
  scope: Scope,
  context: CheckContext,
  expected?: ExpectedType,
): CheckedExpression {
  const checker = makeChecker(scope, context);
  if (expected) return checker.checkAs(expression, expected);
  const typed = checker.check(expression);
  return rejectLoneCelsius(checker, expression, typed) ? unknown : typed;
}

/** A bare `degC` as a whole value means nothing. */
function rejectLoneCelsius(checker: Checker, expression: Expression, typed: Typed): boolean {
  if (!typed.pure || typed.tail?.zero === undefined) return false;
  const replacements = [{ range: expression.range, newText: 'K' }];
  tell(checker, celsiusMisuse, expression.range, { problem: { kind: 'place' }, replacements });
  return true;
}

function makeChecker(scope: Scope, context: CheckContext, guarded = false): Checker {
  const checker: Checker = {
    scope,
    context,
    guarded,
    check(expression, options) {
      const typed = checkKind(checker, expression, options?.afterNumber === true);
      context.record(expression, typed);
      return typed;
    },
    checkAs(expression, expected) {
      const typed = checkKind(checker, expression, false);
      context.record(expression, typed, expected);
      if (rejectLoneCelsius(checker, expression, typed)) return unknown;
      return fitPlace(checker, expression, typed, expected);
    },
    inBranch: () => (guarded ? checker : makeChecker(scope, context, true)),
  };
  return checker;
}

useChecker(makeChecker);

function checkKind(checker: Checker, expression: Expression, afterNumber: boolean): Typed {
  switch (expression.kind) {
    case 'number':
      if (Number.isFinite(expression.value)) return constant(expression.value);
      tell(checker, notFinite, expression.range, { text: expression.text, value: expression.value });
      return unknown;
    case 'reference':
      return checkReference(checker, expression, afterNumber);
    case 'unary':
      return checkUnary(checker, expression);
    case 'binary':
      return checkBinary(checker, expression, afterNumber);
    case 'parenthesised':
      return checker.check(expression.inner, { afterNumber });
    case 'call':
      return checkCall(checker, expression);
    case 'conditional':
      return checkConditional(checker, expression);
    case 'list':
      return checkList(checker, expression);
    case 'range':
      return checkRange(checker, expression);
    case 'uncertain':
      return checkUncertain(checker, expression);
    case 'bounded':
      checker.check(expression.value);
      checker.check(expression.bounds);
      return unknown;
    case 'string':
      return { type: { kind: 'text' }, variables: noNames };
    case 'column': {
      const unit = expression.unit && checker.check(expression.unit, { afterNumber: true });
      if (!unit?.tail) return constant(1);
      return { type: unit.tail.zero === undefined ? unitAlone(unit.tail).type : celsiusType, variables: noNames };
    }
    case 'composition':
      for (const part of expression.parts) checker.check(part.amount);
      return unknown;
    case 'missing':
      return unknown;
  }
}

/** Chains of binary operators lean to the left; they are walked without recursion, however long they are. */
function checkBinary(checker: Checker, expression: BinaryExpression, afterNumber: boolean): Typed {
  const chain: BinaryExpression[] = [];
  let first: Expression = expression;
  while (first.kind === 'binary') {
    chain.push(first);
    first = first.left;
  }
  let left = checker.check(first, { afterNumber });
  for (const node of chain.reverse()) {
    const right = checker.check(node.right, { afterNumber: afterNumber || isAfterNumber(node, left) });
    left = combine(checker, node, left, right);
    if (node !== expression) checker.context.record(node, left);
  }
  return left;
}

function combine(checker: Checker, node: BinaryExpression, left: Typed, right: Typed): Typed {
  const { operator } = node;
  if (isComparison(operator)) return checkComparison(checker, node, operator, left, right);
  switch (operator) {
    case '+':
    case '-':
      return checkSum(checker, node, left, right);
    case '*':
    case '/':
    case 'juxtaposition':
      return checkProduct(checker, node, left, right);
    case '^':
      return checkPower(checker, node, left, right);
    case 'and':
    case 'or':
      return checkLogic(checker, node, left, right);
  }
}

/** `-196 degC`: the minus belongs to the number. */
function negativeCelsius(checker: Checker, node: UnaryExpression, operand: Typed): Typed | undefined {
  const { operand: inner } = node;
  const zero = operand.tail?.zero;
  const isLiteral = inner.kind === 'binary' && isBareNumber(inner.left) && isDegreeCelsius(inner.right);
  if (!isLiteral || zero === undefined || operand.value === undefined || inner.left.kind !== 'number') return undefined;
  const value = withoutNoise(zero - inner.left.value);
  const negative = { ...operand, formula: number(value), value };
  checker.context.record(inner, negative);
  return negative;
}

function checkUnary(checker: Checker, node: UnaryExpression): Typed {
  const operand = checker.check(node.operand);
  if (node.operator === 'not') {
    const condition = conditionOf(checker, node.operand, operand, 'What stands behind `not`');
    if (!condition) return unknown;
    return {
      type: { kind: 'condition' },
      condition: condition.condition && { kind: 'not', operand: condition.condition },
      truth: condition.truth === undefined ? undefined : !condition.truth,
      ...joined(condition),
    };
  }
  const type = quantityOf(checker, node.operand, operand, 'What stands behind a sign');
  if (!type) return unknown;
  if (node.operator === '+') return { ...operand, pure: false };
  const celsius = negativeCelsius(checker, node, operand);
  if (celsius) return celsius;
  if (type.scale === 'celsius') {
    tell(checker, celsiusMisuse, node.range, { problem: { kind: 'negated' }, replacements: [] });
    return unknown;
  }
  const { formula } = operand;
  return {
    ...operand,
    pure: false,
    formula: formula && (formula.kind === 'number' ? number(-formula.value) : { kind: 'negation', operand: formula }),
    value: operand.value === undefined ? undefined : -operand.value,
    error: operand.error,
  };
}
