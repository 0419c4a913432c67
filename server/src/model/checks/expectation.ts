/** `expect` and `stated`: what is measured, what it is compared with, on which curves. */
import { equalsWithoutWithin } from '../../diagnostics/declarations/equals-without-within.ts';
import { neverHolds } from '../../diagnostics/declarations/never-holds.ts';
import { nothingCompared } from '../../diagnostics/declarations/nothing-compared.ts';
import type { Formula } from '../../formula/formula.ts';
import type { ExpectationProblem } from '../../solver/problem.ts';
import type { Expectation, Expression, StatedValue, TextRange } from '../../syntax/tree.ts';
import { isDimensionless } from '../../units/dimension.ts';
import { coherentUnitOf } from '../../units/format-dimension.ts';
import { formatQuantity } from '../../units/format-quantity.ts';
import { quantities, type QuantityName } from '../../units/quantities.ts';
import { singleName } from '../field-value.ts';
import { tell, type FileModel } from '../file-model.ts';
import { hasHole, unwrapped } from '../names/references.ts';
import { noVariables, quiet, valueAt } from '../value.ts';
import { impossible } from './impossible.ts';
import { checkMeasured, type CheckedMeasured } from './measured.ts';
import { numberOfFormula } from './numbers.ts';
import { checkSelector, type ExpectationPlace } from './selectors.ts';

const endsInPercent = (expression: Expression): boolean => {
  const inner = unwrapped(expression);
  if (inner.kind !== 'binary' || inner.operator !== 'juxtaposition') return false;
  const name = singleName(inner.right)?.text;
  return name === '%' || name === 'ppm' || name === 'at%';
};

/** The unit that an example is written in, with the space before it; empty for a number. */
function exampleUnit(quantity: QuantityName | undefined): string {
  const [unit = ''] = quantity ? quantities[quantity].units : [];
  return unit === '' ? '' : ` ${unit}`;
}

/** `within 1 %` is relative, `within 5 K` absolute; `undefined` when something is wrong with it. */
function checkTolerance(
  file: FileModel,
  within: Expression,
  { isPlain, firstMeasure: { quantity }, dimension }: CheckedMeasured,
): ExpectationProblem['tolerance'] {
  const plain = unwrapped(within).kind === 'number' && !isDimensionless(dimension);
  const relative = plain || endsInPercent(within);
  const { formula } = valueAt(
    within,
    { layers: file.layers, variables: noVariables, context: file.context },
    {
      quantities: relative ? ['number'] : isPlain && quantity ? [quantity] : [],
      ...(relative || (isPlain && quantity) ? {} : { dimension }),
      difference: true,
      place: 'the tolerance',
    },
  );
  return formula && { relative, value: formula };
}

/** What is compared with: one value, or the two ends after `in`; `undefined` when something is wrong with it. */
function checkExpected(
  file: FileModel,
  { operator, expected }: NonNullable<Expectation['comparison']>,
  text: string,
  measured: CheckedMeasured,
): { lower: Formula; upper?: Formula; numbers: { lower: number | undefined; upper: number | undefined } } | undefined {
  const { isPlain, dimension, layersOfExpected } = measured;
  const { quantity } = measured.firstMeasure;
  const checked = valueAt(
    expected,
    { layers: layersOfExpected, variables: noVariables, context: file.context },
    {
      quantities: isPlain && quantity ? [quantity] : [],
      ...(isPlain && quantity ? {} : { dimension }),
      place: text,
      ...(operator === 'in' ? { allow: { interval: true } } : {}),
      ...(isPlain && quantity === 'frequency' ? { frequency: 'cycles' as const } : {}),
    },
  );
  const lower = operator === 'in' ? checked.bounds?.lower : checked.formula;
  const upper = operator === 'in' ? checked.bounds?.upper : undefined;
  if (!lower) return undefined;
  const numbers = {
    lower: numberOfFormula(lower, checked.parameters),
    upper: upper ? numberOfFormula(upper, checked.parameters) : undefined,
  };
  return { lower, ...(upper ? { upper } : {}), numbers };
}

/** Checks an expectation or stated value; `undefined` when something is wrong with it. */
export function checkExpectation(
  place: ExpectationPlace,
  statement: Expectation | StatedValue,
): ExpectationProblem | undefined {
  const file = statement.broken === true ? { ...place.file, context: quiet(place.file.context) } : place.file;
  const here = { ...place, file };
  const { comparison, within } = statement;
  const selectors = statement.selectors.map((selector) => checkSelector(here, selector));
  const measured = checkMeasured(here, statement);
  if (!measured) return undefined;
  const { quantity, measure } = measured.firstMeasure;
  const { range } = statement.measured;
  const text = file.tree.text.slice(range.start, range.end);
  if (!comparison) {
    if (statement.broken !== true) {
      const compared = statement.kind === 'expect' ? `expect ${text} <` : `stated ${text} =`;
      tell(file, nothingCompared, range, { example: `${compared} 1${exampleUnit(quantity)}` });
    }
    return undefined;
  }
  const { operator } = comparison;
  let tolerance: ExpectationProblem['tolerance'];
  if (within && !hasHole(within)) {
    tolerance = checkTolerance(file, within, measured);
    if (!tolerance) return undefined;
  } else if (statement.kind === 'expect' && (operator === '=' || operator === '==') && !within) {
    if (!hasHole(comparison.expected)) {
      const unit = exampleUnit(quantity);
      tell(file, equalsWithoutWithin, comparison.operatorRange, {
        insertAt: comparison.expected.range.end,
        tolerances: [...(measure.startsWith('arg') && unit !== '' ? [`5${unit}`] : []), '1 %'],
      });
    }
    return undefined;
  }
  const expected = checkExpected(file, comparison, text, measured);
  if (!expected || selectors.includes(undefined) || statement.broken === true) return undefined;
  const { lower, upper } = expected.numbers;
  if (lower !== undefined && upper !== undefined && lower > upper) {
    const write = (value: number): string => formatQuantity(value, quantity ?? coherentUnitOf(measured.dimension));
    tell(file, neverHolds, comparison.expected.range, { reason: `${write(lower)} is above ${write(upper)}` });
    return undefined;
  }
  if (statement.kind === 'expect' && measured.isPlain) {
    const reason = impossible(here, measured.firstMeasure, operator, lower, upper);
    if (reason !== undefined) {
      tell(file, neverHolds, range, { reason });
      return undefined;
    }
  }
  return {
    kind: statement.kind,
    measures: measured.measures.map(({ measure: name, series, at, interval }) => ({
      measure: name,
      series,
      ...(at ? { at } : {}),
      ...(interval ? { interval } : {}),
    })),
    measured: measured.formula,
    operator,
    expected: expected.lower,
    ...(expected.upper ? { upper: expected.upper } : {}),
    ...(tolerance ? { tolerance } : {}),
    selectors: selectors.filter((selector) => selector !== undefined),
    ...(statement.source ? { source: statement.source.value } : {}),
    text: writtenText(file, statement),
  };
}

/** As written, on one line, without its source: `max(stress) = 370 MPa for T = 430 K`. */
function writtenText(file: FileModel, statement: Expectation | StatedValue): string {
  const textOf = ({ start, end }: TextRange): string => file.tree.text.slice(start, end).replace(/\s+/g, ' ').trim();
  const { measured, comparison, within, selectors } = statement;
  return [
    textOf(measured.range),
    ...(comparison ? [comparison.operator, textOf(comparison.expected.range)] : []),
    ...(within ? ['within', textOf(within.range)] : []),
    ...(selectors.length > 0 ? ['for', selectors.map(({ range }) => textOf(range)).join(', ')] : []),
  ].join(' ');
}
