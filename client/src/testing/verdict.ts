/** What came of an expectation, in words for the testing view. */
import type { PreviewTest } from '../../../server/src/lsp/messages.ts';
import type { ExpectationResult } from '../../../server/src/solver/result.ts';
import { expectationValue } from '../../shared/charts/expectation-value.ts';
import { readableQuantity } from '../../shared/numbers.ts';

/** Why an expectation does not hold on one curve: a sentence, and the two lines to compare. */
export interface Complaint {
  readonly message: string;
  readonly expected: string;
  readonly actual: string;
}

/** `max(stress)` of `max(stress) = 370 MPa within 1 %`: all before the first operator outside of brackets. */
function measureOf(text: string): string {
  let depth = 0;
  for (const { 0: found, index } of text.matchAll(/[([]|[)\]]|[<>=!]=?|\bin\b/g)) {
    if (found === '(' || found === '[') depth += 1;
    else if (found === ')' || found === ']') depth -= 1;
    else if (depth === 0) return text.slice(0, index).trim();
  }
  return text;
}

/** The line of an expectation without the word it begins with. */
export const withoutKeyword = (text: string): string => text.replace(/^\s*(?:expect|stated)\s+/, '').trim();

/** `as_cast, frequency = 1 Hz`: the curve that was judged. */
function curveOf({ model, at }: ExpectationResult): string {
  const conditions = Object.entries(at).map(([name, { value, unit }]) => `${name} = ${readableQuantity(value, unit)}`);
  return [model, ...conditions].join(', ');
}

function complaintOf(test: PreviewTest, result: ExpectationResult): Complaint {
  const expected = withoutKeyword(result.text);
  const found = expectationValue(test, result);
  const actual = result.computed === null ? `not computed: ${found}` : `${measureOf(expected)} = ${found}`;
  const inWords = result.computed === null ? `it could not be computed: ${found}` : `computed ${found}`;
  return { message: `Expected ${expected}; ${inWords} (${curveOf(result)})`, expected, actual };
}

/** The complaints of one expectation of a solved test, one for each curve that fails; undefined when it was not judged. */
export function complaintsOf(test: PreviewTest, index: number): readonly Complaint[] | undefined {
  if (test.outdated !== undefined) return undefined;
  const judged = test.result.expectations.filter((result) => result.index === index && result.kind === 'expect');
  if (judged.length === 0) return undefined;
  return judged.filter(({ passed }) => passed !== true).map((result) => complaintOf(test, result));
}

/** A line for each expectation and stated value of a test, for the output of a run. */
export function protocolOf(test: PreviewTest): readonly string[] {
  return test.result.expectations.map((result) => {
    const verdict = result.kind === 'stated' ? 'stated' : result.passed === true ? 'passed' : 'FAILED';
    const found = expectationValue(test, result);
    return `${verdict}  ${withoutKeyword(result.text)}  computed ${found}  (${curveOf(result)})`;
  });
}
