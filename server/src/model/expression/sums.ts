/** `+`, `-`, comparisons, and what else needs both sides to measure the same. */
import { celsiusMisuse } from '../../diagnostics/units/celsius-misuse.ts';
import { unlikeOperands } from '../../diagnostics/units/unlike-operands.ts';
import type { Formula } from '../../formula/formula.ts';
import { compare } from '../../formula/primitives.ts';
import type { BinaryExpression, Expression } from '../../syntax/tree.ts';
import { sameDimension } from '../../units/dimension.ts';
import { baseUnitsOf, phraseOfDimension } from '../../units/format-dimension.ts';
import { missingFactor } from '../../units/mismatch.ts';
import { celsiusType, inKelvin } from './celsius.ts';
import { finite, quantityOf, rejectShape, tell, warnBareUnit, type Checker } from './checker.ts';
import { expressionText } from './print.ts';
import { operate, operateValues } from './products.ts';
import { joined, quantityType, unknown, type Typed } from './typed.ts';
import { endingUnitText, isBareNumber, isUnitExpression, unitRange } from './unit-syntax.ts';
import type { QuantityType } from './types.ts';

/**
 * Reports two values that measure different things. `problem`: "they cannot be added". `withRemedy`: names the factor
 * that would make the right side like the left one.
 */
export function rejectUnlike(
  checker: Checker,
  left: { readonly expression: Expression; readonly type: QuantityType },
  right: { readonly expression: Expression; readonly type: QuantityType },
  problem: string,
  withRemedy = false,
): void {
  const side = ({ expression, type }: typeof left) => ({
    text: expressionText(expression),
    words: phraseOfDimension(type.dimension),
    base: baseUnitsOf(type.dimension),
  });
  const bare = isBareNumber(left.expression) ? left : isBareNumber(right.expression) ? right : undefined;
  const remedy = withRemedy && !bare ? missingFactor(left.type.dimension, right.type.dimension) : undefined;
  const wrong = bare ?? right;
  const range = unitRange(wrong.expression);
  const unit = endingUnitText(wrong === left ? right.expression : left.expression);
  tell(checker, unlikeOperands, wrong.expression.range, {
    left: side(left),
    right: side(right),
    problem,
    ...(remedy === undefined ? {} : { remedy: `${remedy} on the right` }),
    ...(range && unit !== undefined ? { writeUnit: { range, unit: unit === 'degC' && !bare ? 'K' : unit } } : {}),
    other: bare === left ? 'right' : 'left',
    otherRange: (bare === left ? right : left).expression.range,
  });
}

/** A temperature difference was written, not the name of a temperature: `5 K`, `(2 + 3) K`. */
function isWrittenDifference(expression: Expression): boolean {
  if (expression.kind === 'number') return true;
  if (expression.kind === 'reference') return isUnitExpression(expression);
  if (expression.kind === 'parenthesised') return isWrittenDifference(expression.inner);
  if (expression.kind === 'unary') return isWrittenDifference(expression.operand);
  return expression.kind === 'binary' && isWrittenDifference(expression.left) && isWrittenDifference(expression.right);
}

/** The fix `5 degC` → `5 K`. */
function kelvinFix(expression: Expression): { range: Expression['range']; newText: string }[] {
  const inner = expression.kind === 'unary' ? expression.operand : expression;
  return inner.kind === 'binary' && inner.operator === 'juxtaposition'
    ? [{ range: inner.right.range, newText: 'K' }]
    : [];
}

/** Type of a sum or difference in which temperatures in degC take part; `undefined` after reporting. */
function sumOfCelsius(
  checker: Checker,
  node: BinaryExpression,
  left: QuantityType,
  right: QuantityType,
): QuantityType | undefined {
  const both = left.scale === 'celsius' && right.scale === 'celsius';
  if (node.operator === '-') {
    // The difference of two temperatures is one in K; degC less a number of K is a temperature again. Less the name of
    // a temperature it is a difference: `T_room - T`.
    if (both || right.scale === 'celsius') return inKelvin(left);
    return isWrittenDifference(node.right) ? celsiusType : inKelvin(left);
  }
  if (!both) return celsiusType;
  tell(checker, celsiusMisuse, node.range, { problem: { kind: 'sum' }, replacements: kelvinFix(node.right) });
  return undefined;
}

export function checkSum(checker: Checker, node: BinaryExpression, left: Typed, right: Typed): Typed {
  const operator = node.operator === '-' ? '-' : '+';
  const place = operator === '+' ? 'An operand of `+`' : 'An operand of `-`';
  const leftType = quantityOf(checker, node.left, left, place);
  const rightType = quantityOf(checker, node.right, right, place);
  if (!leftType || !rightType) return unknown;
  if (!sameDimension(leftType.dimension, rightType.dimension)) {
    const problem = operator === '+' ? 'they cannot be added' : 'they cannot be subtracted';
    rejectUnlike(
      checker,
      { expression: node.left, type: leftType },
      { expression: node.right, type: rightType },
      problem,
      true,
    );
    return unknown;
  }
  warnBareUnit(checker, node.left, left, place);
  warnBareUnit(checker, node.right, right, place);
  const celsius = leftType.scale === 'celsius' || rightType.scale === 'celsius';
  const type = celsius ? sumOfCelsius(checker, node, leftType, rightType) : quantityType(leftType.dimension);
  if (!type) return unknown;
  const { value, bad } = finite(checker, node, operateValues(operator, left, right));
  if (bad) return unknown;
  return { type, formula: operate(operator, left, right), value, ...joined(left, right), tail: right.tail };
}

const comparisons = ['<', '<=', '>', '>=', '==', '!='] as const;
type Comparison = (typeof comparisons)[number];

export const isComparison = (operator: string): operator is Comparison =>
  comparisons.some((comparison) => comparison === operator);

export function checkComparison(
  checker: Checker,
  node: BinaryExpression,
  operator: Comparison,
  left: Typed,
  right: Typed,
): Typed {
  // `1 < x < 2` was reported by the parser.
  if (left.type.kind === 'condition' || right.type.kind === 'condition') return unknown;
  const leftType = quantityOf(checker, node.left, left, 'A side of a comparison');
  const rightType = quantityOf(checker, node.right, right, 'A side of a comparison');
  if (!leftType || !rightType) return unknown;
  if (!sameDimension(leftType.dimension, rightType.dimension)) {
    const sides = [
      { expression: node.left, type: leftType },
      { expression: node.right, type: rightType },
    ] as const;
    rejectUnlike(checker, sides[0], sides[1], 'they cannot be compared');
    return unknown;
  }
  warnBareUnit(checker, node.left, left, 'A side of the comparison');
  warnBareUnit(checker, node.right, right, 'A side of the comparison');
  const known = left.value !== undefined && right.value !== undefined;
  return {
    type: { kind: 'condition' },
    condition:
      left.formula && right.formula
        ? { kind: 'comparison', operator, left: left.formula, right: right.formula }
        : undefined,
    truth: known ? compare(operator, left.value, right.value) : undefined,
    ...joined(left, right),
  };
}

/** A condition where one is wanted; anything else is reported. */
export function conditionOf(checker: Checker, expression: Expression, typed: Typed, place: string): Typed | undefined {
  if (typed.type.kind === 'condition') return typed;
  rejectShape(checker, expression, typed, place, 'a condition (a comparison such as `x < 1`)');
  return undefined;
}

export function checkLogic(checker: Checker, node: BinaryExpression, left: Typed, right: Typed): Typed {
  const kind = node.operator === 'and' ? 'and' : 'or';
  const first = conditionOf(checker, node.left, left, `An operand of \`${kind}\``);
  const second = conditionOf(checker, node.right, right, `An operand of \`${kind}\``);
  if (!first || !second) return unknown;
  const decisive = kind === 'or';
  const truth =
    first.truth === decisive || second.truth === decisive
      ? decisive
      : first.truth === undefined || second.truth === undefined
        ? undefined
        : !decisive;
  return {
    type: { kind: 'condition' },
    condition:
      first.condition && second.condition ? { kind, left: first.condition, right: second.condition } : undefined,
    truth,
    ...joined(first, second),
  };
}

/** `if a < b then x else y`: both branches measure the same. */
export function checkConditional(checker: Checker, node: Expression & { kind: 'conditional' }): Typed {
  const condition = conditionOf(checker, node.condition, checker.check(node.condition), 'The condition of `if`');
  const branches = checker.inBranch();
  const consequent = branches.check(node.consequent);
  const alternative = branches.check(node.alternative);
  const first = quantityOf(checker, node.consequent, consequent, 'A branch of `if`');
  const second = quantityOf(checker, node.alternative, alternative, 'A branch of `if`');
  if (!first || !second) return unknown;
  if (!sameDimension(first.dimension, second.dimension)) {
    const sides = [
      { expression: node.consequent, type: first },
      { expression: node.alternative, type: second },
    ] as const;
    rejectUnlike(checker, sides[0], sides[1], 'both branches of `if` must measure the same');
    return unknown;
  }
  if (!condition) return unknown;
  const chosen = condition.truth === undefined ? undefined : condition.truth ? consequent : alternative;
  const { value, bad } = finite(checker, node, chosen?.value);
  if (bad) return unknown;
  return {
    type: first.scale === 'celsius' && second.scale === 'celsius' ? celsiusType : quantityType(first.dimension),
    formula: choice(condition, consequent, alternative),
    value,
    ...joined(condition, consequent, alternative),
  };
}

function choice(condition: Typed, consequent: Typed, alternative: Typed): Formula | undefined {
  if (!condition.condition || !consequent.formula || !alternative.formula) return undefined;
  return {
    kind: 'conditional',
    condition: condition.condition,
    consequent: consequent.formula,
    alternative: alternative.formula,
  };
}
