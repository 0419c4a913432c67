/** An expectation and its outcome in words. */
import { formatQuantity } from '../units/format-quantity.ts';
import type { ExpectationResult } from '../solver/result.ts';

/** `frequency = 16 Hz`, for the conditions of the curve that was judged. */
const conditions = (result: ExpectationResult): string =>
  Object.entries(result.at)
    .map(([name, { value, unit }]) => `${name} = ${formatQuantity(value, unit)}`)
    .join(', ');

/** What was expected, what came out, and on which curve. */
export function describeExpectation(result: ExpectationResult): string {
  const where = [result.model, conditions(result)].filter((part) => part !== '').join(', ');
  if (result.computed === null) {
    return `expected ${result.text}, but ${result.reason ?? 'it could not be computed'}${where === '' ? '' : ` (${where})`}`;
  }
  return `expected ${result.text}; computed ${formatQuantity(result.computed, result.unit, 6)} (${where})`;
}
