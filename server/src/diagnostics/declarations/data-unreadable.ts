import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { relaxationTimesText } from '../example-text.ts';

export const dataUnreadable: DiagnosticDescriptor<{ readonly path: string; readonly problem: string }> = {
  code: 'MG704',
  name: 'data-unreadable',
  severity: 'error',
  explanation:
    'The table of a data block could not be read. The path is relative to the file it is written in and must stay inside the workspace.',
  examples: {
    wrong: `${relaxationTimesText}data d for t from "no-such.csv" {
  T = column 1 in K
  tau.beta = column 2 in s
}`,
    right: `${relaxationTimesText}data d for t from "times.csv" {
  T = column 1 in K
  tau.beta = column 2 in s
}`,
    files: {
      'times.csv': `T,tau
300,1
`,
    },
  },
  message: ({ path, problem }) => `"${path}" cannot be read: ${problem}`,
};
