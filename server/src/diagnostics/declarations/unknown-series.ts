import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { tensionText } from '../example-text.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { didYouMean, listed, quoted, replaceFixes } from '../words.ts';

export const unknownSeries: DiagnosticDescriptor<{
  readonly series: string;
  readonly place: string;
  readonly range: TextRange;
  readonly suggestions: readonly string[];
  readonly known: readonly string[];
}> = {
  code: 'MG419',
  name: 'unknown-series',
  severity: 'error',
  explanation:
    'The first argument of a measure is a series of the test’s protocol, or of one of its elements (`strain.beta`).',
  examples: {
    wrong: tensionText('expect max(stres) < 1 GPa'),
    right: tensionText('expect max(stress) < 1 GPa'),
  },
  message: ({ series, place, suggestions, known }) =>
    `${place} gives no series ${quoted(series)}${suggestions.length > 0 ? didYouMean(suggestions) : `; it gives ${listed(known)}`}`,
  fixes: ({ range, suggestions }) => replaceFixes(range, suggestions),
};
