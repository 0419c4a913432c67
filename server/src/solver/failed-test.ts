/** What is reported of a test when the solver itself fails. */
import type { TestProblem } from './problem.ts';
import type { TestResult } from './result.ts';

/** The result of a test on which the solver itself failed: a defect of ours, told as one, that leaves the others alone. */
export function failedTest(test: Pick<TestProblem, 'name' | 'protocol'>, reason: string): TestResult {
  const message = `the solver failed on this test (a defect of MGModel, please report it): ${reason}`;
  return {
    name: test.name,
    protocol: test.protocol,
    solve_ms: 0,
    curves: [],
    metrics: {},
    expectations: [],
    issues: [{ code: 'MG690', severity: 'error', message }],
  };
}
