import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { alloyText, modelText } from '../example-text.ts';
import { listed, quoted } from '../words.ts';

export const missingField: DiagnosticDescriptor<{
  readonly place: string;
  readonly missing: readonly { readonly name: string; readonly text: string }[];
  readonly insertAt?: number;
  readonly insertText?: string;
}> = {
  code: 'MG404',
  name: 'missing-field',
  severity: 'error',
  explanation: 'The block lacks what it cannot do without. The quick fix writes it with a value to start from.',
  examples: {
    wrong: `${alloyText}model m of X {
  elastic { E = 90 GPa }
  relaxation beta : debye { strength = 1/80 GPa - 1/90 GPa }
}`,
    right: modelText,
  },
  message: ({ place, missing }) =>
    `${place} needs ${listed(missing.map(({ name }) => name))}: ${missing.map(({ text }) => quoted(text)).join(', ')}, for example`,
  fixes: ({ missing, insertAt, insertText }) =>
    insertAt === undefined || insertText === undefined
      ? []
      : [
          {
            title: `Add ${listed(missing.map(({ name }) => name))}`,
            edits: [{ range: { start: insertAt, end: insertAt }, newText: insertText }],
            preferred: true,
          },
        ],
};
