/** What came of an expectation, in words for the testing view. */
import type { PreviewTest } from '../../../server/src/lsp/messages.ts';
import type { ExpectationResult } from '../../../server/src/solver/result.ts';
import { readableCondition } from '../../shared/charts/conditions.ts';
import { expectationValue } from '../../shared/charts/expectation-value.ts';

/** Why an expectation does not hold on one curve: a sentence, and the two values to compare. */
export interface Complaint {
  readonly message: string;
  readonly expected: string;
  readonly actual: string;
}

/** Where the operator of an expectation begins: the first one outside of brackets. */
function operatorIn(text: string): number {
  let depth = 0;
  for (const { 0: found, index } of text.matchAll(/[([]|[)\]]|[<>=!]=?|\bin\b/g)) {
    if (found === '(' || found === '[') depth += 1;
    else if (found === ')' || found === ']') depth -= 1;
    else if (depth === 0) return index;
  }
  return 0;
}

/** `370 MPa within 1 %` of `max(stress) = 370 MPa within 1 % for model = aged`: what a value has to be. */
const wantedValue = (text: string): string =>
  text
    .slice(operatorIn(text))
    .replace(/^==?\s*/, '')
    .replace(/\s+for\s.*$/s, '')
    .trim();

/** The line of an expectation without the word it begins with. */
export const withoutKeyword = (text: string): string => text.replace(/^\s*(?:expect|stated)\s+/, '').trim();

/** `as_cast, frequency = 1 Hz`: the curve that was judged. */
function curveOf({ model, at }: ExpectationResult): string {
  const conditions = Object.entries(at).map(([name, condition]) => `${name} = ${readableCondition(name, condition)}`);
  return [model, ...conditions].join(', ');
}

function complaintOf(test: PreviewTest, result: ExpectationResult): Complaint {
  const line = withoutKeyword(result.text);
  const found = expectationValue(test, result);
  const outcome = result.computed === null ? `it could not be computed: ${found}` : `computed ${found}`;
  return {
    message: `Expected ${line}; ${outcome} (${curveOf(result)})`,
    expected: wantedValue(line),
    actual: result.computed === null ? `not computed: ${found}` : found,
  };
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
