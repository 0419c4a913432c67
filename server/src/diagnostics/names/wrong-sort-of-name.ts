import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { modelText } from '../example-text.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { didYouMean, quoted, replaceFixes, withArticle } from '../words.ts';

export const wrongSortOfName: DiagnosticDescriptor<{
  readonly name: string;
  readonly found: string;
  readonly expected: string;
  readonly range: TextRange;
  readonly suggestions: readonly string[];
}> = {
  code: 'MG221',
  name: 'wrong-sort-of-name',
  severity: 'error',
  explanation:
    'The name exists, but stands for another sort of thing than this place asks for: a test where a model belongs, for example.',
  examples: {
    wrong: `${modelText}test t of X : relaxation_times { T = 300 K .. 400 K step 50 K }`,
    right: `${modelText}test t of m : relaxation_times { T = 300 K .. 400 K step 50 K }`,
  },
  message: ({ name, found, expected, suggestions }) =>
    `${quoted(name)} is ${withArticle(found)}, where ${withArticle(expected)} is expected${didYouMean(suggestions)}`,
  fixes: ({ range, suggestions }) => replaceFixes(range, suggestions),
};
