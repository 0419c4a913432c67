import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';
import { listed, quoted } from '../words.ts';

export const exactlyOneOf: DiagnosticDescriptor<{
  readonly place: string;
  readonly names: readonly string[];
  readonly given: readonly string[];
  readonly insertAt?: number;
  readonly insertText?: string;
}> = {
  code: 'MG413',
  name: 'exactly-one-of',
  severity: 'error',
  explanation:
    'Of these fields the block takes exactly one: a model is written in Young’s or in shear modulus, a cycle is controlled in stress or in strain.',
  examples: {
    wrong: `${alloyText}model m of X {
  elastic {
    E = 90 GPa
    G = 30 GPa
  }
}`,
    right: `${alloyText}model m of X {
  elastic { E = 90 GPa }
}`,
  },
  message: ({ place, names, given }) =>
    given.length === 0
      ? `${place} needs one of ${listed(names, 'or')}`
      : `${place} takes only one of ${listed(names, 'or')}; ${given.length === 2 ? 'both are given' : `${listed(given)} are given`}`,
  fixes: ({ names, insertAt, insertText }) =>
    insertAt === undefined || insertText === undefined
      ? []
      : [
          {
            title: `Add ${quoted(names[0] ?? '')}`,
            edits: [{ range: { start: insertAt, end: insertAt }, newText: insertText }],
            preferred: true,
          },
        ],
};
