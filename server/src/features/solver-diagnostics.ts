/** What the solver found, as diagnostics at the place in the text that each is about. */
import { describeExpectation } from './describe-expectation.ts';
import { report, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { correlationOutside } from '../diagnostics/physical/correlation-outside.ts';
import { frozen } from '../diagnostics/physical/frozen.ts';
import { expectationFailed } from '../diagnostics/solver/expectation-failed.ts';
import { fieldWithoutValue } from '../diagnostics/solver/field-without-value.ts';
import { infiniteTime } from '../diagnostics/solver/infinite-time.ts';
import type { CheckedFile, TestPlace } from '../model/checked.ts';
import type { CurveResult, SolverIssue, TestResult } from '../solver/result.ts';
import type { TextRange } from '../syntax/tree.ts';

const atStart: TextRange = { start: 0, end: 0 };

/** The declaration of that name in this file: its name, where a message about the whole of it belongs. */
function nameRange(file: CheckedFile, kind: 'test' | 'curve', name: string): TextRange {
  if (kind === 'test') return file.tests.find((test) => test.name === name)?.nameRange ?? atStart;
  for (const symbol of file.symbols.values()) {
    if (symbol.kind === kind && symbol.name === name && symbol.uri === file.uri) return symbol.nameRange;
  }
  return atStart;
}

/** Said of a model or one of its elements, at the name of what was solved; of a field of the test, at its value. */
function issueToDiagnostic(issue: SolverIssue, range: TextRange, result?: TestResult, place?: TestPlace): Diagnostic {
  const { code, severity, message, model, element, field = '' } = issue;
  if (result !== undefined && element === result.protocol) {
    return { code, severity, message, range: place?.fields.get(field) ?? range };
  }
  const subject = [model, element].filter((part) => part !== undefined).join('.');
  return { code, severity, message: subject === '' ? message : `${subject}: ${message}`, range };
}

/** Whether the checker, which knows the laws, has told the same at the test: one message is enough. */
function isTold({ code, field }: SolverIssue, file: CheckedFile, place: TestPlace | undefined): boolean {
  const told =
    code === infiniteTime.code
      ? frozen.code
      : code === fieldWithoutValue.code && field === 'chi_g'
        ? correlationOutside.code
        : undefined;
  if (told === undefined || place === undefined) return false;
  return file.diagnostics.some(
    (one) => one.code === told && place.range.start <= one.range.start && one.range.end <= place.range.end,
  );
}

/** Diagnostics of one solved test: its issues at its name, its failed expectations at their lines. */
export function testDiagnostics(file: CheckedFile, result: TestResult): Diagnostic[] {
  const place = file.tests.find((test) => test.name === result.name);
  const issues = result.issues
    .filter((issue) => !isTold(issue, file, place))
    .map((issue) => issueToDiagnostic(issue, nameRange(file, 'test', result.name), result, place));
  const failed = result.expectations.flatMap((expectation): Diagnostic[] => {
    if (expectation.passed !== false) return [];
    const range = place?.expectations[expectation.index]?.range ?? nameRange(file, 'test', result.name);
    return [report(expectationFailed, range, { description: describeExpectation(expectation) })];
  });
  return [...issues.filter(isFirstOfItsKind), ...failed];
}

/** What is about a field of the test is the same for every model. */
const isFirstOfItsKind = ({ message, range }: Diagnostic, index: number, all: readonly Diagnostic[]): boolean =>
  all.findIndex((one) => one.message === message && one.range.start === range.start) === index;

export function curveDiagnostics(file: CheckedFile, result: CurveResult): Diagnostic[] {
  return result.issues.map((issue) => issueToDiagnostic(issue, nameRange(file, 'curve', result.name)));
}
