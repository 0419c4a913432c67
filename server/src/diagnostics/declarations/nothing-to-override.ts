import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { modelText } from '../example-text.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { didYouMean, quoted, replaceFixes } from '../words.ts';

export const nothingToOverride: DiagnosticDescriptor<{
  readonly path: string;
  readonly name: string;
  readonly within: string;
  readonly range: TextRange;
  readonly suggestions: readonly string[];
  readonly extended: boolean;
}> = {
  code: 'MG415',
  name: 'nothing-to-override',
  severity: 'error',
  explanation:
    'A dotted field changes an element that the model declares or inherits with `extends`. This model has no such element.',
  examples: {
    wrong: `${modelText}model aged of X extends m {
  bta.tau.U = 90 kJ/mol
}`,
    right: `${modelText}model aged of X extends m {
  beta.tau.U = 90 kJ/mol
}`,
  },
  message: ({ name, within, suggestions, extended }) =>
    `${quoted(within)} has no element ${quoted(name)}${suggestions.length > 0 ? didYouMean(suggestions) : extended ? '' : '; a model inherits elements with `extends`'}`,
  fixes: ({ range, suggestions }) => replaceFixes(range, suggestions),
};
