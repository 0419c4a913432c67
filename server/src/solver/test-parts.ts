/** A test is solved model by model, each perhaps by another worker; here the parts become one result. */
import { curveMetrics } from './metrics.ts';
import type { TestProblem } from './problem.ts';
import type { Curve, ExpectationResult, SolverIssue, TestResult } from './result.ts';

/** One expectation on the curves of one model. */
export interface Judgement {
  /** What was found for it: curves with its series, curves only, or no curve that it selects. */
  readonly fit: 'series' | 'curve' | 'nothing';
  readonly results: readonly ExpectationResult[];
}

/** What a test gives for one of its models. */
export interface TestPart {
  readonly solve_ms: number;
  readonly curves: readonly Curve[];
  /** One for each expectation of the test; none where the solver itself failed. */
  readonly judgements: readonly Judgement[];
  readonly issues: readonly SolverIssue[];
}

/** The part of a model on which the solver itself failed: a defect of ours, told as one, that leaves the others alone. */
export const failedPart = (reason: string): TestPart => ({
  solve_ms: 0,
  curves: [],
  judgements: [],
  issues: [
    {
      code: 'MG690',
      severity: 'error',
      message: `the solver failed on this test (a defect of MGModel, please report it): ${reason}`,
    },
  ],
});

/** The result of a test from the parts of its models, in their order. */
export function joinParts(
  { name, protocol }: Pick<TestProblem, 'name' | 'protocol'>,
  parts: readonly TestPart[],
): TestResult {
  const curves = parts.flatMap((part) => part.curves);
  return {
    name,
    protocol,
    solve_ms: parts.reduce((sum, part) => sum + part.solve_ms, 0),
    curves,
    metrics: curveMetrics(curves),
    expectations: joinJudgements(parts),
    issues: withoutRepeats(parts.flatMap((part) => part.issues)),
  };
}

/** Of each expectation what fits best: models without its series are passed over while another has it. */
function joinJudgements(parts: readonly TestPart[]): ExpectationResult[] {
  const judged = parts.filter(({ judgements }) => judgements.length > 0);
  return (judged[0]?.judgements ?? []).flatMap((first, i) => {
    const found = judged.flatMap(({ judgements }) => judgements[i] ?? []);
    for (const fit of ['series', 'curve'] as const) {
      const fitting = found.filter((one) => one.fit === fit);
      if (fitting.length > 0) return fitting.flatMap(({ results }) => results);
    }
    // Perhaps it selects a curve of a model on which the solver failed.
    return judged.length === parts.length ? first.results : [];
  });
}

/** The same trouble in every member of a family is said once. */
function withoutRepeats(issues: readonly SolverIssue[]): SolverIssue[] {
  const seen = new Set<string>();
  return issues.filter((issue) => {
    const key = `${issue.code} ${issue.message} ${issue.model ?? ''} ${issue.element ?? ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
