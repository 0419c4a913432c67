import { afterEach, describe, expect, test, vi } from 'vitest';
import { createSolver, idleMilliseconds, type Solver, type SolverWorker } from '../../../server/src/solver/service.ts';
import type { Problem } from '../../../server/src/solver/problem.ts';
import { createWorkerHandler } from '../../../server/src/solver/worker.ts';
import type { FromWorker, ToWorker } from '../../../server/src/solver/worker-protocol.ts';

const testNamed = (name: string): Problem['tests'][number] => ({
  name,
  protocol: 'creep',
  models: [],
  fields: [],
  steps: [],
  expectations: [],
});
const problemWith = (...names: string[]): Problem => ({
  parameters: [],
  models: [],
  tests: names.map(testNamed),
  curves: [],
});

type Behaviour = 'answer' | 'hang' | 'heed the flag' | 'die';

/** A worker that behaves by the name of the test it is given; `log` holds what it was sent. */
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
      const name = message.task.kind === 'test' ? message.task.test : 'curves';
      log.push(name);
      const answer = (): void =>
        listener({
          id: message.id,
          outcome: {
            kind: 'test',
            result: { name, protocol: 'creep', solve_ms: 1, curves: [], metrics: {}, expectations: [], issues: [] },
          },
        });
      switch (behave(name)) {
        case 'answer':
          setTimeout(answer, 1);
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
      const { spawn, log, terminated } = fakeWorkers(() => 'answer');
      solver = createSolver(spawn, 3);
      const problem = problemWith('a', 'b', 'c');
      const solveAll = async (): Promise<void> => {
        const solving = solver?.solve(problem, {});
        await vi.advanceTimersByTimeAsync(10);
        await solving;
      };
      await solveAll();
      await vi.advanceTimersByTimeAsync(idleMilliseconds - 100);
      await solveAll();
      await vi.advanceTimersByTimeAsync(idleMilliseconds - 100);
      expect(terminated()).toBe(0);
      await vi.advanceTimersByTimeAsync(200);
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

test('a problem that the worker has forgotten is sent again', async () => {
  /** A worker without a thread. */
  const spawn = (): SolverWorker => {
    let listener: (message: FromWorker) => void = () => undefined;
    const handle = createWorkerHandler((message) => listener(message));
    return {
      send: (message) => void setTimeout(() => handle(message)),
      onMessage: (next) => (listener = next),
      onExit: () => undefined,
      terminate: () => undefined,
    };
  };
  const made = createSolver(spawn, 1);
  const files = Array.from({ length: 6 }, (_, i) => problemWith(`of file ${i}`));
  const solved = [];
  for (const problem of [...files, ...files]) solved.push(...(await made.solve(problem, {})).tests);
  expect(solved.map(({ name }) => name)).toHaveLength(12);
  expect(solved.flatMap(({ issues }) => issues.filter(({ message }) => message.includes('does not know')))).toEqual([]);
  made.dispose();
});
