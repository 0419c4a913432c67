import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { relaxationTimesText } from '../example-text.ts';

const model = relaxationTimesText;

export const dataCells: DiagnosticDescriptor<{ readonly path: string; readonly problem: string }> = {
  code: 'MG706',
  name: 'data-cells',
  severity: 'warning',
  explanation:
    'Some cells of a measured table hold no number, or a column is empty. The other rows are drawn; the message names the first cells.',
  examples: {
    wrong: `${model}data d for t from "times.csv" {
  T = column 1 in K
  tau.beta = column 2 in s
}`,
    right: `${model}data d for t from "clean.csv" {
  T = column 1 in K
  tau.beta = column 2 in s
}`,
    files: {
      'times.csv': 'T,tau\n300,55\n350,n.a.\n400,0.013\n',
      'clean.csv': 'T,tau\n300,55\n400,0.013\n',
    },
  },
  message: ({ path, problem }) => `"${path}": ${problem}`,
};
