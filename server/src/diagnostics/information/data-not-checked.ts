import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { relaxationTimesText } from '../example-text.ts';

export const dataNotChecked: DiagnosticDescriptor<{ readonly path: string }> = {
  code: 'MG903',
  name: 'data-not-checked',
  severity: 'information',
  explanation: 'The table has not been read yet, so its columns could not be compared with this block.',
  examples: {
    wrong: `${relaxationTimesText}data d for t from "not-read-yet.csv" {
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
      'not-read-yet.csv': ``,
    },
  },
  message: ({ path }) => `The columns of "${path}" could not be checked: the table has not been read yet`,
};
