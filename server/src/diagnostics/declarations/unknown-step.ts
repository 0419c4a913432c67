import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { modelText } from '../example-text.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { didYouMean, listed, quoted, replaceFixes } from '../words.ts';

export const unknownStep: DiagnosticDescriptor<{
  readonly action: string;
  readonly range: TextRange;
  readonly suggestions: readonly string[];
  readonly known: readonly string[];
}> = {
  code: 'MG425',
  name: 'unknown-step',
  severity: 'error',
  explanation: 'A program is made of the steps heat, cool, hold, load, unload and strain.',
  examples: {
    wrong: `${modelText}test t of m : program {
  T = 300 K
  haet to 430 K at 10 K/min
}`,
    right: `${modelText}test t of m : program {
  T = 300 K
  heat to 430 K at 10 K/min
}`,
  },
  message: ({ action, suggestions, known }) =>
    `${quoted(action)} is no step of a program${suggestions.length > 0 ? didYouMean(suggestions) : `; there are ${listed(known)}`}`,
  fixes: ({ range, suggestions }) => replaceFixes(range, suggestions),
};
