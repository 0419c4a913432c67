import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { quoted } from '../words.ts';

export const fieldTwice: DiagnosticDescriptor<{ readonly field: string; readonly first: TextRange }> = {
  code: 'MG405',
  name: 'field-twice',
  severity: 'error',
  explanation: 'A block gives the same field two values. Only one can hold: remove the other.',
  examples: {
    wrong: `${alloyText}model m of X {
  elastic {
    E = 90 GPa
    E = 91 GPa
  }
}`,
    right: `${alloyText}model m of X {
  elastic { E = 90 GPa }
}`,
  },
  message: ({ field }) => `${quoted(field)} has a value in this block already; remove one of the two`,
  related: ({ field, first }) => [{ range: first, message: `${quoted(field)} was given here` }],
};
