import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { tensionText } from '../example-text.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { didYouMean, listed, quoted, replaceFixes } from '../words.ts';

export const unknownSelector: DiagnosticDescriptor<{
  readonly name: string;
  readonly place: string;
  readonly range: TextRange;
  readonly suggestions: readonly string[];
  readonly known: readonly string[];
}> = {
  code: 'MG421',
  name: 'unknown-selector',
  severity: 'error',
  explanation: 'Behind `for` stand fields that the test gives (`for frequency = 1 Hz`), or `model = NAME`.',
  examples: {
    wrong: tensionText('expect max(stress) < 1 GPa for frequency = 1 Hz'),
    right: tensionText('expect max(stress) < 1 GPa for T = 600 K'),
  },
  message: ({ name, place, suggestions, known }) =>
    `${quoted(name)} does not tell the curves of ${place} apart${suggestions.length > 0 ? didYouMean(suggestions) : `; ${listed(known)} do`}`,
  fixes: ({ range, suggestions }) => replaceFixes(range, suggestions),
};
