// Runs the steps of a test run one after the other, shows them as they go and adds up what they counted.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { root } from '../install.mjs';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

export interface Step {
  readonly name: string;
  /** Runs it; what it prints is shown. Throws when it could not be run at all, which counts as one failure. */
  readonly run: () => Promise<Counts>;
}

interface Finished extends Counts {
  readonly name: string;
  readonly seconds: number;
  /** Why it could not run. */
  readonly reason: string | undefined;
}

/** Runs all steps, also after a failure, and prints a table of them. Returns the sum of what they counted. */
export async function runSteps(steps: readonly Step[]): Promise<Counts> {
  const finished: Finished[] = [];
  for (const step of steps) {
    console.log(`\n──── ${step.name} ${'─'.repeat(Math.max(3, 70 - step.name.length))}`);
    finished.push(await runStep(step));
  }
  printTable(finished);
  return {
    passed: finished.reduce((sum, { passed }) => sum + passed, 0),
    failed: finished.reduce((sum, { failed }) => sum + failed, 0),
  };
}

async function runStep({ name, run }: Step): Promise<Finished> {
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  try {
    const { passed, failed } = await run();
    return { name, passed, failed, seconds: seconds(), reason: undefined };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.log(reason);
    return { name, passed: 0, failed: 1, seconds: seconds(), reason };
  }
}

function printTable(steps: readonly Finished[]): void {
  const width = Math.max(...steps.map(({ name }) => name.length));
  console.log(`\n${'step'.padEnd(width)}  result  passed  failed  seconds`);
  for (const { name, passed, failed, seconds, reason } of steps) {
    const numbers = [passed, failed, seconds.toFixed(1)].map((value) => String(value).padStart(6)).join('  ');
    const why = reason === undefined ? '' : `  ${reason.split('\n')[0] ?? ''}`;
    console.log(`${name.padEnd(width)}  ${failed === 0 ? 'ok    ' : 'FAILED'}  ${numbers}${why}`);
  }
}

/** The longest step, VS Code, takes half of it on two busy cores. One that hangs is stopped, and the others still run. */
const STEP_WITHIN_MS = 600_000;

/**
 * Runs a program of the project's packages on the project's Node and shows what it prints.
 * Throws when it did not end in time.
 */
export function runProgram(script: string, args: readonly string[]): Promise<{ status: number; output: string }> {
  const path = join(root, 'node_modules/.bin') + delimiter + (process.env['PATH'] ?? '');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, script), ...args], {
      cwd: root,
      env: { ...process.env, PATH: path },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => {
        output += text;
        process.stdout.write(text);
      });
    }
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`stopped: it did not end within ${STEP_WITHIN_MS / 1000} s`));
    }, STEP_WITHIN_MS);
    child.on('error', reject);
    child.on('close', (status) => {
      clearTimeout(timer);
      resolve({ status: status ?? 1, output });
    });
  });
}

/** One check that passes when every given program ends well. */
export async function oneCheck(
  ...programs: readonly (readonly [script: string, args: readonly string[]])[]
): Promise<Counts> {
  let failed = 0;
  for (const [script, args] of programs) if ((await runProgram(script, args)).status !== 0) failed = 1;
  return { passed: 1 - failed, failed };
}

/** Runs a program whose last line reads `N passed, N failed`. */
export async function countedProgram(script: string, args: readonly string[] = []): Promise<Counts> {
  const { status, output } = await runProgram(script, args);
  const found = /^(\d+) passed, (\d+) failed$/.exec(output.trim().split('\n').at(-1) ?? '');
  if (!found) throw new Error(`${script} ended (status ${status}) without its count`);
  return agree({ passed: Number(found[1]), failed: Number(found[2]) }, status);
}

/** A program that ends badly without a failed test has failed all the same, and so has one that tested nothing. */
export function agree(counts: Counts, status: number): Counts {
  if (counts.failed === 0 && (status !== 0 || counts.passed === 0)) return { ...counts, failed: 1 };
  return counts;
}
