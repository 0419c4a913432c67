// The solver beside numpy and scipy doing the same (test/bench/python), where Debian's python3-scipy is installed.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { check } from '../../server/src/model/check.ts';
import { solve } from '../../server/src/solver/solve.ts';
import { kwwTransform } from '../../server/src/solver/numerics/kww-transform.ts';
import { parse } from '../../server/src/syntax/parse.ts';
import type { Problem } from '../../server/src/solver/problem.ts';
import { repeat, type Row } from './harness.ts';
import { cancelTimes, heavyModel, heavyTests, linearRow, tellHeap, workersRow } from './solver-load.ts';

const flagship = readFileSync(new URL('../../samples/la60ni15al25.mgmodel', import.meta.url), 'utf8');
const noFiles = { readImport: () => ({ problem: 'there is none' }), readDataHeader: () => undefined };

/** The model of the flagship with other tests. */
function problemWith(tests: string): Problem {
  const model = flagship.slice(0, flagship.indexOf('\ntest '));
  const checked = check(parse(`${model}\n${tests}`), 'file:///bench.mgmodel', noFiles);
  const error = checked.diagnostics.find(({ severity }) => severity === 'error');
  if (error) throw new Error(error.message);
  return checked.problem;
}

const dma = (temperatures: number): Problem =>
  problemWith(`test dma of as_cast : dma_temperature {
  T = 300 K .. 550 K lin ${temperatures}
  frequency = [1, 2, 4, 8, 16] Hz
}`);

const tension = problemWith(`test pull of as_cast : tension {
  T = 430 K
  strain_rate = 3e-4 /s
  strain = [6] %
}`);

/** Values of the transform of the stretched exponential, one width after the other, none looked up. */
function transformKww(widths: number, frequencies: number): void {
  const out = new Float64Array(4);
  for (let i = 0; i < widths; i += 1)
    for (let k = 0; k < frequencies; k += 1)
      kwwTransform(0.2 + (0.75 * i) / widths, -12 + (24 * k) / frequencies, Math.PI / 2, out);
}

const sweep = problemWith(`model k of La60Ni15Al25 {
  elastic { E = 33 GPa }
  relaxation a : kww { strength = 30 GPa; tau = 1 s; beta = 0.5 }
}
test f of k : dma_frequency { T = 430 K; frequency = 1e-8 Hz .. 1e8 Hz log 10000 }`);

interface Python {
  readonly seconds: number;
  readonly method?: string;
  readonly error?: number;
}

const isPython = (value: unknown): value is Python =>
  typeof value === 'object' && value !== null && 'seconds' in value && typeof value.seconds === 'number';

/** What a script of test/bench/python measured of itself; nothing where Python or scipy is missing. */
function python(script: string, ...words: string[]): Python | undefined {
  const path = fileURLToPath(new URL(`python/${script}`, import.meta.url));
  const done = spawnSync('/usr/bin/python3', [path, ...words], { encoding: 'utf8', timeout: 120_000 });
  const line = done.status === 0 ? done.stdout.split('\n').find((one) => one.startsWith('{')) : undefined;
  const value: unknown = line === undefined ? undefined : JSON.parse(line);
  return isPython(value) ? value : undefined;
}

function against(name: string, measured: Python | undefined): Pick<Row, 'against'> {
  if (!measured) return {};
  const method = measured.method === undefined ? '' : ` ${measured.method}`;
  const error = measured.error === undefined ? '' : `, error ${measured.error.toExponential(0)},`;
  return { against: { name: `${name}${method}${error}`, times: [measured.seconds * 1000] } };
}

/** @param warmUp solves before those that count: a worker lives for a session, in which the code of what is short is soon compiled */
const timed = async (problem: Problem, times = 40, warmUp = 10): Promise<number[]> =>
  repeat(times, () => void solve(problem), warmUp);

const pulls = (count: number): Problem =>
  problemWith(
    Array.from(
      { length: count },
      (_, i) => `test pull${i} of as_cast : tension { T = ${400 + i / 4} K; strain_rate = 3e-4 /s; strain = 6 % }`,
    ).join('\n'),
  );
/** One test of many points: of tests that are integrated, and of loops. */
const pullOf = (points: number): Problem =>
  problemWith(`test pull of as_cast : tension { T = 430 K; strain_rate = 3e-4 /s; strain = 0 .. 6 % lin ${points} }`);
const creepOf = (points: number): Problem =>
  problemWith(
    `test creep of as_cast : creep { T = 430 K; stress = 50 MPa; hold = 330 s; time = 0 s .. 330 s lin ${points} }`,
  );
const relaxOf = (points: number): Problem =>
  problemWith(
    `test relax of as_cast : stress_relaxation { T = 430 K; strain = 1 %; time = 1e-3 s .. 1e4 s log ${points} }`,
  );
const loopsOf = (cycles: number): Problem =>
  problemWith(
    `test loops of as_cast : cyclic { T = 460 K; waveform = sine; strain = 1 %; frequency = 0.01 Hz; cycles = ${cycles} }`,
  );
/** The cost of a point, or of a cycle, of many beside few. */
async function linearRows(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [what, of, few, many] of [
    ['a strain of a tension', pullOf, 10_000, 100_000],
    ['a time of a creep', creepOf, 10_000, 100_000],
    ['a time of a relaxation', relaxOf, 10_000, 100_000],
    ['a cycle', loopsOf, 5, 20],
  ] as const)
    rows.push(await linearRow(what, { problem: of(few), count: few }, { problem: of(many), count: many }));
  return rows;
}

const worker = new URL('../../dist/worker.cjs', import.meta.url);

export async function run(): Promise<readonly Row[]> {
  const all = check(parse(flagship), 'file:///flagship.mgmodel', noFiles).problem;
  const transforms = (await repeat(20, () => transformKww(20, 100), 3)).map((ms) => ms / 2000);
  const curve = (await timed(sweep, 20)).map((ms) => ms / 10_000);
  await tellHeap(all);
  const thousand = await timed(dma(1000), 100, 300);
  const heavy = problemWith(`${heavyModel}\n${heavyTests}`);
  const cancels = await cancelTimes(heavy, worker);
  return [
    { name: 'flagship, all tests, one thread', times: await timed(all, 15), goal: { ms: 150, of: 'median' } },
    // A sum of 255 points is the shortest that is right to 1e-9 as ours is; one of 200 is off by 1e-7.
    ...[255, 200].map((points) => ({
      name: 'DMA, 1000 T × 5 f',
      times: thousand,
      ...against('numpy', python('dma.py', String(points))),
    })),
    { name: 'DMA, 10 000 T × 5 f', times: await timed(dma(10_000), 10) },
    await linearRow('a DMA point', { problem: dma(1000), count: 5000 }, { problem: dma(10_000), count: 50_000 }),
    await linearRow('a test', { problem: pulls(4), count: 4 }, { problem: pulls(40), count: 40 }),
    ...(await linearRows()),
    { name: 'from a cancel to the worker being free', times: cancels, goal: { ms: 50, of: 'p95' } },
    await workersRow(heavy, worker),
    { name: 'tension to 6 %', times: await timed(tension), ...against('scipy', python('tension.py', '1e-6')) },
    { name: 'KWW transform, a value by itself', times: transforms, goal: { ms: 0.005, of: 'median' } },
    { name: 'KWW transform, a value of a sweep of 10 000', times: curve, goal: { ms: 0.005, of: 'median' } },
  ];
}
