/** Says whether a value has the shape of the messages that carry curves, see server/src/lsp/messages.ts. */
import type {
  CurveFigures,
  MeasuredSeries,
  Presentation,
  PreviewAnchor,
  PreviewCurve,
  PreviewParameter,
  PreviewState,
  PreviewTest,
} from '../../server/src/lsp/messages.ts';
import type {
  Accuracy,
  Condition,
  Curve,
  CurveResult,
  ExpectationResult,
  Series,
  SolverIssue,
  TestResult,
} from '../../server/src/solver/result.ts';
import {
  arrayOf,
  isBoolean,
  isNumber,
  isRecord,
  isString,
  nullable,
  objectWith,
  oneOf,
  optional,
  recordOf,
  type Guard,
} from './guards.ts';

const numbers = arrayOf(isNumber);

const isAccuracy = objectWith<Pick<Accuracy, 'rtol' | 'atol'>>({ rtol: isNumber, atol: isNumber });
const isCondition = objectWith<Condition>({ value: isNumber, unit: isString });
const isSeries = objectWith<Series>({ unit: isString, values: arrayOf(nullable(isNumber)), accuracy: isAccuracy });
const isX = objectWith<Curve['x']>({ name: isString, unit: isString, values: numbers });
const isMark: Guard<NonNullable<Curve['marks']>[number]> = (value): value is NonNullable<Curve['marks']>[number] =>
  objectWith<{ label: string; x: number; series: string | undefined }>({
    label: isString,
    x: isNumber,
    series: optional(isString),
  })(value);

type Loose<T> = { [K in keyof T]-?: undefined extends T[K] ? T[K] | undefined : T[K] };

/** `exactOptionalPropertyTypes` separates an absent member from an undefined one; JSON knows only the absent one. */
function strict<T extends object>(guard: Guard<Loose<T>>): Guard<T> {
  return (value): value is T => guard(value);
}

const isCurve = strict<Curve>(
  objectWith<Loose<Curve>>({
    model: isString,
    at: recordOf(isCondition),
    x: isX,
    series: recordOf(isSeries),
    response: optional(isString),
    marks: optional(arrayOf(isMark)),
    metrics: optional(recordOf(isCondition)),
  }),
);

/** The page shows severity and message; which codes there are is the server's business. */
const isShownIssue = objectWith<Pick<SolverIssue, 'severity' | 'message'>>({
  severity: oneOf('error', 'warning', 'information'),
  message: isString,
});
const isIssue: Guard<SolverIssue> = (value): value is SolverIssue =>
  isRecord(value) && isString(value['code']) && isShownIssue(value);

const isExpectation = strict<ExpectationResult>(
  objectWith<Loose<ExpectationResult>>({
    kind: oneOf('expect', 'stated'),
    index: isNumber,
    text: isString,
    computed: nullable(isNumber),
    unit: isString,
    expected: isNumber,
    upper: optional(isNumber),
    passed: nullable(isBoolean),
    reason: optional(isString),
    model: isString,
    at: recordOf(isCondition),
    source: optional(isString),
  }),
);

const isTestResult = objectWith<TestResult>({
  name: isString,
  protocol: isString,
  solve_ms: isNumber,
  curves: arrayOf(isCurve),
  metrics: recordOf(isCondition),
  expectations: arrayOf(isExpectation),
  issues: arrayOf(isIssue),
});

const isCurveResult = objectWith<CurveResult>({
  name: isString,
  x: isX,
  series: recordOf(isSeries),
  issues: arrayOf(isIssue),
});

type UnitChoice = Presentation['units'][number];
const isUnit = strict<UnitChoice>(
  objectWith<Loose<UnitChoice>>({ unit: isString, factor: isNumber, offset: optional(isNumber) }),
);
const isPresentation = objectWith<Presentation>({
  symbol: isString,
  words: isString,
  scale: oneOf('linear', 'log'),
  units: arrayOf(isUnit),
});

const isMeasured = strict<MeasuredSeries>(
  objectWith<Loose<MeasuredSeries>>({
    name: isString,
    series: isString,
    at: recordOf(isNumber),
    x: numbers,
    y: numbers,
    xError: optional(numbers),
    yError: optional(numbers),
    fit: optional(objectWith({ r2: isNumber, rms: isNumber, relative: isNumber })),
  }),
);

const isCurveFigures = objectWith<CurveFigures>({
  curve: isString,
  figures: arrayOf(objectWith<{ name: string; value: string }>({ name: isString, value: isString })),
});

const isTest = strict<PreviewTest>(
  objectWith<Loose<PreviewTest>>({
    result: isTestResult,
    line: isNumber,
    title: isString,
    x: isPresentation,
    series: recordOf(isPresentation),
    measured: arrayOf(isMeasured),
    figures: optional(arrayOf(isCurveFigures)),
    lastLine: optional(isNumber),
    otherX: optional(recordOf(isPresentation)),
    outdated: optional(isString),
  }),
);

const isFreeCurve = strict<PreviewCurve>(
  objectWith<Loose<PreviewCurve>>({
    result: isCurveResult,
    line: isNumber,
    x: isPresentation,
    series: recordOf(isPresentation),
    outdated: optional(isString),
  }),
);

const isParameter = strict<PreviewParameter>(
  objectWith<Loose<PreviewParameter>>({
    name: isString,
    value: isNumber,
    lower: optional(isNumber),
    upper: optional(isNumber),
    unit: isString,
    factor: isNumber,
    line: isNumber,
  }),
);

const isAnchor = objectWith<PreviewAnchor>({ path: isString, line: isNumber, lastLine: isNumber });
const isProblem = objectWith<PreviewState['problems'][number]>({
  message: isString,
  line: isNumber,
  severity: oneOf('error', 'warning', 'information', 'hint'),
});

export const isPreviewState: Guard<PreviewState> = strict<PreviewState>(
  objectWith<Loose<PreviewState>>({
    uri: isString,
    fileName: isString,
    version: isNumber,
    contentHash: isString,
    programVersion: isString,
    tests: arrayOf(isTest),
    curves: arrayOf(isFreeCurve),
    parameters: arrayOf(isParameter),
    anchors: optional(arrayOf(isAnchor)),
    problems: arrayOf(isProblem),
    status: oneOf('solving', 'ready', 'failed'),
  }),
);
