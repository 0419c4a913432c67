/** `mgmodel run`: solves the tests of each file, judges their expectations, writes the results. */
import { writeFileSync } from 'node:fs';
import { curveDiagnostics, testDiagnostics } from '../../features/solver-diagnostics.ts';
import { diagnosticsToJson, diagnosticsToText } from '../writers/diagnostics.ts';
import { junit } from '../writers/junit.ts';
import { createDataReader } from '../file-host.ts';
import { measuredData, type MeasuredData } from '../../preview/measured.ts';
import { load, type LoadedFile } from '../load.ts';
import { provenanceOf } from '../provenance.ts';
import { solve } from '../../solver/solve.ts';
import { summaryTable } from '../writers/summary.ts';
import { writeCsv } from '../writers/csv.ts';
import { writeReport } from '../writers/html.ts';
import { writeDrawings } from '../writers/svg.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Solution } from '../../solver/result.ts';
import type { Terminal } from '../terminal.ts';

export interface RunOptions {
  readonly json?: boolean;
  readonly test?: readonly string[];
  readonly csv?: string;
  readonly svg?: string;
  readonly html?: string;
  readonly junit?: string;
}

export interface SolvedFile {
  readonly file: LoadedFile;
  readonly solution: Solution;
  readonly measured: MeasuredData;
  /** The checker's and the solver's, in the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
}

function solveFile(file: LoadedFile, tests: readonly string[] | undefined): SolvedFile {
  const solution = solve(file.checked.problem, tests ? { tests } : {});
  const measured = measuredData(file.checked, createDataReader(file.path));
  const diagnostics = [
    ...file.checked.diagnostics,
    ...solution.tests.flatMap((test) => testDiagnostics(file.checked, test)),
    ...solution.curves.flatMap((curve) => curveDiagnostics(file.checked, curve)),
    ...measured.diagnostics,
  ].sort((a, b) => a.range.start - b.range.start);
  return { file, solution, measured, diagnostics };
}

const toJson = ({ file, solution, diagnostics }: SolvedFile): object => ({
  ...provenanceOf(file),
  diagnostics: diagnosticsToJson(file, diagnostics),
  tests: solution.tests,
  curves: solution.curves,
});

/** Writes what the options ask for beside the terminal; gives the files written. */
async function writeFiles(solved: readonly SolvedFile[], options: RunOptions): Promise<string[]> {
  const written: string[] = [];
  for (const { file, solution } of solved) {
    if (options.csv !== undefined) written.push(...writeCsv(options.csv, solution, provenanceOf(file)));
  }
  if (options.svg !== undefined) written.push(...(await writeDrawings(options.svg, solved)));
  const [first] = solved;
  if (options.html !== undefined && first) written.push(await writeReport(options.html, first));
  if (options.junit !== undefined) {
    const suites = solved.map(({ file, solution }) => ({ path: file.path, tests: solution.tests }));
    writeFileSync(options.junit, junit(suites));
    written.push(options.junit);
  }
  return written;
}

/** Names asked for with `--test` that no file has. */
function unknownTests(solved: readonly SolvedFile[], wanted: readonly string[]): string[] {
  return wanted.filter((name) => !solved.some(({ file }) => file.checked.tests.some((test) => test.name === name)));
}

/** Exit status 0; 1 when a file has errors, a test could not be solved or an expectation failed; 2 when unreadable. */
export async function runRun(files: readonly string[], options: RunOptions, terminal: Terminal): Promise<number> {
  if (options.html !== undefined && files.length > 1) {
    terminal.error('mgmodel: --html writes the report of one file; call it once for each\n');
    return 2;
  }
  let status = 0;
  const solved: SolvedFile[] = [];
  const answers: object[] = [];
  for (const path of files) {
    const file = load(path);
    if ('problem' in file) {
      terminal.error(`mgmodel: ${file.problem}\n`);
      answers.push({ file: path, diagnostics: [], tests: [], curves: [], problem: file.problem });
      status = 2;
      continue;
    }
    const result = solveFile(file, options.test);
    solved.push(result);
    answers.push(toJson(result));
    if (result.diagnostics.some(({ severity }) => severity === 'error')) status = Math.max(status, 1);
  }
  for (const name of unknownTests(solved, options.test ?? [])) {
    terminal.error(`mgmodel: no test is named '${name}'\n`);
    status = 2;
  }
  let written: string[] = [];
  try {
    written = await writeFiles(solved, options);
  } catch (error) {
    terminal.error(
      `mgmodel: the results could not be written: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    status = 2;
  }
  if (options.json) {
    terminal.write(`${JSON.stringify(answers.length === 1 ? answers[0] : answers)}\n`);
    return status;
  }
  for (const result of solved) {
    terminal.write(diagnosticsToText(result.file, result.diagnostics));
    terminal.write(summaryTable(result, terminal.columns));
  }
  for (const path of written) terminal.write(`wrote ${path}\n`);
  return status;
}
