/** What the solver found, as diagnostics at the place in the text that each is about. */
import { describeExpectation } from './describe-expectation.ts';
import { report, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { correlationOutside } from '../diagnostics/physical/correlation-outside.ts';
import { frozen } from '../diagnostics/physical/frozen.ts';
import { expectationFailed } from '../diagnostics/solver/expectation-failed.ts';
import { fieldWithoutValue } from '../diagnostics/solver/field-without-value.ts';
import { infiniteTime } from '../diagnostics/solver/infinite-time.ts';
import type { CheckedFile, ModelSymbol, TestPlace } from '../model/checked.ts';
import { canonicalField } from '../model/names/frequency.ts';
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

/** The model and the element that an issue is about, as its message begins. */
const subjectOf = ({ model, element }: SolverIssue): string | undefined =>
  element === undefined ? model : [...(model === undefined ? [] : [model]), element].join('.');

const issueToDiagnostic = (
  { code, severity, message }: SolverIssue,
  subject: string | undefined,
  range: TextRange,
): Diagnostic => ({ code, severity, message: subject === undefined ? message : `${subject}: ${message}`, range });

const nameOf = (file: CheckedFile, id: string | undefined): string | undefined =>
  id === undefined ? undefined : file.symbols.get(id)?.name;

/** The field of a test that an issue is about, as it is written. */
function testField(file: CheckedFile, test: string, field: string): ModelSymbol | undefined {
  for (const symbol of file.symbols.values()) {
    const isField = symbol.kind === 'field' && symbol.uri === file.uri && canonicalField(symbol.name) === field;
    if (
      isField &&
      file.symbols.get(symbol.container ?? '')?.kind === 'test' &&
      nameOf(file, symbol.container) === test
    ) {
      return symbol;
    }
  }
  return undefined;
}

/** The field of an element that an issue is about: that of its own model, or the only one of this name in the file. */
function elementField(file: CheckedFile, { model, element, field }: SolverIssue): ModelSymbol | undefined {
  const candidates = [...file.symbols.values()].filter(
    ({ kind, name, uri, container }) =>
      kind === 'field' && name === field && uri === file.uri && nameOf(file, container) === element,
  );
  const own = candidates.find(({ container }) => nameOf(file, file.symbols.get(container ?? '')?.container) === model);
  return own ?? (candidates.length === 1 ? candidates[0] : undefined);
}

/** An issue of a test, at the field of the test that is to blame, else at its name beside the field of the model. */
function testDiagnostic(file: CheckedFile, { name, protocol }: TestResult, issue: SolverIssue): Diagnostic {
  const { element, field } = issue;
  const range = nameRange(file, 'test', name);
  if (element === undefined || element === protocol) {
    const written = field === undefined ? undefined : testField(file, name, field);
    // What is wrong with the test itself is so for every model.
    return issueToDiagnostic(issue, element === undefined ? issue.model : undefined, written?.range ?? range);
  }
  const diagnostic = issueToDiagnostic(issue, subjectOf(issue), range);
  const blamed = elementField(file, issue);
  if (!blamed) return diagnostic;
  return { ...diagnostic, related: [{ range: blamed.range, message: `${blamed.name} of ${element} is written here` }] };
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
    .map((issue) => testDiagnostic(file, result, issue))
    .filter((one, i, all) => all.findIndex((other) => other.message === one.message && other.code === one.code) === i);
  const failed = result.expectations.flatMap((expectation): Diagnostic[] => {
    if (expectation.passed !== false) return [];
    const range = place?.expectations[expectation.index]?.range ?? nameRange(file, 'test', result.name);
    return [report(expectationFailed, range, { description: describeExpectation(expectation) })];
  });
  return [...issues, ...failed];
}

export function curveDiagnostics(file: CheckedFile, result: CurveResult): Diagnostic[] {
  const range = nameRange(file, 'curve', result.name);
  return result.issues.map((issue) => issueToDiagnostic(issue, subjectOf(issue), range));
}
