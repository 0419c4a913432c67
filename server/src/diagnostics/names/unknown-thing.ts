import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { modelText } from '../example-text.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { didYouMean, quoted, replaceFixes } from '../words.ts';

export const unknownThing: DiagnosticDescriptor<{
  readonly what: string;
  readonly name: string;
  readonly range: TextRange;
  readonly suggestions: readonly string[];
  readonly where?: string;
}> = {
  code: 'MG220',
  name: 'unknown-thing',
  severity: 'error',
  explanation:
    'A header names an alloy, model, test or data set that neither this file nor its imports declare. Names are case-sensitive.',
  examples: {
    wrong: `${modelText}test t of mm : relaxation_times { T = 300 K .. 400 K step 50 K }`,
    right: `${modelText}test t of m : relaxation_times { T = 300 K .. 400 K step 50 K }`,
  },
  message: ({ what, name, suggestions, where }) =>
    `There is no ${what} ${quoted(name)} in ${where ?? 'this file or its imports'}${didYouMean(suggestions)}`,
  fixes: ({ range, suggestions }) => replaceFixes(range, suggestions),
};
