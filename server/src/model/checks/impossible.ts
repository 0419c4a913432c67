/** Expectations that cannot hold whatever the model gives: outside the test's points, or below zero. */
import type { ExpectationProblem } from '../../solver/problem.ts';
import { formatQuantity } from '../../units/format-quantity.ts';
import type { CheckedMeasure } from './measures.ts';
import { extentOf, numberOfFormula, numbersOf } from './numbers.ts';
import type { ExpectationPlace } from './selectors.ts';

/** Why a comparison cannot hold whatever the model gives; `undefined` where it may. */
export function impossible(
  place: ExpectationPlace,
  measure: CheckedMeasure,
  operator: ExpectationProblem['operator'],
  lower: number | undefined,
  upper: number | undefined,
): string | undefined {
  const xField = place.test.fields.get(measure.of.x.name);
  const points = xField?.descriptor?.shape === 'points' ? numbersOf(xField.value()) : [];
  const { low: first, high: last } = extentOf(points) ?? { low: 0, high: 0 };
  const write = (value: number): string => formatQuantity(value, measure.of.x.quantity);
  const covered =
    points.length > 1 ? `the test covers ${measure.of.x.name} from ${write(first)} to ${write(last)}` : '';
  if (measure.interval && covered !== '') {
    const from = numberOfFormula(measure.interval.lower);
    const to = numberOfFormula(measure.interval.upper);
    if (from !== undefined && to !== undefined && (from > last || to < first))
      return `${covered}, and the measure looks at ${write(from)} to ${write(to)}`;
  }
  const isPlace = measure.measure === 'argmax' || measure.measure === 'argmin';
  if (isPlace && covered !== '' && lower !== undefined) {
    const outside =
      operator === 'in'
        ? lower > last || (upper ?? lower) < first
        : operator === '<' || operator === '<='
          ? lower < first
          : operator === '>' || operator === '>='
            ? lower > last
            : false;
    if (outside) return covered;
  }
  if (!isPlace && measure.measure !== 'slope' && measure.of.neverNegative && lower !== undefined) {
    const negative =
      operator === 'in' ? (upper ?? lower) < 0 : (operator === '<' && lower <= 0) || (operator === '<=' && lower < 0);
    if (negative) return `${measure.series} is never negative`;
  }
  return undefined;
}
