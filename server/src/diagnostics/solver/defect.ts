import type { SolverPage } from '../diagnostic.ts';

/** No text gives it on purpose, so it has no example. */
export const defect = {
  code: 'MG690',
  name: 'defect',
  severity: 'error',
  explanation:
    'The solver itself failed on this test: a defect of MGModel, not of the file. The other tests are solved all the same. Please report it with the file and the message.',
} as const satisfies SolverPage;
