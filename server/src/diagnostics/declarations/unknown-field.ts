import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { modelText, relaxationTimesText } from '../example-text.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { didYouMean, listed, quoted, replaceFixes } from '../words.ts';

export const unknownField: DiagnosticDescriptor<{
  readonly field: string;
  readonly place: string;
  readonly range: TextRange;
  readonly suggestions: readonly string[];
  readonly known: readonly string[];
}> = {
  code: 'MG403',
  name: 'unknown-field',
  severity: 'error',
  explanation: 'The block has no field of this name. The page of its kind or protocol lists those it has.',
  examples: {
    wrong: `${modelText}test t of m : relaxation_times {
  T = 300 K .. 400 K step 50 K
  frequncy = 1 Hz
}`,
    right: relaxationTimesText,
  },
  message: ({ field, place, suggestions, known }) =>
    `${place} has no field ${quoted(field)}${suggestions.length > 0 ? didYouMean(suggestions) : known.length > 0 ? `; its fields are ${listed(known)}` : ''}`,
  fixes: ({ range, suggestions }) => replaceFixes(range, suggestions),
};
