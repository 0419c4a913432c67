/** Keeps the last good curves of a file while its text is in error. */
import type { PreviewState, PreviewTest } from '../../server/src/lsp/messages.ts';

/** Why a test has no curves, in one line for the reader. */
function reasonFor(test: PreviewTest | undefined, state: PreviewState): string {
  const own = test?.outdated ?? test?.result.issues.find((issue) => issue.severity === 'error')?.message;
  if (own !== undefined) return own;
  const problem = state.problems.find((candidate) => candidate.severity === 'error');
  return problem ? `${problem.message} (line ${problem.line + 1})` : 'This test could not be solved.';
}

function outdated(previous: PreviewTest, next: PreviewTest | undefined, state: PreviewState): PreviewTest {
  const { line, title } = next ?? previous;
  return { ...previous, line, title, outdated: reasonFor(next, state) };
}

/** Whether a result comes late: newer curves of the file are already there. */
export const isLate = (shown: PreviewState | undefined, next: PreviewState): boolean =>
  shown?.uri === next.uri && next.version < shown.version;

/**
 * `next`, in which each test that has no curves because of an error shows those of `previous`, marked as outdated with
 * the reason. While a solve is under way the tests that are not done keep their curves.
 */
export function keepLastGood(previous: PreviewState | undefined, next: PreviewState): PreviewState {
  if (previous?.uri !== next.uri) return next;
  const before = new Map(previous.tests.map((test) => [test.result.name, test]));
  const names = new Set(next.tests.map((test) => test.result.name));
  const failed = next.status === 'failed' || next.problems.some((problem) => problem.severity === 'error');
  const tests = next.tests.map((test) => {
    const last = before.get(test.result.name);
    if (test.result.curves.length > 0 || !last || last.result.curves.length === 0) return test;
    if (next.status === 'solving') return { ...last, line: test.line };
    return outdated(last, test, next);
  });
  // A test that an error has swallowed whole; without an error it was deleted.
  const swallowed = failed
    ? previous.tests.filter((test) => !names.has(test.result.name)).map((test) => outdated(test, undefined, next))
    : [];
  const isWithoutCurves = next.curves.length === 0 && (failed || next.status === 'solving');
  const curves = isWithoutCurves ? previous.curves : next.curves;
  return { ...next, tests: [...tests, ...swallowed], curves };
}
