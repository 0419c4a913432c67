/** `*`, `/` and two factors side by side; a unit behind a number, a list or a range. */
import { number, type Formula } from '../../formula/formula.ts';
import { applyOperator } from '../../formula/primitives.ts';
import { celsiusMisuse } from '../../diagnostics/units/celsius-misuse.ts';
import { listArithmetic } from '../../diagnostics/expressions/list-arithmetic.ts';
import { oneDenominator } from '../../diagnostics/expressions/one-denominator.ts';
import type { BinaryExpression, Expression } from '../../syntax/tree.ts';
import { divideDimensions, isDimensionless, multiplyDimensions } from '../../units/dimension.ts';
import { divideFactors, toSI, unity } from '../../units/factor.ts';
import { finite, quantityOf, tell, type Checker } from './checker.ts';
import { celsiusFromNumber, kelvinText } from './celsius.ts';
import { expressionText } from './print.ts';
import { withoutNoise } from './range-points.ts';
import {
  divideUnits,
  isUnknown,
  joined,
  markedType,
  multiplyUnits,
  noUnits,
  quantityType,
  scaleFormula,
  unitAlone,
  unknown,
  type Typed,
  type UnitPart,
} from './typed.ts';
import { isBareNumber, isUnitExpression } from './unit-syntax.ts';
import type { QuantityType } from './types.ts';

/** Both sides computed, folded when they are numbers. */
export function operate(operator: '+' | '-' | '*' | '/' | '^', left: Typed, right: Typed): Formula | undefined {
  if (!left.formula || !right.formula) return undefined;
  if (left.formula.kind === 'number' && right.formula.kind === 'number') {
    return number(applyOperator(operator, left.formula.value, right.formula.value));
  }
  return { kind: 'operation', operator, left: left.formula, right: right.formula };
}

export function operateValues(operator: '+' | '-' | '*' | '/' | '^', left: Typed, right: Typed): number | undefined {
  return left.value === undefined || right.value === undefined
    ? undefined
    : applyOperator(operator, left.value, right.value);
}

/** Units written one behind the other. */
function combineUnits(before: UnitPart | undefined, unit: UnitPart, divides: boolean): UnitPart {
  if (divides) return divideUnits(before ?? noUnits, unit);
  return before ? multiplyUnits(before, unit) : unit;
}

/** A value times (or divided by) a product of units. */
export function applyUnit(typed: Typed, type: QuantityType, unit: UnitPart, divides = false): Typed {
  const size = divides ? divideFactors(unity, unit.size) : unit.size;
  const tail = combineUnits(typed.tail, unit, divides);
  const dimension = divides
    ? divideDimensions(type.dimension, unit.dimension)
    : multiplyDimensions(type.dimension, unit.dimension);
  return {
    type: markedType(dimension, tail),
    formula: typed.formula && scaleFormula(typed.formula, size),
    value: typed.value === undefined ? undefined : toSI(typed.value, size),
    error: typed.error === undefined ? undefined : toSI(typed.error, size),
    ...joined(typed),
    tail,
  };
}

/** `[25, 50] MPa`, `(0 .. 5) %`: the unit goes to every item. */
function unitOfMany(checker: Checker, node: BinaryExpression, left: Typed, unit: UnitPart): Typed {
  const { type } = left;
  if (type.kind !== 'list' && type.kind !== 'range') return unknown;
  const bare = left.tail !== undefined || isDimensionless(type.item.dimension);
  if (left.unitsInside || !bare || ((unit.zero ?? left.tail?.zero) !== undefined && left.tail !== undefined)) {
    const reason = `this ${type.kind} has one already, and ${expressionText(node.right)} would be another`;
    tell(checker, listArithmetic, node.right.range, { shape: type.kind, reason });
    return unknown;
  }
  const divides = node.operator === '/';
  const size = divides ? divideFactors(unity, unit.size) : unit.size;
  const tail = combineUnits(left.tail, unit, divides);
  const scale = (formula: Formula): Formula =>
    unit.zero === undefined
      ? scaleFormula(formula, size)
      : formula.kind === 'number'
        ? number(withoutNoise(formula.value + unit.zero))
        : { kind: 'operation', operator: '+', left: formula, right: number(unit.zero) };
  const item: QuantityType =
    unit.zero === undefined ? markedType(tail.dimension, tail) : { ...quantityType(tail.dimension), scale: 'celsius' };
  return {
    type: type.kind === 'list' ? { kind: 'list', item } : { ...type, item },
    items: left.items?.map(scale),
    bounds: left.bounds && { lower: scale(left.bounds.lower), upper: scale(left.bounds.upper) },
    ...joined(left),
    tail,
  };
}

/** degC behind something: only a number, list or range may have it. */
function celsiusUnit(checker: Checker, node: BinaryExpression, left: Typed, unit: UnitPart): Typed {
  const kelvin = [{ range: node.right.range, newText: 'K' }];
  if (node.operator !== 'juxtaposition') {
    const kind = node.operator === '/' ? 'difference' : 'place';
    tell(checker, celsiusMisuse, node.right.range, { problem: { kind }, replacements: kelvin });
    return unknown;
  }
  if (left.type.kind === 'list' || left.type.kind === 'range') return unitOfMany(checker, node, left, unit);
  if (!isBareNumber(node.left)) {
    if (!isUnknown(left)) {
      tell(checker, celsiusMisuse, node.right.range, { problem: { kind: 'place' }, replacements: kelvin });
    }
    return unknown;
  }
  return { ...celsiusFromNumber(left, unit), tail: unit };
}

/** Reports a temperature in degC that is multiplied or divided. */
export function rejectScaling(checker: Checker, expression: Expression, typed: Typed): void {
  const text = kelvinText(expression, typed);
  tell(checker, celsiusMisuse, expression.range, {
    problem: { kind: 'scaled', text: expressionText(expression) },
    replacements: text === undefined ? [] : [{ range: expression.range, newText: text }],
  });
}

/** `1/2 x` reads as 1/(2 x): said once, because a calculator would read it the other way. */
function hintDenominator(checker: Checker, node: BinaryExpression, right: Typed): void {
  if (node.operator !== '/' || node.right.kind !== 'binary' || node.right.operator !== 'juxtaposition') return;
  let first: Expression = node.right;
  while (first.kind === 'binary' && first.operator === 'juxtaposition') first = first.left;
  if (first.kind !== 'number' || isUnitExpression(node.right.right) || right.tail) return;
  const above = expressionText(node.left);
  const below = expressionText(node.right);
  const rest = below.slice(expressionText(first).length).trim();
  tell(checker, oneDenominator, node.range, {
    text: `${above}/${below}`,
    meaning: `${above}/(${below})`,
    other: `(${above}/${expressionText(first)}) * ${rest}`,
    range: node.range,
  });
}

/** A value with its unit; one that a unit takes out of the range of numbers is reported. */
export const soundUnit = (checker: Checker, node: Expression, typed: Typed): Typed =>
  finite(checker, node, typed.value).bad ? unknown : typed;

/** The outcome of a product or quotient of checked operands. */
export function checkProduct(checker: Checker, node: BinaryExpression, left: Typed, right: Typed): Typed {
  const divides = node.operator === '/';
  const unit = right.pure ? right.tail : undefined;
  if (unit?.zero !== undefined) return celsiusUnit(checker, node, left, unit);
  if (left.pure && left.tail?.zero !== undefined) {
    const replacements = [{ range: node.left.range, newText: 'K' }];
    tell(checker, celsiusMisuse, node.left.range, { problem: { kind: 'difference' }, replacements });
    return unknown;
  }
  if (unit && (left.type.kind === 'list' || left.type.kind === 'range')) {
    return unitOfMany(checker, node, left, unit);
  }
  const place = divides ? 'An operand of `/`' : 'A factor';
  const leftType = quantityOf(checker, node.left, left, place);
  const rightType = quantityOf(checker, node.right, right, place);
  if (!leftType || !rightType) return unknown;
  if (leftType.scale === 'celsius') rejectScaling(checker, node.left, left);
  if (rightType.scale === 'celsius') rejectScaling(checker, node.right, right);
  if (leftType.scale === 'celsius' || rightType.scale === 'celsius') return unknown;
  if (left.pure && left.tail && unit) {
    return soundUnit(checker, node, unitAlone(divides ? divideUnits(left.tail, unit) : multiplyUnits(left.tail, unit)));
  }
  if (unit) return soundUnit(checker, node, applyUnit(left, leftType, unit, divides));
  hintDenominator(checker, node, right);

  const operator = divides ? '/' : '*';
  const { value, bad } = finite(
    checker,
    node,
    operateValues(operator, left, right),
    divides && right.value === 0 ? 'it divides by zero' : undefined,
  );
  if (bad) return unknown;
  const dimension = divides
    ? divideDimensions(leftType.dimension, rightType.dimension)
    : multiplyDimensions(leftType.dimension, rightType.dimension);
  return { type: quantityType(dimension), formula: operate(operator, left, right), value, ...joined(left, right) };
}

/** Whether a unit name right of this operator is the unit of a number before it. */
export const isAfterNumber = (node: BinaryExpression, left: Typed): boolean =>
  left.tail !== undefined ||
  (node.operator !== '*' &&
    (isBareNumber(node.left) || node.left.kind === 'parenthesised' || node.left.kind === 'list'));
