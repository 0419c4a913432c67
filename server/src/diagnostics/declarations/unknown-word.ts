import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { tensionText } from '../example-text.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { didYouMean, listed, replaceFixes } from '../words.ts';

export const unknownWord: DiagnosticDescriptor<{
  readonly place: string;
  readonly found: string;
  readonly range: TextRange;
  readonly suggestions: readonly string[];
  readonly words: readonly string[];
}> = {
  code: 'MG417',
  name: 'unknown-word',
  severity: 'error',
  explanation: 'The field takes one of a few words.',
  examples: {
    wrong: tensionText('measure = treu'),
    right: tensionText('measure = true'),
  },
  message: ({ place, found, suggestions, words }) =>
    `${place} is ${listed(words, 'or')}; ${found} is none of them${didYouMean(suggestions)}`,
  fixes: ({ range, suggestions, words }) => replaceFixes(range, suggestions.length > 0 ? suggestions : words),
};
