// Every test of the project, in an order that finds cheap mistakes first.
//   npm test
// The last line is `N passed, N failed`: the sum over all steps, lint and types counting as one each.
import { globSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../install.mjs';
import { agree, countedProgram, oneCheck, runProgram, runSteps, type Counts, type Step } from './steps.ts';
import { requireSystemPackages, type SystemPackage } from './system.ts';

/** A step that needs Debian packages: it fails with the line that installs them where they are missing. */
function needing(packages: readonly SystemPackage[], step: Step): Step {
  return {
    name: step.name,
    run: () => {
      requireSystemPackages(packages);
      return step.run();
    },
  };
}

async function vitest(config = 'vitest.config.ts', name = 'vitest'): Promise<Counts> {
  const report = join(root, `test-results/${name}.json`);
  mkdirSync(join(root, 'test-results'), { recursive: true });
  const { status } = await runProgram('node_modules/vitest/vitest.mjs', [
    ...['run', '--config', config, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  ]);
  return agree(countVitest(JSON.parse(readFileSync(report, 'utf8'))), status);
}

/** Counts vitest's JSON report. What was skipped or left to do has not passed; a file that could not be loaded is one failure. */
function countVitest(report: unknown): Counts {
  const files = field(report, 'testResults');
  if (!Array.isArray(files)) throw new Error('vitest wrote no report');
  let passed = 0;
  let failed = 0;
  for (const file of files) {
    const tests = field(file, 'assertionResults');
    if (!Array.isArray(tests) || tests.length === 0) failed += 1;
    else
      for (const test of tests) {
        if (field(test, 'status') === 'passed') passed += 1;
        else failed += 1;
      }
  }
  return { passed, failed };
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

async function grammar(): Promise<Counts> {
  const files = globSync('test/grammar/**/*.mgmodel', { cwd: root });
  const { status, output } = await runProgram('node_modules/vscode-tmgrammar-test/dist/unit.js', files);
  const passed = files.filter((file) => output.includes(`✓ ${file} run success`)).length;
  return agree({ passed, failed: files.length - passed }, status);
}

const steps: readonly Step[] = [
  {
    name: 'lint',
    run: () =>
      oneCheck(
        ['node_modules/prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']],
        ['node_modules/eslint/bin/eslint.js', ['.']],
      ),
  },
  {
    name: 'types',
    run: () =>
      oneCheck(
        ['node_modules/typescript/bin/tsc', ['-p', 'tsconfig.json']],
        ['node_modules/typescript/bin/tsc', ['-p', 'client/webview/tsconfig.json']],
      ),
  },
  { name: 'build', run: () => oneCheck(['.ci/tasks/build.ts', []]) },
  { name: 'unit, physics, properties', run: () => vitest() },
  { name: 'grammar', run: grammar },
  { name: 'fuzz', run: () => countedProgram('test/fuzz/run.ts') },
  needing(['neovim'], { name: 'Neovim', run: () => countedProgram('test/neovim/run.ts') }),
  needing(['chromium'], { name: 'preview page', run: () => vitest('test/webview/vitest.config.ts', 'page') }),
  needing(['chromium'], { name: 'VS Code', run: () => countedProgram('test/vscode/run.ts') }),
  needing(['chromium'], { name: 'npm start', run: () => countedProgram('test/vscode/start.ts') }),
];

const { passed, failed } = await runSteps(steps);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
