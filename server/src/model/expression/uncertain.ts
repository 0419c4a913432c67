/** `value ± error`: either side's unit serves both, per cent is relative to the value. */
import { celsiusMisuse } from '../../diagnostics/units/celsius-misuse.ts';
import { negativeError } from '../../diagnostics/units/negative-error.ts';
import { relativeError } from '../../diagnostics/units/relative-error.ts';
import { number } from '../../formula/formula.ts';
import type { Expression, UncertainExpression } from '../../syntax/tree.ts';
import { isDimensionless, sameDimension } from '../../units/dimension.ts';
import { formatNumber } from '../../units/format-quantity.ts';
import { celsiusFromNumber } from './celsius.ts';
import { quantityOf, tell, type Checker } from './checker.ts';
import { expressionText } from './print.ts';
import { applyUnit } from './products.ts';
import { withoutNoise } from './range-points.ts';
import { rejectUnlike } from './sums.ts';
import { joined, quantityType, unknown, type Typed, type UnitPart } from './typed.ts';
import { endingUnitText, isBareNumber } from './unit-syntax.ts';

/** Whether an error is written in per cent: relative to the value. */
const isPercentage = (expression: Expression): boolean => endingUnitText(expression) === '%';

/** A bare number in the unit of the other side. */
function inUnitOf(
  checker: Checker,
  expression: Expression,
  typed: Typed,
  unit: UnitPart | undefined,
  difference: boolean,
): Typed {
  if (!unit || typed.tail || typed.type.kind !== 'quantity' || !isBareNumber(expression)) return typed;
  const taken: Typed =
    unit.zero !== undefined && !difference
      ? { ...celsiusFromNumber(typed, unit), tail: unit }
      : applyUnit(typed, typed.type, unit);
  checker.context.record(expression, taken);
  return taken;
}

export function checkUncertain(checker: Checker, node: UncertainExpression): Typed {
  const writtenValue = checker.check(node.value);
  const writtenError = checker.check(node.error);
  const relative = isPercentage(node.error);
  const value = relative ? writtenValue : inUnitOf(checker, node.value, writtenValue, writtenError.tail, false);
  const error = inUnitOf(checker, node.error, celsiusAsDifference(node, writtenError), writtenValue.tail, true);
  const valueType = quantityOf(checker, node.value, value, 'The value before ±');
  const errorType = quantityOf(checker, node.error, error, 'The error behind ±');
  if (!valueType || !errorType) return unknown;
  if (error.value !== undefined && error.value < 0) {
    tell(checker, negativeError, node.error.range, { text: expressionText(node.error) });
    return { ...value, error: undefined };
  }
  if (relative) {
    hintRelative(checker, node, value, error);
    return { ...value, error: relativeOf(value, error), ...joined(value, error) };
  }
  if (errorType.scale === 'celsius') {
    tell(checker, celsiusMisuse, node.error.range, {
      problem: { kind: 'difference' },
      replacements: unitReplacement(node.error),
    });
    return { ...value, error: undefined };
  }
  if (!sameDimension(valueType.dimension, errorType.dimension)) {
    rejectUnlike(
      checker,
      { expression: node.value, type: valueType },
      { expression: node.error, type: errorType },
      'a value and its error measure the same',
    );
    return { ...value, error: undefined };
  }
  return { ...value, error: error.value, ...joined(value, error) };
}

/** `20 ± 1 degC`: the unit serves both sides, and the error is a difference of so many kelvins. */
function celsiusAsDifference(node: UncertainExpression, error: Typed): Typed {
  const unit = error.tail;
  if (unit?.zero === undefined || error.value === undefined || !isBareNumber(node.value)) return error;
  const value = withoutNoise(error.value - unit.zero);
  return { ...error, type: quantityType(unit.dimension), formula: number(value), value };
}

const unitReplacement = (expression: Expression): { range: Expression['range']; newText: string }[] =>
  expression.kind === 'binary' ? [{ range: expression.right.range, newText: 'K' }] : [];

const relativeOf = (value: Typed, share: Typed): number | undefined =>
  value.value === undefined || share.value === undefined ? undefined : Math.abs(value.value) * share.value;

function hintRelative(checker: Checker, node: UncertainExpression, value: Typed, error: Typed): void {
  const { type } = value;
  if (type.kind !== 'quantity' || !isDimensionless(type.dimension) || endingUnitText(node.value) !== '%') return;
  const size = relativeOf(value, error);
  if (size === undefined) return;
  const meaning = `${formatNumber(100 * size)} %`;
  tell(checker, relativeError, node.error.range, { text: expressionText(node.error), meaning });
}
