/** `a .. b`, `a .. b step s`, `a .. b lin n`, `a .. b log n`. */
import { mostPoints, wrongRange } from '../../diagnostics/expressions/wrong-range.ts';
import { bareBound } from '../../diagnostics/units/bare-bound.ts';
import { celsiusMisuse } from '../../diagnostics/units/celsius-misuse.ts';
import { number, type Formula } from '../../formula/formula.ts';
import type { Expression, RangeExpression } from '../../syntax/tree.ts';
import { isDimensionless, sameDimension } from '../../units/dimension.ts';
import { celsiusFromNumber, celsiusType } from './celsius.ts';
import { quantityOf, tell, warnBareUnit, type Checker } from './checker.ts';
import { expressionText } from './print.ts';
import { applyUnit } from './products.ts';
import { countSteps, evenPoints, logPoints, pointFormulas, stepPoints } from './range-points.ts';
import { rejectUnlike } from './sums.ts';
import { isUnknown, joined, quantityType, unknown, type Typed, type UnitPart } from './typed.ts';
import { bareValue, endingUnitText, isBareNumber } from './unit-syntax.ts';
import type { QuantityType } from './types.ts';

interface Part {
  readonly expression: Expression;
  readonly typed: Typed;
}

/** A bare number in the unit of the other end, with a hint where it would also have had a meaning of its own. */
function withUnitOf(checker: Checker, part: Part, donor: Part | undefined, difference = false): Part {
  const unit = donor?.typed.tail;
  const { expression, typed } = part;
  if (!donor || !unit || typed.tail || typed.type.kind !== 'quantity' || !isBareNumber(expression)) return part;
  const taken = withUnit(typed, typed.type, unit, difference);
  const text = endingUnitText(donor.expression);
  if (isDimensionless(unit.dimension) && text !== undefined && bareValue(expression) !== 0) {
    tell(checker, bareBound, expression.range, {
      text: expressionText(expression),
      unit: text,
      at: expression.range.end,
    });
  }
  checker.context.record(expression, taken);
  return { expression, typed: taken };
}

function withUnit(typed: Typed, type: QuantityType, unit: UnitPart, difference: boolean): Typed {
  if (unit.zero !== undefined && !difference) return { ...celsiusFromNumber(typed, unit), tail: unit };
  return applyUnit(typed, type, unit);
}

export function checkRange(checker: Checker, node: RangeExpression): Typed {
  const { spacing } = node;
  const part = (expression: Expression): Part => ({ expression, typed: checker.check(expression) });
  const written = { lower: part(node.lower), upper: part(node.upper), spacing: spacing && part(spacing.value) };
  const step = spacing?.word === 'step' ? written.spacing : undefined;
  const donor = (other: Part): Part | undefined => (other.typed.tail ? other : step?.typed.tail ? step : undefined);
  const lower = withUnitOf(checker, written.lower, donor(written.upper));
  const upper = withUnitOf(checker, written.upper, donor(written.lower));
  const ends = [lower, upper];
  for (const { expression, typed } of [...ends, ...(step ? [step] : [])]) {
    warnBareUnit(checker, expression, typed, expression === step?.expression ? 'The step' : 'An end of the range');
  }
  const types = ends.map(({ expression, typed }) => quantityOf(checker, expression, typed, 'An end of a range'));
  const [lowerType, upperType] = types;
  if (!lowerType || !upperType) return unknown;
  if (!sameDimension(lowerType.dimension, upperType.dimension)) {
    const problem = 'both ends of a range must measure the same';
    const sides = [
      { expression: lower.expression, type: lowerType },
      { expression: upper.expression, type: upperType },
    ] as const;
    rejectUnlike(checker, sides[0], sides[1], problem);
    return unknown;
  }
  const item = itemType(lowerType, upperType);
  if (!lower.typed.formula || !upper.typed.formula) return unknown;
  const range: Typed = {
    type: { kind: 'range', item, points: spacing !== undefined },
    bounds: { lower: lower.typed.formula, upper: upper.typed.formula },
    ...joined(lower.typed, upper.typed),
    unitsInside: ends.some(({ typed }) => typed.tail !== undefined),
  };
  if (!spacing || !written.spacing) return range;
  const items =
    spacing.word === 'step'
      ? stepItems(checker, lower, upper, written.spacing, item)
      : countedItems(checker, spacing.word, lower, upper, written.spacing);
  return items ? { ...range, items, ...joined(range, written.spacing.typed) } : unknown;
}

function itemType(lower: QuantityType, upper: QuantityType): QuantityType {
  if (lower.scale === 'celsius' && upper.scale === 'celsius') return celsiusType;
  const { frequency } = upper;
  return frequency && (lower.frequency ?? frequency) === frequency
    ? { ...quantityType(lower.dimension), frequency }
    : quantityType(lower.dimension);
}

/** The step as a difference: a bare number takes the unit of the ends, degC is an error. */
function checkStep(checker: Checker, lower: Part, upper: Part, written: Part, item: QuantityType): Typed | undefined {
  const donor = upper.typed.tail ? upper : lower.typed.tail ? lower : undefined;
  const step = withUnitOf(checker, written, donor, true);
  const type = quantityOf(checker, step.expression, step.typed, 'A step');
  if (!type) return undefined;
  if (type.scale === 'celsius') {
    const { expression } = step;
    const inner = expression.kind === 'unary' ? expression.operand : expression;
    const unit = inner.kind === 'binary' ? inner.right.range : undefined;
    const replacements = unit ? [{ range: unit, newText: 'K' }] : [];
    tell(checker, celsiusMisuse, expression.range, { problem: { kind: 'difference' }, replacements });
    return undefined;
  }
  if (!sameDimension(type.dimension, item.dimension)) {
    rejectUnlike(
      checker,
      { expression: upper.expression, type: item },
      { expression: step.expression, type },
      'a step measures the same as the ends of its range',
    );
    return undefined;
  }
  return step.typed;
}

/** Whether the number of points can be computed; says so when there are too many. */
function acceptCount(checker: Checker, range: Expression['range'], points: number): boolean {
  if (points <= mostPoints) return true;
  tell(checker, wrongRange, range, { problem: { kind: 'too-many-points', points } });
  return false;
}

/** Numbers of the parts of a range, where all are known before the test runs; else says which is not. */
function knownValues(checker: Checker, parts: readonly Part[]): readonly number[] | undefined {
  const values: number[] = [];
  for (const { expression, typed } of parts) {
    if (typed.value === undefined) {
      tell(checker, wrongRange, expression.range, { problem: { kind: 'not-constant' } });
      return undefined;
    }
    values.push(typed.value);
  }
  return values;
}

function stepItems(
  checker: Checker,
  lower: Part,
  upper: Part,
  written: Part,
  item: QuantityType,
): readonly Formula[] | undefined {
  if (isUnknown(written.typed)) return undefined;
  const step = checkStep(checker, lower, upper, written, item);
  if (!step) return undefined;
  const { range } = written.expression;
  const known = knownValues(checker, [lower, upper, { expression: written.expression, typed: step }]);
  if (!known) return undefined;
  const [from = 0, to = 0, by = 0] = known;
  if (by === 0) {
    tell(checker, wrongRange, range, { problem: { kind: 'zero-step' } });
    return undefined;
  }
  if ((to - from) * by < 0) {
    const text = expressionText(written.expression);
    const mended = text.startsWith('-') ? text.slice(1) : `-${text}`;
    tell(checker, wrongRange, range, { problem: { kind: 'wrong-sign', step: range, mended } });
    return undefined;
  }
  const count = countSteps(from, to, by);
  if (!acceptCount(checker, range, count)) return undefined;
  const { formula } = step;
  const constants = [lower.typed, upper.typed, step].every((part) => part.variables.size === 0);
  if (constants) return stepPoints(from, to, by).map(number);
  return lower.typed.formula && upper.typed.formula && formula
    ? pointFormulas('step', lower.typed.formula, upper.typed.formula, formula, count)
    : undefined;
}

function countedItems(
  checker: Checker,
  word: 'lin' | 'log',
  lower: Part,
  upper: Part,
  written: Part,
): readonly Formula[] | undefined {
  const { expression, typed } = written;
  const type = quantityOf(checker, expression, typed, 'The number of points');
  if (!type) return undefined;
  const count = typed.value;
  const isCount = isDimensionless(type.dimension) && count !== undefined && Number.isInteger(count) && count >= 2;
  if (!isCount || typed.variables.size > 0) {
    tell(checker, wrongRange, expression.range, { problem: { kind: 'number-of-points' } });
    return undefined;
  }
  if (!acceptCount(checker, expression.range, count)) return undefined;
  const known = knownValues(checker, [lower, upper]);
  if (!known) return undefined;
  const [from = 0, to = 0] = known;
  if (word === 'log' && (from <= 0 || to <= 0)) {
    const culprit = from <= 0 ? lower : upper;
    tell(checker, wrongRange, culprit.expression.range, { problem: { kind: 'log-ends' } });
    return undefined;
  }
  if (lower.typed.variables.size === 0 && upper.typed.variables.size === 0) {
    return (word === 'lin' ? evenPoints(from, to, count) : logPoints(from, to, count)).map(number);
  }
  return lower.typed.formula && upper.typed.formula
    ? pointFormulas(word, lower.typed.formula, upper.typed.formula, number(0), count)
    : undefined;
}
