/** A problem to curves: one test or curve at a time, so that a worker can report each and look at its cancel flag. */
import { withCancelCheck } from './cancellation.ts';
import { finiteCurve, gapIssues } from './gaps.ts';
import { expandConditions, type CurveConditions } from './conditions.ts';
import { judgeExpectations } from './expectations/evaluate-expectation.ts';
import type { JudgedCurve } from './expectations/remembered-curve.ts';
import { makeMaterial } from './make-material.ts';
import { transitionsOf } from './marks.ts';
import { runners } from './runners.ts';
import { solveCurve } from './solve-curve.ts';
import { failedPart, joinParts, type TestPart } from './test-parts.ts';
import { protocols } from '../physics/registry.ts';
import type { Material } from './material.ts';
import { Cancelled, type CurveRequest, type RunnerResult } from './protocol.ts';
import type { Problem, TestProblem } from './problem.ts';
import type { Curve, Solution, SolverIssue, TestResult } from './result.ts';

/** Values of the parameters in SI: as declared, or as overridden by a slider. */
export function parameterValues(
  problem: Problem,
  overrides: Readonly<Record<string, number>> = {},
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    problem.parameters.map(({ name, value }) => [`param:${name}`, overrides[name] ?? value] as const),
  );
}

type RunnerCurve = RunnerResult['curves'][number];

/** Drops the points that only an expectation asked for, where the test itself says which points it wants. */
function keepPoints(curve: RunnerCurve, points: readonly number[] | undefined): RunnerCurve {
  if (!points || points.length === curve.x.values.length) return curve;
  const wanted = new Set(points);
  const kept = curve.x.values.flatMap((x, i) => (wanted.has(x) ? [i] : []));
  if (kept.length === curve.x.values.length) return curve;
  return {
    ...curve,
    x: { ...curve.x, values: kept.map((i) => curve.x.values[i] ?? 0) },
    series: Object.fromEntries(
      Object.entries(curve.series).map(([name, series]) => [
        name,
        { ...series, values: kept.map((i) => series.values[i] ?? null) },
      ]),
    ),
  };
}

function solveConditions(
  test: TestProblem,
  material: Material,
  conditions: CurveConditions,
  checkCancelled: () => void,
): { curves: JudgedCurve[]; withGaps: Curve[]; issues: readonly SolverIssue[] } {
  const runner = runners[test.protocol];
  const protocol = protocols.get(test.protocol);
  if (!runner || !protocol) throw new Error(`no runner for the protocol ${test.protocol}`);
  const run = (extraX: readonly number[]): RunnerResult => {
    const request: CurveRequest = {
      material,
      conditions: conditions.conditions,
      points: conditions.points,
      words: conditions.words,
      steps: conditions.steps,
      extraX,
      checkCancelled,
    };
    return runner(request);
  };
  const label = (curve: RunnerCurve): Curve => {
    const marks = [...(curve.marks ?? []), ...transitionsOf(material, curve.x)];
    return {
      ...curve,
      model: material.name,
      at: { ...conditions.at, ...curve.at },
      ...(marks.length > 0 ? { marks } : {}),
    };
  };
  const recompute = (extraX: readonly number[], index: number): Curve | undefined => {
    const again = run(extraX).curves[index];
    return again && finiteCurve(label(again));
  };
  const result = run([]);
  const issues = result.issues.map((issue) => ({ ...issue, model: issue.model ?? material.name }));
  /** As the runner left them, with values that are no numbers. */
  const withGaps: Curve[] = [];
  const curves = result.curves.map((found, i): JudgedCurve => {
    const raw = label(keepPoints(found, conditions.points[found.x.name]));
    const curve = finiteCurve(raw);
    if (curve !== raw) withGaps.push(raw);
    return { curve, recompute: (extraX) => recompute(extraX, i) };
  });
  return { curves, withGaps, issues };
}

/** Solves one test for all its models and families. Throws only `Cancelled`. */
export const solveTest = (
  problem: Problem,
  test: TestProblem,
  parameters: Readonly<Record<string, number>>,
  checkCancelled: () => void,
): TestResult =>
  joinParts(
    test,
    test.models.map((model) => solvePart(problem, test, model, parameters, checkCancelled)),
  );

/** Solves one test for one of its models, and all families. Throws only `Cancelled`. */
export function solvePart(
  problem: Problem,
  test: TestProblem,
  model: string,
  parameters: Readonly<Record<string, number>>,
  checkCancelled: () => void,
): TestPart {
  try {
    return withCancelCheck(checkCancelled, () => solveEveryCurve(problem, test, model, parameters, checkCancelled));
  } catch (error) {
    if (error instanceof Cancelled) throw error;
    return failedPart(error instanceof Error ? error.message : String(error));
  }
}

function solveEveryCurve(
  problem: Problem,
  test: TestProblem,
  name: string,
  parameters: Readonly<Record<string, number>>,
  checkCancelled: () => void,
): TestPart {
  const started = performance.now();
  const judged: JudgedCurve[] = [];
  const issues: SolverIssue[] = [];
  const protocol = protocols.get(test.protocol);
  const model = problem.models.find((candidate) => candidate.name === name);
  if (model && protocol) {
    const made = makeMaterial(model, parameters);
    issues.push(...made.issues.map((issue) => ({ ...issue, model: issue.model ?? name })));
    const withGaps: Curve[] = [];
    for (const conditions of expandConditions(test, protocol, parameters)) {
      checkCancelled();
      const solved = solveConditions(test, made.material, conditions, checkCancelled);
      judged.push(...solved.curves);
      withGaps.push(...solved.withGaps);
      issues.push(...solved.issues);
    }
    issues.push(...gapIssues(made.material, withGaps));
  }
  const judgements = judgeExpectations(test.expectations, judged, parameters);
  return {
    solve_ms: performance.now() - started,
    curves: judged.map(({ curve }) => curve),
    judgements,
    issues: issues.map(withFiniteData),
  };
}

/** Numbers that an issue brings along, without those that are none: results are JSON. */
function withFiniteData(issue: SolverIssue): SolverIssue {
  if (issue.data === undefined) return issue;
  const known = Object.entries(issue.data).filter(([, value]) => typeof value === 'string' || Number.isFinite(value));
  return { ...issue, data: Object.fromEntries(known) };
}

export interface SolveOptions {
  /** Names of the tests to solve; all when absent. */
  readonly tests?: readonly string[];
  /** SI values that replace those of parameters. */
  readonly parameters?: Readonly<Record<string, number>>;
  readonly checkCancelled?: () => void;
}

/** Solves a whole problem in this thread: the command line, and tests. Throws only `Cancelled`. */
export function solve(problem: Problem, options: SolveOptions = {}): Solution {
  const parameters = parameterValues(problem, options.parameters);
  const wanted = options.tests;
  const checkCancelled = options.checkCancelled ?? (() => undefined);
  return {
    tests: problem.tests
      .filter(({ name }) => !wanted || wanted.includes(name))
      .map((test) => solveTest(problem, test, parameters, checkCancelled)),
    curves: problem.curves.map((curve) => solveCurve(curve, parameters)),
  };
}
