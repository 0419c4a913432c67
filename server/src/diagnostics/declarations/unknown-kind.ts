import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { didYouMean, listed, quoted, replaceFixes, withArticle } from '../words.ts';

export const unknownKind: DiagnosticDescriptor<{
  readonly what: string;
  readonly name: string;
  readonly range: TextRange;
  readonly suggestions: readonly string[];
  readonly known: readonly string[];
  readonly instead?: string;
}> = {
  code: 'MG406',
  name: 'unknown-kind',
  severity: 'error',
  explanation:
    'What stands behind the colon names a kind of relaxation, flow or model, or a protocol. The reference lists them.',
  examples: {
    wrong: `${alloyText}model m of X {
  elastic { E = 90 GPa }
  relaxation beta : debyee { strength = 1/80 GPa - 1/90 GPa; tau = 1 s }
}`,
    right: `${alloyText}model m of X {
  elastic { E = 90 GPa }
  relaxation beta : debye { strength = 1/80 GPa - 1/90 GPa; tau = 1 s }
}`,
  },
  message: ({ what, name, suggestions, known, instead }) =>
    instead
      ? `${quoted(name)} is ${instead}, not ${withArticle(what)}`
      : `${quoted(name)} is no ${what}${suggestions.length > 0 ? didYouMean(suggestions) : `; there are ${listed(known)}`}`,
  fixes: ({ range, suggestions }) => replaceFixes(range, suggestions),
};
