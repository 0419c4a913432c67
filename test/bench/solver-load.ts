// What the solver costs as there is more to do, and how soon it is free after a cancel.
import { Session } from 'node:inspector/promises';
import { createSolver, type SolverWorker } from '../../server/src/solver/service.ts';
import { solve } from '../../server/src/solver/solve.ts';
import { spawnNodeWorker } from '../../server/src/solver/spawn-node.ts';
import type { Problem } from '../../server/src/solver/problem.ts';
import { repeat, type Row } from './harness.ts';

/** A model in which every term is dear, and tests of it that take a tenth of a second to seconds. */
export const heavyModel = `model heavy of La60Ni15Al25 {
  elastic { G = 12 GPa; nu = 0.36 }
  relaxation x : havriliak_negami { strength = 5 GPa; tau = arrhenius(1e-13 s, 100 kJ/mol); alpha = 0.7; gamma = 0.5; spectrum = gaussian(5 kJ/mol) }
  relaxation y : kww { strength = 6 GPa; tau = fragile(T_g: 453 K, m: 50); beta = 0.5; spectrum = gumbel(0.5) }
  relaxation z : cole_davidson { strength = 0.5 GPa; tau = vft(1e-14 s, 3000 K, 350 K); gamma = 0.3; spectrum = gumbel(0.5) }
}`;
export const heavyTests = `test creep of heavy : creep { T = 440 K; stress = 20 MPa; hold = 1 h; recovery = 1 h; ramp = 5 s }
test pull of heavy : tension { T = 430 K; strain_rate = 1e-3 /s; strain = 0 % .. 3 % lin 20000 }
test relaxation of heavy : stress_relaxation { T = 420 K; strain = 0.1 %; time = 1e-2 s .. 1e5 s log 20000 }
test dma of heavy : dma_temperature { T = 300 K .. 550 K lin 4000; frequency = [1, 10] Hz }
test sweep of heavy : master_curve { T = 400 K .. 460 K step 2 K; frequency = 1e-2 .. 1e2 Hz log 41; reference = 450 K }
test series of heavy : prony_series { T = 440 K; time = 1e-6 s .. 1e8 s log 91; tolerance = 0.02 % }
test loops of heavy, as_cast : cyclic { T = 430 K; waveform = sine; stress = 50 MPa; frequency = 0.1 Hz; cycles = 60 }
test day of heavy, as_cast : program { heat to 420 K at 1 K/min; load to 25 MPa in 1 s; hold 330 s; unload; hold 600 s; heat to 450 K at 2 K/min }
test light of heavy : relaxation_times { T = [400] K }`;

const moments = [1, 5, 15, 40, 90, 160];

/** From the cancel to the worker being free, in every heavy test at several moments. */
export async function cancelTimes(problem: Problem, script: URL | string): Promise<number[]> {
  let spawned = 0;
  const spawn = (): SolverWorker => {
    spawned += 1;
    return spawnNodeWorker(script);
  };
  const solver = createSolver(spawn, 1);
  const times: number[] = [];
  for (const { name } of problem.tests) {
    if (name === 'light') continue;
    for (const moment of moments) {
      // A worker that had to be ended is replaced before the next one is measured.
      await solver.solve(problem, { tests: ['light'], curves: false });
      const stop = new AbortController();
      const running = solver.solve(problem, { tests: [name], curves: false }, stop.signal).then(
        () => undefined,
        () => performance.now(),
      );
      await new Promise((resolve) => setTimeout(resolve, moment));
      const asked = performance.now();
      stop.abort();
      const ended = await running;
      if (ended !== undefined) times.push(ended - asked);
    }
  }
  solver.dispose();
  console.log(`cancelled ${times.length} of ${8 * moments.length} solves, ${spawned - 1} workers had to be ended`);
  return times;
}

/** All tests of a problem by two workers, beside one that does them alone; both know the problem already. */
export async function workersRow(problem: Problem, script: URL | string): Promise<Row> {
  const timesOf = async (workers: number): Promise<number[]> => {
    const solver = createSolver(() => spawnNodeWorker(script), workers);
    const times = await repeat(
      3,
      async () => {
        await solver.solve(problem, {});
      },
      2,
    );
    solver.dispose();
    return times;
  };
  const alone = await timesOf(1);
  return { name: 'heavy tests, two workers', times: await timesOf(2), against: { name: 'one worker', times: alone } };
}

/** Milliseconds that a measure is warmed up for, and how often it is taken. */
const warmUpTime = 600;
const rounds = 15;

/**
 * One of many beside one of few: the ratio is one where the cost grows linearly. Both are taken in turns, few as often
 * as makes as many in all, so that the machine's load and the collection of garbage meet them alike.
 */
export async function linearRow(
  what: string,
  few: { readonly problem: Problem; readonly count: number },
  many: { readonly problem: Problem; readonly count: number },
): Promise<Row> {
  const times = Math.round(many.count / few.count);
  const solveFew = (): void => {
    for (let i = 0; i < times; i += 1) solve(few.problem);
  };
  const solveMany = (): void => void solve(many.problem);
  const started = performance.now();
  while (performance.now() - started < warmUpTime) {
    solveFew();
    solveMany();
  }
  const beside: number[] = [];
  const measured: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const [fewMs = Number.NaN] = await repeat(1, solveFew, 0);
    const [manyMs = Number.NaN] = await repeat(1, solveMany, 0);
    beside.push(fewMs / (few.count * times));
    measured.push(manyMs / many.count);
  }
  return {
    name: `${what} of ${many.count}`,
    times: measured,
    against: { name: `${what} of ${few.count}`, times: beside },
  };
}

/** Says how much heap is in use after more and more solves: it is to stay flat. */
export async function tellHeap(problem: Problem): Promise<void> {
  const session = new Session();
  session.connect();
  const used: string[] = [];
  let solved = 0;
  for (const count of [1, 10, 100]) {
    for (; solved < count; solved += 1) solve(problem);
    await session.post('HeapProfiler.collectGarbage');
    used.push(`${(process.memoryUsage().heapUsed / 2 ** 20).toFixed(1)} MB after ${count}`);
  }
  session.disconnect();
  console.log(`heap in use, solves of the flagship: ${used.join(', ')} (goal: flat)`);
}
