import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { relaxationTimesText } from '../example-text.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { didYouMean, listed, replaceFixes } from '../words.ts';

export const unknownColumn: DiagnosticDescriptor<{
  readonly column: string;
  readonly path: string;
  readonly range: TextRange;
  readonly suggestions: readonly string[];
  readonly known: readonly string[];
}> = {
  code: 'MG705',
  name: 'unknown-column',
  severity: 'error',
  explanation: 'The table has no such column. Columns are named by their header, or counted from 1.',
  examples: {
    wrong: `${relaxationTimesText}data d for t from "times.csv" {
  T = column "Temp" in K
  tau.beta = column 2 in s
}`,
    right: `${relaxationTimesText}data d for t from "times.csv" {
  T = column "T" in K
  tau.beta = column 2 in s
}`,
    files: {
      'times.csv': `T,tau
300,1
`,
    },
  },
  message: ({ column, path, suggestions, known }) =>
    `"${path}" has no column ${column}${suggestions.length > 0 ? didYouMean(suggestions) : known.length > 0 ? `; its columns are ${listed(known)}` : ''}`,
  fixes: ({ range, suggestions }) =>
    replaceFixes(
      range,
      suggestions.map((name) => `"${name}"`),
    ),
};
