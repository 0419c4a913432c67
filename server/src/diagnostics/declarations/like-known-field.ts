import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { quoted, replaceFixes } from '../words.ts';

export const likeKnownField: DiagnosticDescriptor<{
  readonly field: string;
  readonly known: string;
  readonly range: TextRange;
}> = {
  code: 'MG442',
  name: 'like-known-field',
  severity: 'hint',
  explanation:
    'An alloy may have fields of its own. This one differs only in its letters’ case from one that the language knows and uses.',
  examples: {
    wrong: `mgmodel 1
alloy X {
  composition = Zr 50, Cu 50
  T_G = 700 K
}`,
    right: alloyText,
  },
  message: ({ field, known }) => `${quoted(field)} is a field of your own here; the language knows ${quoted(known)}`,
  fixes: ({ range, known }) => replaceFixes(range, [known]),
};
