/** Whether an expression fits the place where it stands. */
import { celsiusMisuse } from '../../diagnostics/units/celsius-misuse.ts';
import { hertzOrRadians } from '../../diagnostics/units/hertz-or-radians.ts';
import { wrongDimension } from '../../diagnostics/units/wrong-dimension.ts';
import { rangeNeedsPoints } from '../../diagnostics/expressions/range-needs-points.ts';
import { wrongRange } from '../../diagnostics/expressions/wrong-range.ts';
import { number, type Formula } from '../../formula/formula.ts';
import { avogadro } from '../../units/constants.ts';
import type { Expression } from '../../syntax/tree.ts';
import { isDimensionless, sameDimension, type Dimension } from '../../units/dimension.ts';
import { baseUnitExpression, baseUnitsOf, phraseOfDimension, quantitiesOf } from '../../units/format-dimension.ts';
import { formatNumber } from '../../units/format-quantity.ts';
import { explainMismatch, likelyUnits, missingFactor, type Mismatch } from '../../units/mismatch.ts';
import { quantities, type QuantityName } from '../../units/quantities.ts';
import { frequencyField } from '../names/frequency.ts';
import { rejectShape, tell, type Checker } from './checker.ts';
import { expressionText } from './print.ts';
import { quantityType, unknown, type Typed } from './typed.ts';
import { endingUnitText, isBareNumber, unitRange } from './unit-syntax.ts';
import type { ExpectedType, QuantityType } from './types.ts';

/** "one number", "a list of numbers", "points": what a place takes. */
function wantedShape(expected: ExpectedType): string {
  const { allow } = expected;
  if (allow?.condition) return 'a condition (a comparison such as `x < 1`)';
  if (allow?.spectrum) return 'a spectrum such as `gumbel(B: 0.35)`';
  if (allow?.interval) return 'an interval such as `1 .. 2`';
  return 'one number';
}

/** Checks the outcome of an expression against what its place expects; reports at most one mistake. */
export function fitPlace(checker: Checker, expression: Expression, typed: Typed, expected: ExpectedType): Typed {
  const { type } = typed;
  const { allow } = expected;
  switch (type.kind) {
    case 'unknown':
      return unknown;
    case 'quantity':
      if (allow?.condition || allow?.spectrum || (allow?.interval && !allow.points && !allow.list)) break;
      return fitQuantity(checker, expression, typed, type, expected);
    case 'list':
      if (!allow?.list) break;
      return fitQuantity(checker, expression, typed, type.item, expected);
    case 'range':
      if (!allow?.points && !allow?.interval) break;
      return fitRange(checker, expression, typed, type, expected);
    case 'law':
      if (!allow?.law) break;
      return fitLaw(checker, expression, typed, expected);
    case 'spectrum':
      if (!allow?.spectrum) break;
      return typed;
    case 'condition':
      if (!allow?.condition) break;
      return typed;
    case 'text':
    case 'function':
    case 'element':
      break;
  }
  rejectShape(checker, expression, typed, expected.place, wantedShape(expected));
  return unknown;
}

function fitRange(
  checker: Checker,
  expression: Expression,
  typed: Typed,
  type: { readonly item: QuantityType; readonly points: boolean },
  expected: ExpectedType,
): Typed {
  const { allow, place } = expected;
  const fitted = fitQuantity(checker, expression, typed, type.item, expected);
  if (fitted.type.kind === 'unknown') return unknown;
  if (!type.points && !allow?.interval) {
    const { end } = expression.range;
    tell(checker, rangeNeedsPoints, expression.range, { place, end, spacings: spacingsFor(expression, type.item) });
    return unknown;
  }
  if (type.points && !allow?.points && expression.kind === 'range' && expression.spacing) {
    const spacing = { start: expression.upper.range.end, end: expression.range.end };
    tell(
      checker,
      wrongRange,
      { start: expression.spacing.wordRange.start, end: spacing.end },
      {
        problem: { kind: 'interval', spacing },
      },
    );
    return unknown;
  }
  return fitted;
}

/** Spacings to offer for a range: steps of temperature, decades of time and frequency. */
function spacingsFor(expression: Expression, item: QuantityType): readonly string[] {
  const names = quantitiesOf(item.dimension);
  if (names.includes('time') || names.includes('frequency')) return ['log 51', 'lin 101'];
  const unit = expression.kind === 'range' ? endingUnitText(expression.upper) : undefined;
  if (names.includes('temperature')) return [`step 5 ${unit === undefined || unit === 'degC' ? 'K' : unit}`, 'lin 101'];
  return ['lin 101', 'log 51'];
}

/** A law gives a time; where the place wants something else, it is like any other wrong dimension. */
function fitLaw(checker: Checker, expression: Expression, typed: Typed, expected: ExpectedType): Typed {
  const { dimension } = quantities.time;
  const fits =
    expected.quantities.length === 0 ||
    expected.quantities.some((name) => sameDimension(quantities[name].dimension, dimension));
  if (fits) return typed;
  tellMismatch(checker, expression, quantityType(dimension), expected);
  return unknown;
}

/** The quantity of the place that a value has, if it is one of them. */
const matching = (expected: ExpectedType, dimension: Dimension): QuantityName | undefined =>
  expected.quantities.find((name) => sameDimension(quantities[name].dimension, dimension));

function fitQuantity(
  checker: Checker,
  expression: Expression,
  typed: Typed,
  type: QuantityType,
  expected: ExpectedType,
): Typed {
  const quantity = matching(expected, type.dimension);
  const fits =
    expected.quantities.length > 0
      ? quantity !== undefined
      : !expected.dimension || sameDimension(expected.dimension, type.dimension);
  if (!fits) {
    tellMismatch(checker, expression, type, expected);
    return unknown;
  }
  if (expected.difference && type.scale === 'celsius') {
    const range = unitRange(expression);
    const replacements = range ? [{ range, newText: ' K' }] : [];
    tell(checker, celsiusMisuse, expression.range, { problem: { kind: 'difference' }, replacements });
    return unknown;
  }
  if (expected.frequency && type.frequency && type.frequency !== expected.frequency) {
    tellFrequency(checker, expression, typed, expected.frequency, expected);
    return unknown;
  }
  if (quantity === 'energy' && expected.quantities.includes('molar_energy')) return perMole(typed);
  return quantity ? { ...typed, quantity } : typed;
}

/** An energy per event as one per mole. */
function perMole(typed: Typed): Typed {
  const scale = (formula: Formula): Formula =>
    formula.kind === 'number'
      ? number(formula.value * avogadro)
      : { kind: 'operation', operator: '*', left: formula, right: number(avogadro) };
  const item = quantityType(quantities.molar_energy.dimension);
  const { type } = typed;
  return {
    ...typed,
    type: type.kind === 'list' || type.kind === 'range' ? { ...type, item } : item,
    formula: typed.formula && scale(typed.formula),
    value: typed.value === undefined ? undefined : typed.value * avogadro,
    error: typed.error === undefined ? undefined : typed.error * avogadro,
    items: typed.items?.map(scale),
    bounds: typed.bounds && { lower: scale(typed.bounds.lower), upper: scale(typed.bounds.upper) },
    quantity: 'molar_energy',
    tail: undefined,
  };
}

/** The mismatch of a place that has a dimension but no name. */
function unnamedMismatch(dimension: Dimension, found: Dimension, unit: string | undefined): Mismatch {
  const remedy = missingFactor(dimension, found);
  // Hz counts cycles, which a rate of no name does not.
  const names = quantitiesOf(dimension).toSorted((a, b) => Number(a === 'frequency') - Number(b === 'frequency'));
  const text = unit ?? baseUnitExpression(dimension);
  return {
    kind: 'powers',
    expected: names.length === 0 && unit !== undefined ? `a quantity in ${unit}` : phraseOfDimension(dimension),
    found: phraseOfDimension(found),
    expectedBase: baseUnitsOf(dimension),
    foundBase: baseUnitsOf(found),
    ...(remedy === undefined ? {} : { remedy }),
    units: text === '' || (unit === undefined && names.length > 0) ? likelyUnits(names) : [text],
  };
}

function tellMismatch(checker: Checker, expression: Expression, type: QuantityType, expected: ExpectedType): void {
  const mismatch =
    explainMismatch(expected.quantities, type.dimension, type.scale) ??
    unnamedMismatch(expected.dimension ?? quantities.number.dimension, type.dimension, expected.unit);
  const range = unitRange(expression);
  const first = expression.kind === 'list' ? expression.items[0] : expression;
  const isWritten = range !== undefined || expression.kind === 'range' || expression.kind === 'list';
  const bare = isDimensionless(type.dimension) && first !== undefined && isBareNumber(first);
  tell(checker, wrongDimension, expression.range, {
    place: expected.place,
    expected: mismatch.expected,
    text: expressionText(expression),
    found: mismatch.found,
    expectedBase: mismatch.expectedBase,
    foundBase: mismatch.foundBase,
    // A written quantity has the wrong unit; what was computed lacks a factor.
    ...(mismatch.remedy === undefined || isWritten ? {} : { remedy: mismatch.remedy }),
    ...(range ? { unitRange: range } : {}),
    units: mismatch.units,
    bare,
  });
}

/** Hz where rad/s belongs, or the other way: with the value converted, and the field that takes it as it is. */
function tellFrequency(
  checker: Checker,
  expression: Expression,
  typed: Typed,
  wanted: 'cycles' | 'radians',
  expected: ExpectedType,
): void {
  const factor = wanted === 'cycles' ? 1 / (2 * Math.PI) : 2 * Math.PI;
  const unit = wanted === 'cycles' ? 'Hz' : 'rad/s';
  const converted =
    typed.value === undefined || typed.variables.size > 0 || expression.kind === 'reference'
      ? undefined
      : { range: expression.range, newText: `${formatNumber(typed.value * factor, 6)} ${unit}` };
  const rename = expected.nameRange && {
    range: expected.nameRange,
    newText: frequencyField[wanted === 'cycles' ? 'radians' : 'cycles'],
  };
  tell(checker, hertzOrRadians, expression.range, {
    place: expected.place,
    wanted,
    text: expressionText(expression),
    ...(converted ? { converted } : {}),
    ...(rename ? { rename } : {}),
  });
}
