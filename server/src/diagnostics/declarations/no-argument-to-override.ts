import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { modelText } from '../example-text.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { didYouMean, listed, quoted, replaceFixes } from '../words.ts';

export const noArgumentToOverride: DiagnosticDescriptor<{
  readonly argument: string;
  readonly place: string;
  readonly value: string;
  readonly range: TextRange;
  readonly suggestions: readonly string[];
  readonly known: readonly string[];
  readonly source?: TextRange;
}> = {
  code: 'MG416',
  name: 'no-argument-to-override',
  severity: 'error',
  explanation:
    'A path such as `beta.tau.U` reaches an argument of the law that `beta.tau` was given. Here the value is no call, or the call has no such argument.',
  examples: {
    wrong: `${modelText}model aged of X extends m {
  beta.tau.V = 90 kJ/mol
}`,
    right: `${modelText}model aged of X extends m {
  beta.tau.U = 90 kJ/mol
}`,
  },
  message: ({ argument, place, value, suggestions, known }) =>
    known.length > 0
      ? `${place} is ${value}, which has no argument ${quoted(argument)}${suggestions.length > 0 ? didYouMean(suggestions) : `; it has ${listed(known)}`}`
      : `${place} is ${value}, which has no arguments; give ${place} a value as a whole`,
  fixes: ({ range, suggestions }) => replaceFixes(range, suggestions),
  related: ({ place, source }) => (source ? [{ range: source, message: `${place} has its value from here` }] : []),
};
