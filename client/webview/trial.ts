/** What the page shows of a file while sliders are off its text. */
import type { PreviewCurve, PreviewState, PreviewTest } from '../../server/src/lsp/messages.ts';
import type { CurveResult, Solution, TestResult } from '../../server/src/solver/result.ts';
import { keepLastGood } from '../shared/last-good.ts';

/** Puts the members of `fresh` in the place of those of the same name. */
function replaced<T extends { readonly result: { readonly name: string } }>(
  before: readonly T[] | undefined,
  fresh: readonly T[],
): readonly T[] {
  const names = new Set(fresh.map(({ result }) => result.name));
  return [...(before ?? []).filter(({ result }) => !names.has(result.name)), ...fresh];
}

/**
 * What was solved last, with what it lacks: tests and curves that were not solved again are those of `trial`; a test that
 * has no curves with these values keeps those that are shown, marked with the reason.
 */
export function withKept(shown: PreviewState, trial: PreviewState | undefined, solved: PreviewState): PreviewState {
  const { tests } = keepLastGood(shown, { ...solved, status: 'ready', problems: [] });
  return { ...solved, tests: replaced(trial?.tests, tests), curves: replaced(trial?.curves, solved.curves) };
}

/** Solved just now, so not outdated, whatever was said of it before. */
function currentTest(before: PreviewTest, result: TestResult): PreviewTest {
  const { line, lastLine, title, x, otherX, series, measured, figures } = before;
  return {
    ...{ result, line, title, x, series, measured },
    ...(lastLine === undefined ? {} : { lastLine }),
    ...(otherX === undefined ? {} : { otherX }),
    ...(figures === undefined ? {} : { figures }),
  };
}

const currentCurve = ({ line, x, series }: PreviewCurve, result: CurveResult): PreviewCurve => ({
  result,
  line,
  x,
  series,
});

/** The tests and curves of a file as the page has solved them with other values (SI) of parameters. */
export function solvedState(
  file: PreviewState,
  { tests, curves }: Solution,
  values: Readonly<Record<string, number>>,
): PreviewState {
  const testOf = new Map(file.tests.map((test) => [test.result.name, test]));
  const curveOf = new Map(file.curves.map((curve) => [curve.result.name, curve]));
  return {
    ...file,
    parameters: file.parameters.map((parameter) => ({
      ...parameter,
      value: values[parameter.name] ?? parameter.value,
    })),
    tests: tests.flatMap((result) => {
      const test = testOf.get(result.name);
      return test ? [currentTest(test, result)] : [];
    }),
    curves: curves.flatMap((result) => {
      const curve = curveOf.get(result.name);
      return curve ? [currentCurve(curve, result)] : [];
    }),
  };
}
