/** An expectation and its outcome in words. */
import type { ExpectationResult } from '../solver/result.ts';
import { readableCondition, readableOutcome } from './readable-value.ts';

/** `frequency = 16 Hz`, for the conditions of the curve that was judged. */
const conditions = (result: ExpectationResult): string =>
  Object.entries(result.at)
    .map(([name, condition]) => readableCondition(name, condition))
    .join(', ');

/** What was expected, what came out, and on which curve. */
export function describeExpectation(result: ExpectationResult): string {
  const where = [result.model, conditions(result)].filter((part) => part !== '').join(', ');
  if (result.computed === null) {
    return `expected ${result.text}, but ${readableOutcome(result)}${where === '' ? '' : ` (${where})`}`;
  }
  return `expected ${result.text}; computed ${readableOutcome(result, 6)} (${where})`;
}
