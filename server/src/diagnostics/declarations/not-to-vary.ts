import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { relaxationTimesText } from '../example-text.ts';
import { quoted } from '../words.ts';

export const notToVary: DiagnosticDescriptor<{ readonly found: string }> = {
  code: 'MG438',
  name: 'not-to-vary',
  severity: 'error',
  explanation: 'A fit varies params, or values of its model reached by a path (`beta.tau.U in 70 .. 100 kJ/mol`).',
  examples: {
    wrong: `${relaxationTimesText}data d for t from "times.csv" {
  T = column 1 in K
  tau.beta = column 2 in s
}
let x = 2
fit f of m {
  to = [d]
  vary = [x]
}`,
    right: `${relaxationTimesText}data d for t from "times.csv" {
  T = column 1 in K
  tau.beta = column 2 in s
}
fit f of m {
  to = [d]
  vary = [beta.tau.U in 70 .. 100 kJ/mol]
}`,
    files: {
      'times.csv': `T,tau
300,1
`,
    },
  },
  message: ({ found }) =>
    `${found} cannot be varied: name a param, or a value of the model such as ${quoted('beta.tau.U in 70 .. 100 kJ/mol')}`,
};
