/** What features may ask for beyond the file at hand. */
import type { CheckedFile, ModelSymbol } from '../model/checked.ts';
import type { TestResult } from '../solver/result.ts';
import type { EquationStyle } from './documentation/equations.ts';

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
  /** Paths of files that could stand in `import` or `from`, relative to the file. */
  pathsNear(uri: string, endings: readonly string[]): readonly string[];
  /** URI of a path written in a file. */
  resolvePath(fromUri: string, path: string): string | undefined;
  /** Headings of a CSV file named by a `data` block. */
  dataColumns(fromUri: string, path: string): readonly string[];
}
