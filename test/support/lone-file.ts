/** A file that stands alone, as the features of the editor see it: nothing run, nothing measured, no other files. */
import type { Environment } from '../../server/src/features/environment.ts';
import type { CheckedFile } from '../../server/src/model/checked.ts';

export const loneFile = (file: CheckedFile): Environment => ({
  equations: 'text',
  file: () => file,
  files: () => [file],
  filesUsing: () => [file],
  lastRun: () => undefined,
  pathsNear: () => [],
  residuals: () => [],
  resolvePath: () => undefined,
  dataFile: () => ({ columns: [], rows: [] }),
  dataProblems: () => [],
  dataColumns: () => [],
});
