import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  createSolver,
  idleMilliseconds,
  patienceMilliseconds,
  type Solver,
  type SolverWorker,
} from '../../../server/src/solver/service.ts';
import type { ExpectationProblem, Problem } from '../../../server/src/solver/problem.ts';
import type { Solution } from '../../../server/src/solver/result.ts';
import { solve } from '../../../server/src/solver/solve.ts';
import { createWorkerHandler } from '../../../server/src/solver/worker.ts';
import type { FromWorker, ToWorker } from '../../../server/src/solver/worker-protocol.ts';
import { sampleNames, sampleProblem } from '../../support/solved-sample.ts';

const testNamed = (name: string, models: readonly string[] = ['m']): Problem['tests'][number] => ({
  name,
  protocol: 'creep',
  models,
  fields: [],
  steps: [],
  expectations: [],
});
const problemWith = (...names: string[]): Problem => ({
  parameters: [],
  models: [],
  tests: names.map((name) => testNamed(name)),
  curves: [],
});
const problemOfModels = (...models: string[]): Problem => ({ ...problemWith(), tests: [testNamed('a', models)] });

const lateMilliseconds = 500;

type Behaviour = 'answer' | 'answer late' | 'hang' | 'heed the flag' | 'die';

/** A worker that behaves by the name of the test it is given, or of its model; `log` holds what it was sent. */
function fakeWorkers(behave: (test: string) => Behaviour) {
  const log: string[] = [];
  let terminated = 0;
  const spawn = (): SolverWorker => {
    let listener: (message: FromWorker) => void = () => undefined;
    let exit: (reason: string) => void = () => undefined;
    const perform = (message: ToWorker): void => {
      if (message.type === 'problem') {
        log.push('problem');
        return;
      }
      const { task } = message;
      const name = task.kind === 'curves' ? 'curves' : task.model === 'm' ? task.test : task.model;
      log.push(name);
      const answer = (): void =>
        listener({
          id: message.id,
          outcome: { kind: 'test', part: { solve_ms: 1, curves: [], judgements: [], issues: [] } },
        });
      switch (behave(name)) {
        case 'answer':
        case 'answer late':
          setTimeout(answer, behave(name) === 'answer' ? 1 : lateMilliseconds);
          return;
        case 'die':
          setTimeout(() => exit('out of memory'), 1);
          return;
        case 'heed the flag': {
          const flag = message.cancelFlag ? new Int32Array(message.cancelFlag) : new Int32Array(1);
          const poll = setInterval(() => {
            if (Atomics.load(flag, 0) === 0) return;
            clearInterval(poll);
            listener({ id: message.id, outcome: { kind: 'cancelled' } });
          }, 2);
          return;
        }
        case 'hang':
          return;
      }
    };
    return {
      send: perform,
      onMessage: (set) => (listener = set),
      onExit: (set) => (exit = set),
      terminate: () => terminated++,
    };
  };
  return { spawn, log, terminated: () => terminated };
}

/** A worker without a thread. */
function workerInThisThread(): SolverWorker {
  let listener: (message: FromWorker) => void = () => undefined;
  const handle = createWorkerHandler((message) => listener(message));
  return {
    send: (message) => void setTimeout(() => handle(message)),
    onMessage: (next) => (listener = next),
    onExit: () => undefined,
    terminate: () => undefined,
  };
}

let solver: Solver | undefined;
afterEach(() => solver?.dispose());

describe('solver service', () => {
  test('gives every test, in the order asked for, and tells of each', async () => {
    const { spawn } = fakeWorkers(() => 'answer');
    solver = createSolver(spawn, 2);
    const told: string[] = [];
    const solution = await solver.solve(problemWith('a', 'b', 'c'), {
      tests: ['c', 'a'],
      onTest: ({ name }) => told.push(name),
    });
    expect(solution.tests.map(({ name }) => name)).toEqual(['c', 'a']);
    expect(told.sort()).toEqual(['a', 'c']);
  });

  test('models of a test that lasts are solved at the same time, by as many workers as there are', async () => {
    const { spawn, log } = fakeWorkers(() => 'heed the flag');
    solver = createSolver(spawn, 2);
    const cancel = new AbortController();
    const solving = solver.solve(problemOfModels('first', 'second', 'third'), {}, cancel.signal);
    await vi.waitFor(() => expect(log).toEqual(['problem', 'first', 'problem', 'second']));
    cancel.abort();
    await expect(solving).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('further workers start at once where there is no patience', async () => {
    const { spawn, log } = fakeWorkers(() => 'answer');
    solver = createSolver(spawn, 3, 0);
    await solver.solve(problemWith('a', 'b'), {});
    expect(log).toEqual(['problem', 'a', 'problem', 'b']);
  });

  test('no further worker is started for what one does at once', async () => {
    vi.useFakeTimers();
    try {
      const { spawn, log } = fakeWorkers(() => 'answer');
      solver = createSolver(spawn, 3);
      const solving = solver.solve(problemWith('a', 'b', 'c'), {});
      await vi.advanceTimersByTimeAsync(patienceMilliseconds - 1);
      await solving;
      expect(log).toEqual(['problem', 'a', 'b', 'c']);
    } finally {
      vi.useRealTimers();
    }
  });

  test('a test is told of once all of its models are solved', async () => {
    const { spawn } = fakeWorkers(() => 'answer');
    solver = createSolver(spawn, 2);
    const told: string[] = [];
    await solver.solve(problemOfModels('first', 'second', 'third'), { onTest: ({ name }) => told.push(name) });
    expect(told).toEqual(['a']);
  });

  test('sends a problem once to each worker', async () => {
    const { spawn, log } = fakeWorkers(() => 'answer');
    solver = createSolver(spawn, 1);
    const problem = problemWith('a', 'b');
    await solver.solve(problem, {});
    await solver.solve(problem, {});
    expect(log).toEqual(['problem', 'a', 'b', 'a', 'b']);
  });

  test('a cancelled solve rejects with AbortError and the worker is kept when it heeds the flag', async () => {
    const { spawn, terminated } = fakeWorkers((name) => (name === 'slow' ? 'heed the flag' : 'answer'));
    solver = createSolver(spawn, 1);
    const cancel = new AbortController();
    const solving = solver.solve(problemWith('slow'), {}, cancel.signal);
    cancel.abort();
    await expect(solving).rejects.toMatchObject({ name: 'AbortError' });
    expect(terminated()).toBe(0);
    expect((await solver.solve(problemWith('quick'), {})).tests).toHaveLength(1);
  });

  test('a test that is ended alone is left out of the solution', async () => {
    const { spawn, log } = fakeWorkers((name) => (name === 'slow' ? 'heed the flag' : 'answer'));
    solver = createSolver(spawn, 1);
    const stop = new AbortController();
    const told: string[] = [];
    const solving = solver.solve(problemWith('quick', 'slow', 'late'), {
      signalOf: (name) => (name === 'slow' ? stop.signal : undefined),
      onTest: ({ name }) => told.push(name),
    });
    await vi.waitFor(() => expect(log).toContain('slow'));
    stop.abort();
    expect((await solving).tests.map(({ name }) => name)).toEqual(['quick', 'late']);
    expect(told).toEqual(['quick', 'late']);
  });

  test('a worker that does not heed the flag is ended, and the next solve works', async () => {
    const { spawn, terminated } = fakeWorkers((name) => (name === 'stuck' ? 'hang' : 'answer'));
    solver = createSolver(spawn, 1);
    const cancel = new AbortController();
    const solving = solver.solve(problemWith('stuck'), {}, cancel.signal);
    cancel.abort();
    await expect(solving).rejects.toMatchObject({ name: 'AbortError' });
    expect(terminated()).toBe(1);
    expect((await solver.solve(problemWith('quick'), {})).tests).toHaveLength(1);
  });

  test('waiting tests of a cancelled solve are never started', async () => {
    const { spawn, log } = fakeWorkers(() => 'heed the flag');
    solver = createSolver(spawn, 1);
    const cancel = new AbortController();
    const solving = solver.solve(problemWith('first', 'second'), {}, cancel.signal);
    cancel.abort();
    await expect(solving).rejects.toMatchObject({ name: 'AbortError' });
    expect(log).not.toContain('second');
  });

  test('further workers that are idle for long are ended, the first stays; they start again with new work', async () => {
    vi.useFakeTimers();
    try {
      const { spawn, log, terminated } = fakeWorkers(() => 'answer late');
      solver = createSolver(spawn, 3);
      const problem = problemWith('a', 'b', 'c');
      const solveAll = async (): Promise<void> => {
        const solving = solver?.solve(problem, {});
        await vi.advanceTimersByTimeAsync(patienceMilliseconds + lateMilliseconds);
        await solving;
      };
      await solveAll();
      await vi.advanceTimersByTimeAsync(idleMilliseconds - 2 * patienceMilliseconds);
      await solveAll();
      await vi.advanceTimersByTimeAsync(idleMilliseconds - 2 * patienceMilliseconds);
      expect(terminated()).toBe(0);
      await vi.advanceTimersByTimeAsync(2 * patienceMilliseconds);
      expect(terminated()).toBe(2);
      log.length = 0;
      await solveAll();
      // The two new workers are sent the problem again.
      expect(log.filter((sent) => sent === 'problem')).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });

  test('a worker that dies costs its own test only', async () => {
    const { spawn } = fakeWorkers((name) => (name === 'deadly' ? 'die' : 'answer'));
    solver = createSolver(spawn, 1);
    const { tests } = await solver.solve(problemWith('deadly', 'fine'), {});
    expect(tests[0]?.issues[0]?.message).toContain('out of memory');
    expect(tests[1]?.issues).toEqual([]);
  });
});

const timeless = ({ tests, curves }: Solution) => ({ curves, tests: tests.map((one) => ({ ...one, solve_ms: 0 })) });

const expecting = (
  text: string,
  series: string,
  selectors: ExpectationProblem['selectors'] = [],
): ExpectationProblem => ({
  kind: 'expect',
  text,
  measures: [{ measure: 'max', series }],
  measured: { kind: 'variable', name: 'measure:0' },
  operator: '>',
  expected: { kind: 'number', value: 0 },
  selectors,
});

test.each(sampleNames)('%s is solved by two workers as it is by none', async (name) => {
  solver = createSolver(workerInThisThread, 2);
  const problem = sampleProblem(name);
  expect(timeless(await solver.solve(problem, {}))).toEqual(timeless(solve(problem)));
});

test('an expectation is judged where it fits best among all models of its test', async () => {
  solver = createSolver(workerInThisThread, 2);
  const problem = sampleProblem('fast-beta.mgmodel');
  const expectations = [
    expecting('of all', 'loss_modulus'),
    expecting('of one', 'loss_modulus', [{ name: 'model', value: 'shoulder' }]),
    expecting('of those with the element', 'loss_modulus.fast'),
    expecting('of no series', 'strain'),
    expecting('of no curve', 'loss_modulus', [{ name: 'model', value: 'another' }]),
  ];
  const tests = problem.tests
    .slice(0, 1)
    .map((one) => ({ ...one, models: ['shoulder', 'with_fast_beta'], expectations }));
  const [result] = (await solver.solve({ ...problem, tests }, {})).tests;
  expect(result?.expectations.map(({ index, text, model, reason }) => [index, text, model, reason])).toEqual([
    [0, 'of all', 'shoulder', undefined],
    [0, 'of all', 'with_fast_beta', undefined],
    [1, 'of one', 'shoulder', undefined],
    [2, 'of those with the element', 'with_fast_beta', undefined],
    [3, 'of no series', 'shoulder', 'this curve has no series strain'],
    [3, 'of no series', 'with_fast_beta', 'this curve has no series strain'],
    [4, 'of no curve', '', 'no curve of this test fits what stands behind `for`'],
  ]);
});

test('a problem that the worker has forgotten is sent again', async () => {
  const made = createSolver(workerInThisThread, 1);
  const files = Array.from({ length: 6 }, (_, i) => problemWith(`of file ${i}`));
  const solved = [];
  for (const problem of [...files, ...files]) solved.push(...(await made.solve(problem, {})).tests);
  expect(solved.map(({ name }) => name)).toHaveLength(12);
  expect(solved.flatMap(({ issues }) => issues.filter(({ message }) => message.includes('does not know')))).toEqual([]);
  made.dispose();
});
