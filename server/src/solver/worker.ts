/** What runs inside a solver worker, independent of how messages reach it (worker thread or web worker). */
import { Cancelled } from './protocol.ts';
import { parameterValues, solvePart } from './solve.ts';
import { solveCurve } from './solve-curve.ts';
import type { Problem } from './problem.ts';
import { rememberedProblems, type FromWorker, type Outcome, type Task, type ToWorker } from './worker-protocol.ts';

/** Returns the handler for messages to the worker; outcomes go to `send`. */
export function createWorkerHandler(send: (message: FromWorker) => void): (message: ToWorker) => void {
  const problems = new Map<number, Problem>();

  const perform = (
    problem: Problem,
    task: Task,
    overrides: Readonly<Record<string, number>>,
    flag?: Int32Array,
  ): Outcome => {
    const parameters = parameterValues(problem, overrides);
    const checkCancelled = (): void => {
      if (flag && Atomics.load(flag, 0) !== 0) throw new Cancelled();
    };
    checkCancelled();
    if (task.kind === 'curves') {
      return { kind: 'curves', results: problem.curves.map((curve) => solveCurve(curve, parameters)) };
    }
    const test = problem.tests.find(({ name }) => name === task.test);
    if (!test) return { kind: 'failed', message: `the problem has no test ${task.test}` };
    // To judge an expectation takes as long as to solve the curves: points between theirs are computed for it.
    const asked = task.curvesOnly ? { ...test, expectations: [] } : test;
    return { kind: 'test', part: solvePart(problem, asked, task.model, parameters, checkCancelled) };
  };

  return (message) => {
    if (message.type === 'problem') {
      problems.set(message.id, message.problem);
      const [oldest] = problems.keys();
      if (problems.size > rememberedProblems && oldest !== undefined) problems.delete(oldest);
      return;
    }
    const problem = problems.get(message.problem);
    const flag = message.cancelFlag ? new Int32Array(message.cancelFlag) : undefined;
    let outcome: Outcome;
    try {
      outcome = problem
        ? perform(problem, message.task, message.parameters, flag)
        : { kind: 'failed', message: 'the worker does not know this problem' };
    } catch (error) {
      if (error instanceof Cancelled) outcome = { kind: 'cancelled' };
      else
        outcome = { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
    send({ id: message.id, outcome });
  };
}
