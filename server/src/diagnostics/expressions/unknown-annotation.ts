import type { DiagnosticDescriptor } from '../diagnostic.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { didYouMean, quoted, replaceFixes } from '../words.ts';

export const unknownAnnotation: DiagnosticDescriptor<{
  readonly text: string;
  readonly range: TextRange;
  readonly suggestions: readonly string[];
}> = {
  code: 'MG216',
  name: 'unknown-annotation',
  severity: 'error',
  explanation:
    'Behind the `:` of an argument stands what it measures: a word such as temperature, stress, time or volume, or a unit expression such as `MPa/K`.',
  examples: {
    wrong: `mgmodel 1
fn f(T: temprature) = 2*T`,
    right: `mgmodel 1
fn f(T: temperature) = 2*T`,
  },
  message: ({ text, suggestions }) =>
    `${quoted(text)} is neither a quantity (temperature, stress, time, …) nor a unit${didYouMean(suggestions)}`,
  fixes: ({ range, suggestions }) => replaceFixes(range, suggestions),
};
