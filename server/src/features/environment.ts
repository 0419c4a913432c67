/** What features may ask for beyond the file at hand. */
import type { CheckedFile, DataBlock, ModelSymbol } from '../model/checked.ts';
import type { TestResult } from '../solver/result.ts';
import type { EquationStyle } from './documentation/equations.ts';

/** How far the last good curves of a test are from a measured series. */
export interface Residual {
  readonly series: string;
  /** Coefficient of determination. */
  readonly r2: number;
  /** Root mean square of the residuals, SI. */
  readonly rms: number;
  /** `rms` over the root mean square of what was measured. */
  readonly relative: number;
  readonly unit: string;
  readonly outdated: boolean;
}

/** A measured table as it is written. */
export interface DataFile {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Environment {
  /** How the editor shows equations. */
  readonly equations: EquationStyle;
  /** A file by its URI, checked; `undefined` when it cannot be read. */
  file(uri: string): CheckedFile | undefined;
  /** Every model file of the workspace, checked, the open ones included. One at a time: all together are large. */
  files(): Iterable<CheckedFile>;
  /** The files that use a symbol, its own included. */
  filesUsing(symbol: ModelSymbol): Iterable<CheckedFile>;
  /** The last result of a test, with why it is older than the text if it is. */
  lastRun(uri: string, test: string): { readonly result: TestResult; readonly outdated?: string } | undefined;
  /** What the last good curves leave of the points of a `data` block; nothing before its test was solved. */
  residuals(file: CheckedFile, data: DataBlock): readonly Residual[];
  /** Paths of files that could stand in `import` or `from`, relative to the file. */
  pathsNear(uri: string, endings: readonly string[]): readonly string[];
  /** URI of a path written in a file. */
  resolvePath(fromUri: string, path: string): string | undefined;
  /** The table that a `data` block names, cells as written, or why it cannot be read. */
  dataFile(file: CheckedFile, path: string): DataFile | { readonly problem: string };
  /** What could not be read of the table of a `data` block, in sentences. */
  dataProblems(file: CheckedFile, data: DataBlock): readonly string[];
  /** Headings of a CSV file named by a `data` block. */
  dataColumns(fromUri: string, path: string): readonly string[];
}
