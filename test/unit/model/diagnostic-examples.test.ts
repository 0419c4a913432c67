/** Every diagnostic's own examples: the wrong one gives it once and no other error, the right one none of it. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defect } from '../../../server/src/diagnostics/solver/defect.ts';
import { solverPages } from '../../../server/src/diagnostics/solver/index.ts';
import { diagnosticPages } from '../../../server/src/diagnostics/registry.ts';
import type { Diagnostic } from '../../../server/src/diagnostics/diagnostic.ts';
import { curveDiagnostics, testDiagnostics } from '../../../server/src/features/solver-diagnostics.ts';
import { readTable } from '../../../server/src/fit/table.ts';
import { measuredData } from '../../../server/src/preview/measured.ts';
import { solve, solveTest } from '../../../server/src/solver/solve.ts';
import { checkText, type OtherFiles } from './check-text.ts';

/** What the checker says, what is said once the rows of measured tables are read, and what the solver says. */
function allDiagnostics(text: string, files: OtherFiles = {}): readonly Diagnostic[] {
  const checked = checkText(text, files);
  const read = (path: string): ReturnType<typeof readTable> => {
    const table = files[path];
    return table === undefined ? { problem: 'it does not exist' } : readTable(table);
  };
  const solution = solve(checked.problem);
  return [
    ...checked.diagnostics,
    ...measuredData(checked, read).diagnostics,
    ...solution.tests.flatMap((result) => testDiagnostics(checked, result)),
    ...solution.curves.flatMap((result) => curveDiagnostics(checked, result)),
  ];
}

const told = ({ code, message }: Diagnostic): string => `${code}: ${message}`;
const isError = ({ severity }: Diagnostic): boolean => severity === 'error';

const shown = diagnosticPages.flatMap((page) =>
  page.examples ? [[`${page.code} ${page.name}`, page, page.examples] as const] : [],
);

describe.each(shown)('%s', (_title, page, examples) => {
  const { code } = page;
  const { wrong, right, files } = examples;

  it('is given once by its wrong example, with no other error', () => {
    const all = allDiagnostics(wrong, files);
    const found = all.filter((diagnostic) => diagnostic.code === code);
    expect(found).toHaveLength(1);
    expect(found[0]?.severity).toBe(page.severity);
    // A failed import is itself the mistake that this information is about.
    const others = all.filter((one) => isError(one) && one.code !== code).map(told);
    expect(others.filter((error) => page.name !== 'name-of-failed-import' || !error.startsWith('MG701'))).toEqual([]);
  });

  it('is not given by its right example, which has no errors', () => {
    const all = allDiagnostics(right, files);
    expect(all.filter((one) => isError(one) || one.code === code).map(told)).toEqual([]);
  });

  it('marks a place in the text, and each fix gives a text without it', () => {
    const diagnostic = allDiagnostics(wrong, files).find((one) => one.code === code);
    if (!diagnostic) throw new Error('the wrong example does not give it');
    const { range } = diagnostic;
    expect(0 <= range.start && range.start <= range.end && range.end <= wrong.length).toBe(true);
    for (const fix of diagnostic.fixes ?? []) {
      const edits = [...fix.edits].sort((a, b) => b.range.start - a.range.start);
      const mended = edits.reduce(
        (text, edit) => text.slice(0, edit.range.start) + edit.newText + text.slice(edit.range.end),
        wrong,
      );
      expect(
        checkText(mended, files).diagnostics.filter((one) => one.code === code),
        `${fix.title}:\n${mended}`,
      ).toEqual([]);
    }
  });
});

describe('a defect of the solver, which no text gives on purpose', () => {
  it('is told at the name of the test that it is in', () => {
    const text = solverPages.MG615.examples.right;
    const checked = checkText(text);
    const [problem] = checked.problem.tests;
    if (!problem) throw new Error('the example has no test');
    const broken = solveTest(checked.problem, problem, {}, () => {
      throw new TypeError('something is undefined');
    });
    const diagnostics = testDiagnostics(checked, broken);
    expect(diagnostics).toMatchObject([{ code: defect.code, severity: defect.severity }]);
    expect(diagnostics[0]?.message).toMatch(/something is undefined/);
    const { start = 0, end = 0 } = diagnostics[0]?.range ?? {};
    expect(text.slice(start, end)).toBe(problem.name);
  });

  it('is the only diagnostic without an example', () => {
    expect(diagnosticPages.filter(({ examples }) => !examples).map(({ code }) => code)).toEqual([defect.code]);
  });
});

describe('a frozen term', () => {
  it('is told by the checker, not by the solver too', () => {
    const page = diagnosticPages.find(({ name }) => name === 'frozen');
    const codes = allDiagnostics(page?.examples?.wrong ?? '').map(({ code }) => code);
    expect(codes).toEqual(['MG505']);
  });

  it('is told of each', () => {
    const frozen = allDiagnostics(`mgmodel 1
alloy X { composition = Zr 50, Cu 50; T_g = 700 K }
model m of X {
  elastic { E = 90 GPa }
  relaxation a : debye { strength = 10 GPa; tau = vft(tau0: 1e-13 s, B: 4500 K, T0: 550 K) }
  relaxation b : debye { strength = 10 GPa; tau = vft(tau0: 1e-13 s, B: 4500 K, T0: 520 K) }
}
test t of m : relaxation_times { T = 500 K .. 700 K step 50 K }`);
    expect(frozen.map(({ code, message }) => `${code} ${message.split(' ')[0] ?? ''}`)).toEqual([
      'MG505 `m.a`',
      'MG505 `m.b`',
    ]);
  });
});

describe('the list of diagnostics', () => {
  it('holds every file of the folder, and no code twice', () => {
    const folder = join(import.meta.dirname, '../../../server/src/diagnostics');
    const helpers = ['index.ts', 'insertion.ts'];
    const files = readdirSync(folder).flatMap((name) => {
      const inner = join(folder, name);
      return statSync(inner).isDirectory() ? readdirSync(inner).filter((file) => !helpers.includes(file)) : [];
    });
    const names = files.map((file) => file.replace(/\.ts$/, '')).sort();
    expect([...diagnosticPages].map(({ name }) => name).sort()).toEqual(names);
    expect(new Set(diagnosticPages.map(({ code }) => code)).size).toBe(diagnosticPages.length);
  });
});
